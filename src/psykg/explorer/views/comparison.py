"""Two concepts side by side: what is said of both, what of one of them only, and how they relate to each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from psykg.engine import Engine
from psykg.entities.description import Description, describe
from psykg.entities.index import Index, by_label
from psykg.entities.statements import natural_order
from psykg.entities.terms import Statement, Thing
from psykg.explorer.views.aspects import ELSE, Aspects
from psykg.explorer.views.way import Step, directed

_Told = dict[Thing, list[Statement]]
"""What is said of a concept, by relation."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """One relation: the statements of both sides about the same things, and what each side has alone.

    Without any statement it stands for something that one looks for, a kind instead of a relation.
    """

    heading: Thing
    place: float
    shared: tuple[tuple[Statement, Statement], ...] = ()
    left: tuple[Statement, ...] = ()
    right: tuple[Statement, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is said of it on either side."""
        return not (self.shared or self.left or self.right)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two descriptions; what is said of them in the order of reading; `between`: how they relate to each other."""

    left: Description
    right: Description
    pairings: tuple[Pairing, ...]
    between: tuple[Step, ...]

    @property
    def main(self) -> list[Pairing]:
        """What one reads first."""
        return [each for each in self.pairings if each.place < ELSE]

    @property
    def rest(self) -> list[Pairing]:
        """All else."""
        return [each for each in self.pairings if each.place == ELSE]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many statements are shared, and how many each side has alone."""
        parts = ((each.shared, each.left, each.right) for each in self.pairings)
        shared, left, right = (sum(map(len, part)) for part in zip(*parts, strict=True)) if self.pairings else (0, 0, 0)
        return shared, left, right


def compared(
    engine: Engine, index: Index, aspects: Aspects, ends: tuple[str, str], between: Sequence[Statement]
) -> Comparison:
    """The comparison of two concepts, by name or IRI, between which that is said. Raises `UnknownEntityError`."""
    one, other = (describe(engine, name, index) for name in ends)
    sides = _told(one, other.thing), _told(other, one.thing)
    relations = sorted({*sides[0], *sides[1]}, key=by_label)
    pairings = [_pairing(aspects, relation, *(side.get(relation, []) for side in sides)) for relation in relations]
    found = {kind for side in sides for told in side.values() for each in told for kind in aspects.kinds(each.value)}
    missing = [kind for kind in aspects.expected(one.thing, other.thing) if kind not in found]
    pairings += [Pairing(index.thing(kind), aspects.of_kind(kind)) for kind in missing]
    joined = tuple(directed(index, one.thing.iri, each) for each in between)
    return Comparison(one, other, tuple(sorted(pairings, key=lambda each: each.place)), joined)


def _told(described: Description, other: Thing) -> _Told:
    """What is said of the concept, and denied of it, by relation, without what joins it to the other."""
    told: _Told = defaultdict(list)
    for statement in _statements(described):
        if statement.value != other:
            told[statement.relation].append(statement)
    return told


def _statements(described: Description) -> Iterator[Statement]:
    for group in described.outgoing:
        yield from group.statements
    yield from (each for each in described.denials if each.subject == described.thing)


def _pairing(aspects: Aspects, relation: Thing, left: list[Statement], right: list[Statement]) -> Pairing:
    there = {_object(each): each for each in right}
    shared = [(each, there[_object(each)]) for each in left if _object(each) in there]
    both = {_object(each) for each, _ in shared}
    alone = (_in_order(each for each in side if _object(each) not in both) for side in (left, right))
    place = aspects.place(relation, (each.value for each in [*left, *right]))
    return Pairing(relation, place, tuple(shared), *alone)


def _object(statement: Statement) -> tuple[object, bool]:
    return statement.value, statement.denied


def _in_order(found: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(found, key=lambda each: (each.denied, natural_order(each.value.label))))
