"""The order in which what is said of a concept is read, by what it is about, and what one looks for in a comparison."""

import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index, by_label
from psykg.entities.statements import Group
from psykg.entities.terms import Statement, Thing, Value

_FOLDER = Path(__file__).parent

ELSE = math.inf
"""The place of what has none of its own: after all others."""


class Aspects:
    """The places of relations and of kinds of concepts, as they stood when it was made."""

    def __init__(self, engine: Engine, index: Index) -> None:
        self._index = index
        self._places = {row["term"].value: int(row["place"].value) for row in rows(engine, _FOLDER / "aspects.rq")}
        self._expected: dict[str, list[str]] = defaultdict(list)
        for row in index.asked(_FOLDER / "expected.rq"):
            self._expected[row["concept"].value].append(row["aspect"].value)

    def expected(self, *concepts: Thing) -> list[str]:
        """The kinds, by IRI and in order, of what one looks for in each of the concepts."""
        found = [self._expected.get(each.iri, []) for each in concepts]
        return sorted(set(found[0]).intersection(*found), key=self.of_kind)

    def place(self, relation: Thing, values: Iterable[Thing | Value]) -> float:
        """The place of a relation: its own, or else the first that a kind of its values has; `ELSE` without either."""
        if relation.iri in self._places:
            return self._places[relation.iri]
        kinds = (kind for value in values for kind in self.kinds(value))
        return min((self._places.get(kind, ELSE) for kind in kinds), default=ELSE)

    def of_kind(self, kind: str) -> float:
        """The place of a kind, by IRI."""
        return self._places.get(kind, ELSE)

    def kinds(self, value: Thing | Value) -> tuple[str, ...]:
        """The IRIs of what a value is; none for a number or a text."""
        return self._index.kinds(value.iri) if isinstance(value, Thing) else ()

    def in_order(self, groups: Iterable[Group]) -> list[Group]:
        """What is told of a concept, relation by relation, in the order of reading; what only follows comes later."""
        return sorted(groups, key=self._order)

    def _order(self, group: Group) -> tuple[float, bool, tuple[str, str]]:
        place = self.place(group.relation, map(_value, group.statements))
        return place, all(each.inferred for each in group.statements), by_label(group.relation)


def _value(statement: Statement) -> Thing | Value:
    return statement.value
