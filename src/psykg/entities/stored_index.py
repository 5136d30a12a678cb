"""The index of a graph that is too large to be read: labels and kinds are looked up in the file that its store keeps.

What is read once is the ontology's, and does not grow. Searching looks at a bounded number of labels: those that begin
with what was typed, and those with words that do. Letters within a word are looked for in a small graph only.
"""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from psykg.engine import Engine, Row
from psykg.engine.storage import Labels
from psykg.entities.asking import rows, rows_of_ours
from psykg.entities.index import Index, Label, by_label
from psykg.entities.names import name_of
from psykg.entities.terms import Thing
from psykg.knowledge.folding import folded
from psykg.knowledge.names import words_of
from psykg.vocabulary import CONCEPT_CLASS, OWL

MOST = 10_000
"""Labels that are read into memory; of a store with more, each is looked up when it is needed."""

_WORDS = {
    OWL + "Class": "class",
    OWL + "ObjectProperty": "relation",
    OWL + "DatatypeProperty": "relation",
    OWL + "AnnotationProperty": "relation",
}
_REMEMBERED = 20_000
_BEGINNING, _HOLDING, _SPELLINGS = 60, 120, 8
"""Of a search: labels that begin so, labels with the words, and words that one typed may be the beginning of."""
_MEMBERS = 400
_SAME = 3
"""Letters at the beginning of a word that those who mistype it are trusted with."""
_TERMS = 5000


class StoredIndex(Index):
    """The labels and kinds in a store, looked up. The things that it gives one by one are those of the ontology."""

    is_whole = False

    def __init__(self, engine: Engine, labels: Labels) -> None:
        self._engine = engine
        self._file = labels
        self._wider_kinds = _closed((row["kind"].value, row["wider"].value) for row in rows(engine, "hierarchy"))
        self._by_definition = {row["kind"].value for row in rows(engine, "defined")}
        self._classes = set(labels.of_type(OWL + "Class", _TERMS))
        for method in ("thing", "labels", "_types", "count"):
            setattr(self, method, lru_cache(_REMEMBERED)(getattr(self, method)))

    def __iter__(self) -> Iterator[str]:
        """The IRIs of what the ontology names, and of classes and relations of others."""
        return iter(self._near)

    def __contains__(self, iri: str) -> bool:
        """As `Index.__contains__`."""
        return iri in self._near

    @cached_property
    def _near(self) -> dict[str, None]:
        terms = (iri for sort in _WORDS for iri in self._file.of_type(sort, _TERMS) if self.labels(iri))
        return dict.fromkeys([*(row["entity"].value for row in rows(self._engine, "near")), *terms])

    def thing(self, iri: str) -> Thing:
        """As `Index.thing`."""
        labels = self.labels(iri)
        return Thing(iri, name_of(iri), labels[0].text if labels else words_of(iri))

    def labels(self, iri: str) -> tuple[Label, ...]:
        """As `Index.labels`."""
        return tuple(Label(*label) for label in self._file.of(iri))

    def kind(self, iri: str) -> str:
        """As `Index.kind`."""
        words = (_WORDS[each] for each in self._types(iri) if each in _WORDS)
        return next(words, "") or ", ".join(self.thing(kind).label for kind in self.kinds(iri))

    def kinds(self, iri: str) -> tuple[str, ...]:
        """As `Index.kinds`."""
        return tuple(kind for kind in self._narrowest(iri) if kind not in self._by_definition)

    def defined_kinds(self, iri: str) -> tuple[str, ...]:
        """As `Index.defined_kinds`."""
        return tuple(kind for kind in self._narrowest(iri) if kind in self._by_definition)

    def is_plain(self, iri: str) -> bool:
        """As `Index.is_plain`."""
        return iri in self.members and not any(each in _WORDS for each in self._types(iri))

    @cached_property
    def members(self) -> Collection[str]:
        """Whether something is a concept; those that it gives one by one are the ontology's."""
        return _Members(self)

    def is_concept(self, iri: str) -> bool:
        """Whether it is of a kind of concepts, without a look at what else there is."""
        return any(CONCEPT_CLASS in self._wider_kinds.get(kind, ()) for kind in self.kinds(iri))

    @cached_property
    def concepts(self) -> list[tuple[Thing, list[Thing]]]:
        """As `Index.concepts`; of a kind with many, some."""
        listed = ((kind, self._some(kind)) for kind in (row["kind"].value for row in rows(self._engine, "order")))
        return [(self.thing(kind), some) for kind, some in listed if some]

    def asked(self, question: str | Path) -> list[Row]:
        """As `Index.asked`."""
        return rows_of_ours(self._engine, question)

    def count(self, kind: str) -> int:
        """As `Index.count`."""
        return self._file.count(kind)

    def candidates(self, look: str) -> Iterable[str]:
        """As `Index.candidates`: some, among them those that are called so or begin so."""
        choices = [self._file.words(word, _SPELLINGS) for word in look.split()]
        holding = self._file.with_words(choices, _HOLDING) if all(choices) else []
        return dict.fromkeys([*self._file.beginning(look, _BEGINNING), *holding])

    def alike(self, look: str) -> Iterable[str]:
        """As `Index.alike`: things with words that are near to one of the text and begin as it does."""
        return [iri for word in look.split() for iri in self._with_words_like(word)]

    def called(self, looks: Iterable[str]) -> list[str]:
        """As `Index.called`."""
        return self._file.called(looks, _SPELLINGS)

    def has_word(self, word: str) -> bool:
        """As `Index.has_word`."""
        return self._file.words(folded(word), 1) == [folded(word)]

    def _with_words_like(self, word: str) -> list[str]:
        begun = self._file.words(word[:_SAME], _HOLDING)
        close = difflib.get_close_matches(word, begun, n=_SPELLINGS)
        return self._file.with_words([close], _BEGINNING) if close else []

    def _some(self, kind: str) -> list[Thing]:
        found = (iri for iri in self._file.of_type(kind, _MEMBERS) if kind in self.kinds(iri))
        return sorted(map(self.thing, found), key=by_label)

    def _types(self, iri: str) -> list[str]:
        return self._file.types_of(iri)

    def _narrowest(self, iri: str) -> list[str]:
        """As `kinds.rq` finds them: a kind that is defined by relations does not hide the one that it narrows."""
        known = [each for each in self._types(iri) if each in self._classes and not each.startswith(OWL)]
        stated = [each for each in known if each not in self._by_definition]
        return [kind for kind in known if not any(kind in self._wider_kinds.get(other, ()) for other in stated)]


def _closed(steps: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """For each class all that are wider, however many steps away."""
    wider: dict[str, set[str]] = defaultdict(set)
    for kind, next_above in steps:
        wider[kind].add(next_above)
    grown = True
    while grown:
        grown = False
        for above in wider.values():
            farther = set[str]().union(*(wider.get(each, ()) for each in above)) - above
            above.update(farther)
            grown = grown or bool(farther)
    return dict(wider)


class _Members(Collection[str]):
    def __init__(self, index: StoredIndex) -> None:
        self._index = index

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and self._index.is_concept(iri)

    def __iter__(self) -> Iterator[str]:
        return filter(self._index.is_concept, self._index)

    def __len__(self) -> int:
        return sum(1 for _ in self)
