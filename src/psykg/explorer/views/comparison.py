"""Two concepts side by side: what is said of both, and what of one of them only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from psykg.engine import Engine
from psykg.entities.description import Description, describe
from psykg.entities.index import Index, by_label
from psykg.entities.statements import natural_order
from psykg.entities.terms import Statement, Thing


@dataclass(frozen=True, slots=True)
class Pairing:
    """One relation: the statements of both sides about the same things, and what each side has alone."""

    relation: Thing
    shared: tuple[tuple[Statement, Statement], ...]
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two descriptions, and their relations: first those that both have."""

    left: Description
    right: Description
    pairings: tuple[Pairing, ...]


def compared(engine: Engine, index: Index, left: str, right: str) -> Comparison:
    """The comparison of two concepts, by name or IRI. Raises `UnknownEntityError`."""
    one, other = describe(engine, left, index), describe(engine, right, index)
    sides = _statements(one), _statements(other)
    relations = sorted({*sides[0], *sides[1]}, key=by_label)
    pairings = [_pairing(relation, sides[0].get(relation, []), sides[1].get(relation, [])) for relation in relations]
    pairings.sort(key=lambda each: (not each.shared, not (each.left and each.right)))
    return Comparison(one, other, tuple(pairings))


def _statements(described: Description) -> dict[Thing, list[Statement]]:
    """What is said of the concept, and denied of it, by relation."""
    told: dict[Thing, list[Statement]] = defaultdict(list)
    for group in described.outgoing:
        told[group.relation].extend(group.statements)
    for statement in described.denials:
        if statement.subject == described.thing:
            told[statement.relation].append(statement)
    return told


def _pairing(relation: Thing, left: list[Statement], right: list[Statement]) -> Pairing:
    there = {_object(each): each for each in right}
    shared = [(each, there[_object(each)]) for each in left if _object(each) in there]
    both = {_object(each) for each, _ in shared}
    alone = (_in_order(each for each in side if _object(each) not in both) for side in (left, right))
    return Pairing(relation, tuple(shared), *alone)


def _object(statement: Statement) -> tuple[object, bool]:
    return statement.value, statement.denied


def _in_order(found: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(found, key=lambda each: (each.denied, natural_order(each.value.label))))
