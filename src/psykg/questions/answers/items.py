"""Nodes of the graph as answers, with their labels and what they rest on."""

from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from psykg.engine import Engine, Row, Term
from psykg.entities.asking import is_so, rows_for
from psykg.entities.index import Index
from psykg.entities.statements import natural_order
from psykg.questions.answers.answer import Item
from psykg.questions.answers.evidence import Evidence, Ground
from psykg.questions.answers.sparql import Sparql
from psykg.questions.grammar.reading import Reading
from psykg.questions.graph.links import Link


class Items:
    """Runs the queries that are shown, and makes items of their answers."""

    def __init__(self, engine: Engine, index: Index, evidence: Evidence, sparql: Sparql) -> None:
        self._engine, self._index, self._evidence, self._sparql = engine, index, evidence, sparql

    def rows(self, query: str) -> list[Row]:
        """The rows of a SELECT."""
        return rows_for(self._engine, query)

    def holds(self, query: str) -> bool:
        """Whether an ASK is answered with yes."""
        return is_so(self._engine, query)

    def selected(self, reading: Reading) -> list[Item]:
        """The answers that the query shown gives, in the order of the text."""
        return self.selected_of(reading)[0]

    def selected_of(self, reading: Reading) -> tuple[list[Item], Sequence[Link]]:
        """The same, and the links of the reading, with the names of what they leave open as far as it is one thing."""
        if reading.links:
            found, links = self._evidence.of(reading)
        else:
            rows = self.rows(self._sparql.selection(reading))
            found, links = self._mentioned([row["answer"] for row in rows if "answer" in row]), ()
        named = (each for each in found.items() if isinstance(each[0], NamedNode | Literal))
        return in_order(self.item(*each) for each in named), links

    def item(self, node: Term, ground: Ground = Ground(), value: str | None = None) -> Item:  # noqa: B008 (immutable)
        """A node as an answer."""
        named = isinstance(node, NamedNode)
        return Item(
            iri=node.value if named else None,
            label=self._index.thing(node.value).label if named else node.value,
            alternatives=self._alternatives(node.value) if named else (),
            value=value if named else node.value,
            inferred=ground.inferred,
            sources=ground.sources,
            modality=ground.modality,
            derivation=ground.derivation,
        )

    def _alternatives(self, iri: str) -> tuple[str, ...]:
        return tuple(label.text for label in self._index.labels(iri) if label.rank == 1 and not label.foreign)

    def _mentioned(self, nodes: Sequence[Term]) -> dict[Term, Ground]:
        """Where the text speaks of what is of a kind, where no more is asked of it."""
        found = self._evidence.mentions([node.value for node in nodes if isinstance(node, NamedNode)]) if nodes else {}
        return {node: found.get(node.value, Ground()) if isinstance(node, NamedNode) else Ground() for node in nodes}


def in_order(items: Iterable[Item]) -> list[Item]:
    """The items in the order of the sentences that speak of them first."""
    return sorted(items, key=lambda item: (natural_order(" ".join(item.sources[:1]) or "~"), item.label.casefold()))
