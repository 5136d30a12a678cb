"""INSERT and DELETE, with data or with a pattern (SPARQL 1.1 Update, section 3.1)."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, QueryBoolean, QuerySolution, QuerySolutions, QueryTriples, Store

from psykg.engine.contract import Dataset
from psykg.engine.merging import merged
from psykg.engine.writing.datasets import Graph, WritableDataset
from psykg.engine.writing.templates import Template
from psykg.errors import EngineUnavailableError, QueryRefusedError


@dataclass(frozen=True, slots=True)
class Scope:
    """The graphs that a pattern sees: of the default graph, and for GRAPH. None for those of the dataset itself."""

    default: list[Graph] | None = None
    named: list[NamedNode | BlankNode] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Quads to delete and to insert, for each solution of a pattern; for one without variables if there is none."""

    deleted: Template
    inserted: Template
    pattern: str | None
    scope: Scope
    base: str | None

    def apply(self, dataset: WritableDataset) -> None:
        """Do it: both templates are filled in before anything is changed.

        Raises `GraphProtectedError`, `QueryRefusedError` for a pattern that the engine cannot evaluate, and
        `EngineUnavailableError` where the store or an endpoint that the pattern calls does not answer.
        """
        solutions = self._solutions(dataset)
        dataset.change(self.deleted.quads(solutions), self.inserted.quads(solutions))

    def _solutions(self, dataset: WritableDataset) -> list[QuerySolution | None]:
        if self.pattern is None:
            return [None]
        try:
            found = self._found(dataset.store, self.pattern)
            return list(found) if isinstance(found, QuerySolutions) else []
        except RuntimeError as error:
            raise QueryRefusedError(f"The pattern of the update cannot be evaluated: {error}.") from None
        except OSError as error:
            raise EngineUnavailableError(f"The store, or an endpoint called, does not answer: {error}.") from None

    def _found(self, store: Store, pattern: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        default, named = self.scope.default, self.scope.named
        if default and len(default) > 1:
            graphs = merged(store, Dataset(_iris(default), _iris(named or [])))
            return graphs.query(pattern, base_iri=self.base)
        return store.query(pattern, base_iri=self.base, default_graph=default, named_graphs=named)


def _iris(graphs: Iterable[Graph]) -> tuple[str, ...]:
    return tuple(graph.value for graph in graphs if isinstance(graph, NamedNode))
