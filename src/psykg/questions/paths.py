"""How two concepts are connected: the shortest way from one to the other along relations, whichever way they are told."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from psykg.engine import Engine
from psykg.questions.reading import Link, Term
from psykg.questions.schema import Schema
from psykg.questions.sparql import Sparql

_FARTHEST = 6
_MOST_STEPS = 5000


class Paths:
    """Finds ways through an engine's graph, from both ends at once, a ring of neighbours at a time."""

    def __init__(self, engine: Engine, schema: Schema, sparql: Sparql) -> None:
        self._engine, self._schema, self._sparql = engine, schema, sparql

    def between(self, start: str, end: str) -> list[Link] | None:
        """The links of a shortest way, in order; None where there is none of a reasonable length.

        Of ways that are equally short the one over the concepts with the fewest neighbours is taken: a way over what
        everything is joined to tells little.
        """
        reached: tuple[dict[str, list[Link]], dict[str, list[Link]]] = ({start: []}, {end: []})
        rings = [[start], [end]]
        for step in range(_FARTHEST):
            side = step % 2
            rings[side] = self._grown(rings[side], reached[side])
            met = [node for node in rings[side] if node in reached[1 - side]]
            if met:
                return self._joined(met, *reached)
        return None

    def _grown(self, ring: list[str], reached: dict[str, list[Link]]) -> list[str]:
        """The next ring, each of its concepts with the way to it."""
        grown: dict[str, list[Link]] = {}
        for node, link, other in self._steps(ring):
            if other not in reached and other not in grown:
                grown[other] = [*reached[node], link]
        reached.update(grown)
        return list(grown)

    def _steps(self, ring: Iterable[str]) -> Iterator[tuple[str, Link, str]]:
        """What is joined to the ring: stated links first, then inferred ones; the same for the same data."""
        names = " ".join(map(self._sparql.name, ring))
        query = self._sparql.written(
            f"SELECT DISTINCT ?node ?relation ?other ?turned {{ VALUES ?node {{ {names} }} "
            "{ ?node ?relation ?other BIND(false AS ?turned) } UNION { ?other ?relation ?node BIND(true AS ?turned) } "
            "?relation a owl:ObjectProperty . ?other a/rdfs:subClassOf* psykg:Concept "
            f"FILTER(isIRI(?other) && ?other != ?node) }} LIMIT {_MOST_STEPS}"
        )
        found = []
        for row in self._engine.query(query):  # type: ignore[union-attr]
            node, other, relation = row["node"], row["other"], row["relation"].value
            if isinstance(other, NamedNode) and isinstance(node, NamedNode):
                ends = (other, node) if row["turned"].value == "true" else (node, other)
                link = Link(Term(iris=(ends[0].value,)), relation, Term(iris=(ends[1].value,)))
                found.append((node.value, link, other.value))
        return iter(sorted(found, key=lambda step: (step[2], step[1].relation, step[0])))

    def _joined(self, met: list[str], ahead: dict[str, list[Link]], behind: dict[str, list[Link]]) -> list[Link]:
        best = min(met, key=lambda node: (len(ahead[node]) + len(behind[node]), node))
        return [*ahead[best], *reversed(behind[best])]
