"""How two concepts are connected: the shortest way from one to the other, whichever way its relations are told."""

from collections.abc import Iterable, Iterator

from psykg.engine import Engine
from psykg.entities.asking import rows_for
from psykg.questions.answers.sparql import filled, name
from psykg.questions.graph.links import Link, link_of

_FARTHEST = 6


class Paths:
    """Finds ways through an engine's graph, from both ends at once, a ring of neighbours at a time."""

    def __init__(self, engine: Engine, subjects: frozenset[str] = frozenset()) -> None:
        self._engine, self._subjects = engine, subjects

    def between(self, start: str, end: str) -> list[Link] | None:
        """The links of a shortest way, in order; None where there is none of a reasonable length.

        Of ways that are equally short the same one is taken each time, and one through what the text as a whole is
        about last: almost everything has to do with that.
        """
        shortest, aside = self._way(start, end), self._way(start, end, self._subjects - {start, end})
        return aside if shortest and aside and len(aside) == len(shortest) else shortest

    def direct(self, start: str, end: str) -> list[Link]:
        """All that joins the one to the other at once, what is told from the first of them first."""
        links = [link for _, link, other in self._steps([start]) if other == end]
        return sorted(links, key=lambda link: link.subject.iris != (start,))

    def _way(self, start: str, end: str, apart: frozenset[str] = frozenset()) -> list[Link] | None:
        """A shortest way that leads through nothing that is set apart."""
        reached: tuple[dict[str, list[Link]], dict[str, list[Link]]] = ({start: []}, {end: []})
        rings = [[start], [end]]
        for step in range(_FARTHEST):
            side = step % 2
            rings[side] = [node for node in self._grown(rings[side], reached[side]) if node not in apart]
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
        query = filled("neighbours", nodes=" ".join(map(name, ring)))
        found = []
        for row in rows_for(self._engine, query):
            node, other, relation = row["node"].value, row["other"].value, row["relation"].value
            ends = (other, node) if row["turned"].value == "true" else (node, other)
            found.append((node, link_of(ends[0], relation, ends[1]), other))
        return iter(sorted(found, key=lambda step: (step[2], step[1].relation, step[0])))

    def _joined(self, met: list[str], ahead: dict[str, list[Link]], behind: dict[str, list[Link]]) -> list[Link]:
        best = min(met, key=lambda node: (len(ahead[node]) + len(behind[node]), node))
        return [*ahead[best], *reversed(behind[best])]
