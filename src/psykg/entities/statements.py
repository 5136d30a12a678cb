"""Statements with what they rest on, as `statements.rq` and `denials.rq` give them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Triple

from psykg.engine import Engine, Row, Term
from psykg.entities.asking import rows
from psykg.entities.index import Index
from psykg.entities.terms import Claim, Statement, Thing, Value
from psykg.vocabulary import INFERRED_GRAPH


@dataclass(frozen=True, slots=True)
class Group:
    """Statements with one relation."""

    relation: Thing
    statements: tuple[Statement, ...]


def statements(engine: Engine, index: Index, *, most: int | None = None, **iris: str) -> list[Statement]:
    """The statements that fit the bindings, each once with its claims, in the order people look them up.

    Those of the first so many rows: there is a row for each claim.
    """
    return gathered(index, rows(engine, "statements", most=most, **iris))


def denials(engine: Engine, index: Index, iri: str) -> list[Statement]:
    """What is said not to hold: of a thing, or in a claim."""
    return gathered(index, rows(engine, "denials", entity=iri), denied=True)


def gathered(index: Index, found: Iterable[Row], *, denied: bool = False) -> list[Statement]:
    """One statement for all the rows that tell it."""
    told: dict[tuple[str, str, Term], list[Row]] = defaultdict(list)
    for row in found:
        told[row["subject"].value, row["relation"].value, row["value"]].append(row)
    return sorted((_statement(index, same, denied) for same in told.values()), key=_reading_order)


def turned(index: Index, row: Row) -> list[Row]:
    """The same from the other side, through each inverse relation; none where there is none."""
    inverses = index.inverses.get(row["relation"].value, ())
    return [row | {"subject": row["value"], "relation": NamedNode(each), "value": row["subject"]} for each in inverses]


def by_relation(found: Iterable[Statement]) -> tuple[Group, ...]:
    """The statements under their relations, the relations by label."""
    ordered = sorted(found, key=lambda statement: (statement.relation.label.casefold(), statement.relation.iri))
    groups = groupby(ordered, key=lambda statement: statement.relation)
    return tuple(Group(relation, tuple(same)) for relation, same in groups)


def without_echoes(index: Index, found: list[Statement]) -> list[Statement]:
    """The statements without those that only repeat another in wider words: who has a primary goal has a goal."""
    echoes = {(s.subject, relation, s.value) for s in found for relation in index.wider.get(s.relation.iri, ())}
    return [s for s in found if not s.inferred or (s.subject, s.relation.iri, s.value) not in echoes]


@lru_cache(maxsize=4096)  # A label is looked at once for each statement that it stands in.
def natural_order(text: str) -> tuple[tuple[int, str], ...]:
    """A key that puts p2s1 before p10s1, and small letters beside capitals."""
    return tuple(_magnitude(part) if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", text.casefold()))


def _magnitude(digits: str) -> tuple[int, str]:
    """How large a number is, which may be too long for Python to read: by how many digits it has, and by these."""
    plain = digits.lstrip("0")
    return len(plain), plain


def _shown(index: Index, node: Term | Triple, unit: Term | None = None) -> Thing | Value:
    """The node as people read it: a thing by its label, a literal with the unit it is counted in."""
    if isinstance(node, NamedNode):
        return index.thing(node.value)
    if isinstance(node, Literal):
        return Value(node.value, node.datatype.value, unit.value if unit else None)
    return Value(str(node))


def _statement(index: Index, same: list[Row], denied: bool) -> Statement:
    row = same[0]
    graphs = {each["graph"].value for each in same}
    return Statement(
        subject=index.thing(row["subject"].value),
        relation=index.thing(row["relation"].value),
        value=_shown(index, row["value"], row.get("unit")),
        claims=tuple(_claims(index, same)),
        inferred=graphs == {INFERRED_GRAPH},
        denied=denied,
    )


def _claims(index: Index, same: list[Row]) -> Iterator[Claim]:
    said = {row["graph"].value: row for row in same if row.keys() >= {"sentence", "modality"}}
    for graph in sorted(said, key=natural_order):
        row = said[graph]
        yield Claim(index.thing(graph), index.thing(row["sentence"].value), index.thing(row["modality"].value))


def _reading_order(statement: Statement) -> tuple[object, ...]:
    relation, value, subject = statement.relation, statement.value, statement.subject
    return (relation.label.casefold(), statement.inferred, natural_order(value.label), natural_order(subject.label))
