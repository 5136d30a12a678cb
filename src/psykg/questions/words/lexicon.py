"""What the words of a question may mean: labels of concepts and kinds, and the forms that speak of relations.

All of it is read from the graph. A concept that is added with its labels is known at once, under the other names of its
kind too: who knows the “evaluation phase” knows the “evaluation stage”.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, product

from psykg.engine import Engine
from psykg.entities.asking import each_row
from psykg.entities.index import Index
from psykg.questions.graph.schema import Schema
from psykg.questions.words.corrections import Corrections
from psykg.questions.words.forms import FORMS, of_form
from psykg.questions.words.function_words import PREPOSITIONS
from psykg.questions.words.keys import Key, head_of, key_of
from psykg.questions.words.meaning import Meaning, Role
from psykg.questions.words.names import Names
from psykg.questions.words.patterns import PATTERNS, Patterns
from psykg.questions.words.spelling import lemma, tokens
from psykg.vocabulary import PSYKG

_HIDDEN = 2
_REMEMBERED = 1_000
"""How many phrases are kept in mind: a question looks the same ones up again and again."""
_PART_COST, _HEAD_COST, _RATHER = 0.1, 0.2, 0.3
_MOST_IN_LABEL = 8
"""Words of a label that is looked for in a question."""


class Lexicon:
    """The phrases of a graph and their meanings. `texts`: plain texts of the graph, as they are written in SPARQL."""

    def __init__(self, engine: Engine, index: Index, schema: Schema, texts: Iterable[str] = ()) -> None:
        self._index, self._schema, self._names = index, schema, Names(index, schema)
        self._meanings: dict[Key, tuple[Meaning, ...]] = {}
        self._shared: dict[tuple[Meaning, ...], tuple[Meaning, ...]] = {}
        given = ((row["thing"].value, row["pattern"].value) for row in each_row(engine, PATTERNS))
        self._patterns = Patterns((iri, pattern) for iri, pattern in given if schema.is_concept(iri))
        for iri in index:
            self._enter(self._names.of(iri))
        for row in each_row(engine, FORMS):
            role = Role(row["property"].value.removeprefix(PSYKG))
            for form in self._names.said_of_people(row["form"].value):
                self._enter(of_form(role, row["thing"].value, form, schema))
        for text in texts:
            self._enter(_of_text(text))
        for iri in filter(schema.is_concept, index):
            self._enter(list(self._heads(iri)))
        self._shared.clear()

    def knowing(self, words: Sequence[str]) -> "Lexicon":
        """The lexicon with what of a graph too large to be read has a label that stands in these words as a whole."""
        ends = range(1, _MOST_IN_LABEL + 1)
        spans = {" ".join(words[start : start + length]) for start in range(len(words)) for length in ends}
        called = (iri for iri in self._index.called(sorted(spans)) if iri not in self._index)
        named = list(filter(self._schema.is_concept, called))
        return _Wider(self, named) if named else self

    @cached_property
    def meanings(self) -> Callable[[Key], tuple[Meaning, ...]]:
        """What the phrase of these lemmas may mean, the likeliest first."""
        return lru_cache(_REMEMBERED)(self._looked_up)

    @cached_property
    def begins(self) -> Callable[[Key], bool]:
        """Whether some phrase begins so."""
        return lru_cache(_REMEMBERED)(self._is_begun)

    def _looked_up(self, key: Key) -> tuple[Meaning, ...]:
        written, others = self._meanings.get(key, ()), tuple(self._patterns.meanings(key))
        return _in_order((*written, *others)) if others else written

    def is_kind(self, iri: str) -> bool:
        """Whether the thing is a kind of concepts."""
        return self._schema.is_kind(iri)

    def _is_begun(self, key: Key) -> bool:
        place = bisect_left(self._sorted, key)
        written = place < len(self._sorted) and self._sorted[place][: len(key)] == key
        return written or self._patterns.begin(key)

    def rejoined(self, words: list[str]) -> Iterator[list[str]]:
        """The words with the later part of a verb put right behind the first: “make easy it” for “make it easy”."""
        lemmas = [lemma(word) for word in words]
        for i, first in enumerate(lemmas):
            for j, length in product(range(i + 2, len(lemmas)), (1, 2)):
                end = j + length
                if (first, *lemmas[j:end]) in self._verbs[length + 1] and words[end - 1] not in PREPOSITIONS:
                    yield [*words[: i + 1], *words[j:end], *words[i + 1 : j], *words[end:]]

    @cached_property
    def _verbs(self) -> dict[int, frozenset[Key]]:
        """The verbs of two words, and of three: “set in motion”."""
        verbs = [key for key, _ in self.phrases(Role.VERB)]
        return {length: frozenset(key for key in verbs if len(key) == length) for length in (2, 3)}

    def phrases(self, role: Role) -> Iterator[tuple[Key, str]]:
        """The phrases with that role, each with what it stands for."""
        for key, found in self._meanings.items():
            yield from ((key, meaning.iri) for meaning in found if meaning.role is role)

    @cached_property
    def links(self) -> dict[str, list[str]]:
        """The prepositions that join two things, each with the relations that it may stand for."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, iri in self.phrases(Role.LINK):
            found[" ".join(key)].append(iri)
        return dict(found)

    def worded(self, word: str) -> frozenset[str]:
        """The concepts that have the word in a label, hidden ones apart."""
        return self._worded.get(lemma(word), frozenset())

    @cached_property
    def _worded(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for iri in filter(self._schema.is_concept, self._index):
            for label in self._index.labels(iri):
                for token in tokens(label.text) if label.rank < _HIDDEN and not label.foreign else ():
                    found[lemma(token)].add(iri)
        return {word: frozenset(iris) for word, iris in found.items()}

    def corrected(self, token: str) -> str:
        """The word that was meant, if the token is no word of English and just one here is near; else the token."""
        return self._corrections.corrected(token)

    @cached_property
    def _corrections(self) -> Corrections:
        labels = (label.text.casefold() for iri in self._index for label in self._index.labels(iri))
        written = frozenset(token for label in labels for token in tokens(label))
        other = {word.removeprefix("=") for key in self._meanings for word in key}
        return Corrections(written | self._patterns.words, other)

    @cached_property
    def _sorted(self) -> list[Key]:
        """The phrases, those that begin alike next to each other."""
        return sorted(self._meanings)

    def _heads(self, iri: str) -> Iterator[tuple[Key, Meaning]]:
        """What a thing is, by the nouns of its labels: “disturbance” of “disturbance of mood”.

        A noun that is the name of a kind is left to that, and what names a relation rather means that.
        """
        labels = (label for label in self._index.labels(iri) if label.rank == 0 and not label.foreign)
        for key in {head_of(label.text) for label in labels}:
            roles = {meaning.role for meaning in self._looked_up(key)}
            if Role.KIND not in roles:
                yield key, Meaning(Role.HEAD, iri, _HEAD_COST + _RATHER * (Role.NOUN in roles))

    def _enter(self, phrases: Iterable[tuple[Key, Meaning]]) -> None:
        for key, meaning in phrases:
            if key:
                meanings = _in_order((*self._looked_up(key), meaning))
                self._meanings[key] = self._shared.setdefault(meanings, meanings)  # Most phrases mean what others mean.


class _Wider(Lexicon):
    """A lexicon with the labels of some concepts more. What it does not hold itself is looked up in the other."""

    def __init__(self, base: Lexicon, concepts: Iterable[str]) -> None:
        self._base, self._index, self._schema, self._names = base, base._index, base._schema, base._names
        self._meanings, self._shared, self._patterns = {}, {}, Patterns(())
        labels = [label for iri in concepts for label in self._index.labels(iri)]
        for iri in concepts:
            self._enter(self._names.of(iri))
        self._words = {token for label in labels for token in tokens(label.text)}

    def _looked_up(self, key: Key) -> tuple[Meaning, ...]:
        return self._meanings.get(key) or self._base.meanings(key)

    def _is_begun(self, key: Key) -> bool:
        return super()._is_begun(key) or self._base.begins(key)

    def phrases(self, role: Role) -> Iterator[tuple[Key, str]]:
        apart = (each for each in self._base.phrases(role) if each[0] not in self._meanings)
        return chain(super().phrases(role), apart)

    @cached_property
    def links(self) -> dict[str, list[str]]:
        return self._base.links

    def rejoined(self, words: list[str]) -> Iterator[list[str]]:
        return self._base.rejoined(words)

    def worded(self, word: str) -> frozenset[str]:
        return self._base.worded(word)

    @cached_property
    def _corrections(self) -> Corrections:
        return self._base._corrections.knowing(self._words)


def _of_text(text: str) -> Iterator[tuple[Key, Meaning]]:
    """A plain text and, of “Washington, DC”, Washington as well."""
    yield key_of(text), Meaning(Role.TEXT, text)
    if "," in text:
        yield key_of(text.partition(",")[0]), Meaning(Role.TEXT, text, cost=_PART_COST)


def _in_order(found: Sequence[Meaning]) -> tuple[Meaning, ...]:
    if len(found) == 1:
        return tuple(found)
    least: dict[tuple[object, ...], Meaning] = {}
    for each in sorted(found, key=lambda each: (each.cost, each.iri, each.stative)):
        least.setdefault((each.role.value, each.iri, each.stative, each.particle, each.participle), each)
    return tuple(least.values())
