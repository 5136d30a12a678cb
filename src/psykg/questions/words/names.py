"""The names of what a graph holds: its labels, and those that other names of the same things make of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from psykg.entities.index import Index
from psykg.questions.graph.links import Kinds
from psykg.questions.graph.schema import Schema
from psykg.questions.words.forms import of_label
from psykg.questions.words.function_words import PREPOSITIONS
from psykg.questions.words.keys import Key, key_of, loose, turned
from psykg.questions.words.meaning import ALTERNATIVE_COST, HIDDEN_COST, Meaning, Role
from psykg.questions.words.spelling import lemma

_LABEL_COSTS = (0.0, ALTERNATIVE_COST, HIDDEN_COST)
"""By the rank of a label: preferred, alternative, hidden."""
_VARIANT_COST = 0.1
_SHORT = 2
_OF, _FOR = "of", "for"

Name = tuple[Key, float]
"""A phrase, and what it costs to take it for the name of a thing."""


class Names:
    """The phrases that the labels of things make, each with what it may mean."""

    def __init__(self, index: Index, schema: Schema) -> None:
        self._index, self._schema = index, schema

    def of(self, iri: str) -> Iterator[tuple[Key, Meaning]]:
        """The phrases that name a concept, a kind or a relation."""
        if self._schema.is_concept(iri):
            yield from ((key, Meaning(Role.CONCEPT, iri, cost)) for key, cost in self._phrases(iri))
        elif self._schema.is_kind(iri):
            yield from ((key, Meaning(Role.KIND, iri, cost)) for key, cost in self._labels(iri))
        elif iri in self._schema.relations:
            for label in self._index.labels(iri):
                yield from of_label(iri, label.text, self._schema, first=label.rank == 0)

    def said_of_people(self, form: str) -> Iterator[str]:
        """The form, and the same with other names of whom it speaks: “treat client” for “treat patient”."""
        yield form
        words = form.split()
        for place, word in enumerate(words):
            yield from (
                " ".join((*words[:place], other, *words[place + 1 :])) for other in self._people.get(lemma(word), ())
            )

    @cached_property
    def _people(self) -> dict[str, list[str]]:
        """The names of one word by which people are called first of all, each with the others of the same people."""
        found: dict[str, list[str]] = {}
        for iri in self._index:
            if not self._schema.people.isdisjoint(self._schema.kinds_of(iri)):
                names = [label for label in self._index.labels(iri) if not label.foreign and " " not in label.text]
                for first in (label.text for label in names if label.rank == 0):
                    found[first] = list(dict.fromkeys(label.text for label in names if label.text != first))
        return found

    def _phrases(self, iri: str) -> Iterator[Name]:
        """The names of a concept, their words in another order too, and with other prepositions."""
        for key, cost in self._names(iri):
            yield key, cost
            yield from _loosened(key, cost)
        for key, cost in self._labels(iri):
            for other in turned(key):
                dearer = cost + _VARIANT_COST
                yield other, dearer
                yield tuple(_FOR if word == _OF else word for word in other), dearer
                yield from _loosened(other, dearer) if len(key) > _SHORT else ()

    def _labels(self, iri: str) -> Iterator[Name]:
        for label in self._index.labels(iri):
            if not label.foreign:
                yield key_of(label.text), _LABEL_COSTS[label.rank]

    def _names(self, iri: str) -> Iterator[Name]:
        """The labels, and those that another name of the kind makes of them: “neutral attitude” of “neutral stance”."""
        for key, cost in self._labels(iri):
            if plain := tuple(word for word in key if len(word) > 1):
                yield plain, cost + _VARIANT_COST * (plain != key)
        for key in self._composed(iri):
            yield key, _VARIANT_COST
        for key, cost in self._labels(iri):
            yield key, cost
            yield from ((other, cost + _VARIANT_COST) for other in self._renamed(key, self._schema.kinds_of(iri)))

    def _composed(self, iri: str) -> Iterator[Key]:
        """The label with other names of what its end names: “length of the last phase”."""
        for label in self._index.labels(iri):
            key = key_of(label.text) if label.rank == 0 and not label.foreign else ()
            if _OF in key[1:-1]:
                place = key.index(_OF, 1) + 1
                for other in self._labelled.get(key[place:], ()):
                    yield from (key[:place] + name for name, _ in self._labels(other) if name != key[place:])

    @cached_property
    def _labelled(self) -> dict[Key, list[str]]:
        """What concepts are labelled so, first of all."""
        found: dict[Key, list[str]] = defaultdict(list)
        for iri in filter(self._schema.is_concept, self._index):
            for label in self._index.labels(iri):
                if label.rank == 0 and not label.foreign:
                    found[key_of(label.text)].append(iri)
        return found

    def _renamed(self, key: Key, kinds: Iterable[str]) -> Iterator[Key]:
        """The label with another name of a kind in it: its own, or that of what it ends with, “length of a phase”."""
        within = {kind for start in range(1, len(key) - 1) for kind in self._kinds_by_name.get(key[start:], ())}
        for kind in {*kinds, *within}:
            heads = {head for head, _ in self._kind_names.get(kind, ())}
            for head in heads:
                if len(key) > len(head) and key[-len(head) :] == head:
                    yield from (key[: -len(head)] + other for other in heads - {head})

    @cached_property
    def _kinds_by_name(self) -> dict[Key, Kinds]:
        """What concepts are that have names of several words."""
        concepts = filter(self._schema.is_concept, self._index)
        return {key: self._schema.kinds_of(iri) for iri in concepts for key, _ in self._labels(iri) if len(key) > 1}

    @cached_property
    def _kind_names(self) -> dict[str, list[Name]]:
        return {kind: list(self._labels(kind)) for kind in self._schema.concept_kinds}


def _loosened(key: Key, cost: float) -> Iterator[Name]:
    """A label with prepositions or words for an increase, whichever people put in their place.

    Not where a preposition comes first or last, without which it would be another name: “in sessions”, “learn about”.
    """
    if loose(key) != key and PREPOSITIONS.isdisjoint((key[0], key[-1])):
        yield loose(key), cost + _VARIANT_COST
