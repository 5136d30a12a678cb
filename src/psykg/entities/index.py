"""Every labelled thing of the graph, its labels and kinds, read once: what to call things, and what can be searched."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from pyoxigraph import Literal

from psykg.engine import Engine, Row
from psykg.entities.asking import rows
from psykg.entities.names import name_of
from psykg.entities.terms import Retirement, Thing
from psykg.knowledge.names import words_of


@dataclass(frozen=True, order=True, slots=True)
class Label:
    """A label of a thing. `rank`: 0 preferred, 1 alternative, 2 hidden (found by, not shown)."""

    rank: int
    foreign: bool
    text: str


class Index:
    """The labels and kinds in an engine's graph as they stood when it was made. Small: a few labels a thing.

    `is_whole`: what it gives one by one is all there is. Of a large store it is not, see `StoredIndex`.
    """

    is_whole = True

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._labels = _labels(engine)
        self._kinds: dict[str, list[str]] = defaultdict(list)
        self._defined: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, str] = {}
        self._things: dict[str, Thing] = {}
        for row in rows(engine, "kinds"):
            self._enter(row)

    def _enter(self, row: Row) -> None:
        entity = row["entity"].value
        if "word" in row:
            self._words[entity] = row["word"].value
        else:
            kinds = self._defined if "definition" in row else self._kinds
            kinds[entity].append(row["kind"].value)

    def __iter__(self) -> Iterator[str]:
        """The IRIs of all that has a label."""
        return iter(self._labels)

    def __contains__(self, iri: str) -> bool:
        """Whether it is one of those that are given one by one."""
        return iri in self._labels

    def thing(self, iri: str) -> Thing:
        """The thing with the best label there is; without one, or a blank one, it is shown by the end of its IRI."""
        if iri in self._things:
            return self._things[iri]
        labels = self._labels.get(iri)
        thing = Thing(iri, name_of(iri), labels[0].text if labels else words_of(iri))
        if labels or iri in self._kinds:  # Of what the graph does not speak of there is no end.
            self._things[iri] = thing
        return thing

    def labels(self, iri: str) -> tuple[Label, ...]:
        """All labels of a thing, the best first."""
        return self._labels.get(iri, ())

    def kind(self, iri: str) -> str:
        """What a thing is, in words: the label of its kind, "class" or "relation"; empty where nothing is known."""
        return self._words.get(iri) or ", ".join(self.thing(kind).label for kind in self._kinds.get(iri, ()))

    def kinds(self, iri: str) -> tuple[str, ...]:
        """The IRIs of what a thing is: its narrowest kinds; none for classes, relations and what is not known."""
        return tuple(self._kinds.get(iri, ()))

    def defined_kinds(self, iri: str) -> tuple[str, ...]:
        """The IRIs of the kinds that a thing belongs to by what is said of it."""
        return tuple(self._defined.get(iri, ()))

    @cached_property
    def matched(self) -> frozenset[str]:
        """The IRIs of all that is mapped to other vocabularies."""
        return frozenset(row["entity"].value for row in rows(self._engine, "matches"))

    def is_plain(self, iri: str) -> bool:
        """Whether a thing is a concept and nothing else: no part of the schema, no sentence, no claim."""
        return iri in self.members and iri not in self._words

    @cached_property
    def wider(self) -> dict[str, set[str]]:
        """For each relation those that hold wherever it holds."""
        wider: dict[str, set[str]] = defaultdict(set)
        for row in rows(self._engine, "wider"):
            wider[row["relation"].value].add(row["wider"].value)
        return dict(wider)

    @cached_property
    def inverses(self) -> dict[str, list[str]]:
        """For each relation those that tell the same from the other side; itself, if it is symmetric."""
        inverses: dict[str, list[str]] = defaultdict(list)
        for row in rows(self._engine, "inverses"):
            inverses[row["relation"].value].append(row["inverse"].value)
        return dict(inverses)

    @cached_property
    def retired(self) -> dict[str, Retirement]:
        """The names that are retired."""
        found = groupby(rows(self._engine, "retired"), key=lambda row: row["entity"].value)
        return {iri: self._retirement(list(same)) for iri, same in found}

    def _retirement(self, same: list[Row]) -> Retirement:
        replacements = dict.fromkeys(row["replacement"].value for row in same if "replacement" in row)
        since = max((row["since"].value for row in same if "since" in row), default=None)
        return Retirement(tuple(map(self.thing, replacements)), since)

    @cached_property
    def concepts(self) -> list[tuple[Thing, list[Thing]]]:
        """The kinds of concepts in the schema's order, each with its concepts by label."""
        members: dict[str, list[str]] = defaultdict(list)
        for entity, kinds in self._kinds.items():
            for kind in kinds:
                members[kind].append(entity)
        ordered = [row["kind"].value for row in rows(self._engine, "order")]
        return [
            (self.thing(kind), sorted(map(self.thing, members[kind]), key=by_label))
            for kind in ordered
            if kind in members
        ]

    def asked(self, question: str | Path) -> list[Row]:
        """The answers to a question about everything; of a graph that is not read whole, about psykg's own graphs."""
        return rows(self._engine, question)

    def count(self, kind: str) -> int:
        """How many concepts there are of a kind."""
        return next((len(members) for each, members in self.concepts if each.iri == kind), 0)

    def candidates(self, look: str) -> Iterable[str]:  # noqa: ARG002 (all are few)
        """What a search for the text is to look at."""
        return self

    def alike(self, look: str) -> Iterable[str]:  # noqa: ARG002
        """Things with a label that may be meant by a mistyped text, beside those that are given one by one."""
        return ()

    def called(self, looks: Iterable[str]) -> list[str]:  # noqa: ARG002
        """Things with one of these labels, beside those that are given one by one."""
        return []

    def has_word(self, word: str) -> bool:  # noqa: ARG002
        """Whether the word stands in a label of something beside those that are given one by one."""
        return False

    @cached_property
    def members(self) -> Collection[str]:
        """The IRIs of all concepts."""
        return frozenset(thing.iri for _, concepts in self.concepts for thing in concepts)


def by_label(thing: Thing) -> tuple[str, str]:
    """The order in which people look things up."""
    return thing.label.casefold(), thing.iri


def _labels(engine: Engine) -> dict[str, tuple[Label, ...]]:
    found: dict[str, set[Label]] = defaultdict(set)
    for row in rows(engine, "labels"):
        label = row["label"]
        if not label.value.strip():
            continue
        foreign = isinstance(label, Literal) and not (label.language or "en").startswith("en")
        found[row["entity"].value].add(Label(int(row["rank"].value), foreign, label.value))
    return {iri: tuple(sorted(labels)) for iri, labels in found.items()}
