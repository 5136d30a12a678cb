"""The kinds of concepts: which is wider than which, and which concepts belong to them."""

from collections import defaultdict
from collections.abc import Iterator

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index, by_label
from psykg.entities.terms import Thing
from psykg.vocabulary import CONCEPT_CLASS


class Kinds:
    """The kinds in an engine's graph as they stood when it was made, the one of all concepts among them."""

    def __init__(self, engine: Engine, index: Index) -> None:
        self._index = index
        self._wider: dict[str, set[str]] = defaultdict(set)
        for row in rows(engine, "wider_kinds"):
            self._wider[row["kind"].value].add(row["wider"].value)
        self._all = {kind: self._reached(kind) for kind in {CONCEPT_CLASS, *self._wider}}

    def __iter__(self) -> Iterator[str]:
        """The IRIs of all kinds."""
        return iter(self._all)

    def __contains__(self, iri: object) -> bool:
        """Whether it is a kind of concepts."""
        return iri in self._all

    def wider(self, kind: str) -> list[Thing]:
        """The kinds right above a kind, by label."""
        above = self._all.get(kind, frozenset()) - {kind}
        farther = {each for other in above for each in self._all.get(other, frozenset()) - {other}}
        nearest = (each for each in above - farther if each in self._all)
        return sorted(map(self._index.thing, nearest), key=by_label)

    def of(self, concept: str) -> frozenset[str]:
        """The IRIs of all kinds that a concept belongs to, wider ones and defined ones too."""
        narrow = (*self._index.kinds(concept), *self._index.defined_kinds(concept))
        return frozenset({CONCEPT_CLASS}).union(*(self._all.get(kind, ()) for kind in narrow))

    def shown(self, concept: str) -> tuple[Thing, ...]:
        """What people say a concept is: its narrowest kinds."""
        return tuple(self._index.thing(kind) for kind in self._index.kinds(concept) if kind in self._all)

    def _reached(self, kind: str) -> frozenset[str]:
        """The kind and all that is wider."""
        found, left = {kind}, [kind]
        while left:
            new = self._wider.get(left.pop(), set()) - found
            found |= new
            left += new
        return frozenset(found)
