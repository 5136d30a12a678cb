"""The concepts and what is said between them, each statement told once: what the drawing is made of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import rows_among
from psykg.entities.index import Index
from psykg.entities.statements import gathered
from psykg.entities.terms import Statement, Thing, Value
from psykg.explorer.layout.labelling import Room, room
from psykg.explorer.layout.places import places, shipped

_TOLD = Path(__file__).with_name("told.rq")
_DENIALS = Path(__file__).with_name("denials.rq")

_MOST_TOLD, _MOST_AROUND = 60, 120
"""Statements that are asked for at a time, and the concepts that they are about, where not all are read."""

_FURTHER = 3
"""Of what lies a step further out this part of that: it is many concepts, far apart on the disk, that are looked up."""

_Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with its kind; `number` is the place of the kind among all kinds, from 0."""

    thing: Thing
    kind: Thing
    number: int


class Network:
    """The concepts of an engine's graph and the statements between them, as they stood when it was made.

    `statements` join two concepts, made or denied; `values` give numbers and texts of one. `is_cut`: more is said of
    the surroundings that were asked for than is told.

    A statement that follows is left out where it only repeats one that is told: from its other side, or in wider words.
    """

    def __init__(self, engine: Engine, index: Index) -> None:
        self._engine, self._index = engine, index
        self.is_cut = False
        self.kinds = [kind for kind, _ in index.concepts]
        self.concepts = dict(_concepts(index))
        found = gathered(index, index.asked(_TOLD))
        between = [each for each in found if self._joins(each)]
        self.values = [each for each in found if each.subject.iri in self.concepts and isinstance(each.value, Value)]
        denied = gathered(index, index.asked(_DENIALS), denied=True)
        self.statements = [*_told_once(index, between), *(each for each in denied if self._joins(each))]
        self._about = _by_concept(self.statements)

    def with_surroundings(self, iris: Iterable[str], steps: int = 1) -> "Network":
        """The network with what is said of these concepts, and of those that so many steps lead to less one.

        The same, where it is the whole graph. Otherwise it is that of the ontology, and this asks for the rest: of
        concepts that very much is said of, a part.
        """
        if self._index.is_whole:
            return self
        found, seen, ring, cut = list[Statement](), set[str](), set(iris), False
        for step in range(steps):
            seen |= ring
            told, more = self._told_of(ring, _MOST_TOLD // _FURTHER**step)
            found, cut = found + told, cut or more
            ring = {end for each in told for end in ends(each)} - seen
            if not 0 < len(ring) <= _MOST_AROUND:
                break
        return self._with(found, cut=cut) if found else self

    def _told_of(self, ring: set[str], most: int) -> tuple[list[Statement], bool]:
        """What is said of these, on each side at most so much; and whether that may not be all."""
        sides = ("subject", "value")
        asked = rows_among(self._engine, "statements", sides, sorted(ring), most) if ring else []
        members, found = self._index.members, gathered(self._index, asked)
        cut = any(sum(row[side].value in ring for row in asked) >= most for side in sides)
        return [each for each in found if all(end in members for end in ends(each))], cut

    def _with(self, found: list[Statement], *, cut: bool) -> "Network":
        wider = copy(self)
        for own in ("_places", "_held"):
            vars(wider).pop(own, None)
        wider.is_cut = cut
        wider.concepts = self.concepts | {iri: self._concept(iri) for each in found for iri in ends(each)}
        more = [each for each in dict.fromkeys(_told_once(self._index, found)) if each not in self._held]
        wider.statements = [*self.statements, *more]
        # Of most concepts nothing more is said: what was found of them stays, and is not gathered anew.
        wider._about = self._about | {iri: self.about(iri) + new for iri, new in _by_concept(more).items()}
        return wider

    @cached_property
    def _held(self) -> frozenset[Statement]:
        return frozenset(self.statements)

    def _concept(self, iri: str) -> Concept:
        return self.concepts.get(iri) or _concept(self._index, self.kinds, iri)

    @property
    def is_whole(self) -> bool:
        """Whether there are no concepts but these."""
        return self._index.is_whole

    def about(self, iri: str) -> list[Statement]:
        """The statements that a concept stands in, at either end."""
        return self._about.get(iri, [])

    def same(self, statement: Statement) -> Statement | None:
        """The statement here that tells the same: the very same, or else the one from the other side."""
        here = {_triple(each): each for each in reversed(self.about(statement.subject.iri))}
        sides = _sides(self._index, _triple(statement))
        return next((here[side] for side in sides if side in here), None)

    def joining(self, one: str, other: str) -> list[Statement]:
        """The statements that join two concepts, the stated ones first and the denied ones last."""
        found = (each for each in self.about(one) if other in ends(each))
        return sorted(found, key=lambda each: (each.denied, each.inferred))

    def neighbours(self, iri: str) -> set[str]:
        """The concepts that one step leads to."""
        return {end for statement in self.about(iri) for end in ends(statement)} - {iri}

    def around(self, iri: str, steps: int) -> set[str]:
        """The concept and those that so many steps lead to."""
        return set[str]().union(*islice(self.rings([iri]), steps + 1))

    def rings(self, starts: Iterable[str]) -> Iterator[set[str]]:
        """The starts, what one step leads to from there, what a second one does, and so on to the last."""
        ring, seen = set(starts), set[str]()
        while ring:
            yield ring
            seen |= ring
            ring = {other for each in ring for other in self.neighbours(each)} - seen

    def rank(self, iri: str) -> tuple[int, str, str]:
        """What orders concepts: first what most is said of."""
        return -len(self.about(iri)), self.concepts[iri].thing.label, iri

    def place(self, iri: str) -> tuple[int, int]:
        """Where a concept stands, whatever else is drawn. Only what has no shipped place takes the layout of all."""
        return shipped().get(iri) or self._places[iri]

    @property
    def rooms(self) -> dict[str, Room]:
        """The room that each concept takes with its label, by IRI: with `pairs` what `laid_out` takes."""
        return {iri: room(concept.thing.label) for iri, concept in self.concepts.items()}

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """The concepts that are related, stated or inferred, each two once. A denial does not draw them together."""
        joined = (sorted(ends(each)) for each in self.statements if not each.denied)
        return {(first, second) for first, second in joined if first != second}

    @cached_property
    def start(self) -> str | None:
        """The concept that most is said of, which a newcomer is shown first; None where nothing is said."""
        said = Counter(each.subject.iri for each in self.statements if not each.inferred)
        return max(said, key=lambda iri: (said[iri], iri), default=None)

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        return places(self.rooms, map(ends, self.statements))

    def _joins(self, statement: Statement) -> bool:
        return all(end in self.concepts for end in ends(statement))


def ends(statement: Statement) -> tuple[str, str]:
    """The IRIs of what a statement joins; an empty one for a plain value."""
    value = statement.value
    return statement.subject.iri, value.iri if isinstance(value, Thing) else ""


def _concept(index: Index, kinds: Sequence[Thing], iri: str) -> Concept:
    number, kind = next((n, kind) for n, kind in enumerate(kinds) if kind.iri in index.kinds(iri))
    return Concept(index.thing(iri), kind, number)


def _concepts(index: Index) -> Iterator[tuple[str, Concept]]:
    if not index.is_whole:
        kinds = [kind for kind, _ in index.concepts]
        yield from ((iri, _concept(index, kinds, iri)) for iri in index.members)
        return
    seen: set[str] = set()
    for number, (kind, members) in enumerate(index.concepts):
        for thing in members:
            if thing.iri not in seen:
                seen.add(thing.iri)
                yield thing.iri, Concept(thing, kind, number)


def _by_concept(found: Iterable[Statement]) -> dict[str, list[Statement]]:
    about: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        for end in dict.fromkeys(ends(statement)):
            about[end].append(statement)
    return dict(about)


def _told_once(index: Index, found: list[Statement]) -> Iterator[Statement]:
    """What is stated, and what follows and is not told yet: in narrower words, or from its other side.

    Of two sides that both follow that one is told which statements of its relation are made from.
    """
    leading = {each.relation.iri for each in found if not each.inferred}
    held = {_triple(each) for each in found}
    stated = {_triple(each) for each in found if not each.inferred}
    echoes = set(_echoes(index, found))
    for each in found:
        sides = _sides(index, _triple(each))
        repeated = not echoes.isdisjoint(sides) or not stated.isdisjoint(sides)
        first = min(held.intersection(sides), key=lambda side: (side[1] not in leading, side[1], side))
        if not each.inferred or (not repeated and first == sides[0]):
            yield each


def _echoes(index: Index, found: list[Statement]) -> Iterator[_Triple]:
    """What only repeats a statement in wider words: who has a primary goal has a goal."""
    for each in found:
        subject, relation, value = _triple(each)
        yield from ((subject, wider, value) for wider in index.wider.get(relation, ()))


def _sides(index: Index, triple: _Triple) -> list[_Triple]:
    """The triple, and the same from the other side, through each inverse relation."""
    subject, relation, value = triple
    return [triple, *((value, inverse, subject) for inverse in index.inverses.get(relation, ()))]


def _triple(statement: Statement) -> _Triple:
    subject, value = ends(statement)
    return subject, statement.relation.iri, value
