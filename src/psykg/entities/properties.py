"""The properties of concepts: relations to others, numbers, labels and definitions, with their values."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from psykg.engine import Engine, Term
from psykg.entities.asking import rows
from psykg.entities.index import Index, by_label
from psykg.entities.kinds import Kinds
from psykg.entities.terms import Thing


class Properties:
    """The properties in an engine's graph as they stood when it was made. Values are read when they are asked for."""

    def __init__(self, engine: Engine, index: Index, kinds: Kinds) -> None:
        self._engine, self._index = engine, index
        self._of_kind: dict[str, set[str]] = defaultdict(set)
        self._ranges: dict[str, str] = {}
        for row in rows(engine, "properties"):
            if row["kind"].value in kinds:
                self._of_kind[row["kind"].value].add(row["property"].value)
            if "range" in row and row["range"].value in kinds:
                self._ranges.setdefault(row["property"].value, row["range"].value)
        self._all = frozenset().union(*self._of_kind.values())
        self._values: dict[str, Mapping[str, tuple[Term, ...]]] = {}

    def __iter__(self) -> Iterator[str]:
        """The IRIs of all properties."""
        return iter(self._all)

    def __contains__(self, iri: object) -> bool:
        """Whether any concept has the property."""
        return iri in self._all

    def of_kind(self, kind: str) -> list[Thing]:
        """The properties that concepts of a kind have, by label."""
        return sorted(map(self._index.thing, self._of_kind.get(kind, ())), key=by_label)

    def kind_of_values(self, iri: str) -> Thing | None:
        """The kind that the values of a property belong to, where the schema names one."""
        return self._index.thing(self._ranges[iri]) if iri in self._ranges else None

    def values(self, iri: str) -> Mapping[str, tuple[Term, ...]]:
        """For each thing that has the property, its values; nothing for what is no property."""
        if iri not in self:
            return {}
        if iri not in self._values:
            self._values[iri] = self._read(iri)
        return self._values[iri]

    def _read(self, iri: str) -> Mapping[str, tuple[Term, ...]]:
        found: dict[str, list[Term]] = defaultdict(list)
        for row in rows(self._engine, "values", property=iri):
            found[row["subject"].value].append(row["value"])
        return {subject: tuple(values) for subject, values in found.items()}
