"""CLEAR, DROP, CREATE, ADD, COPY and MOVE: operations on whole graphs (SPARQL 1.1 Update, section 3.2)."""

from dataclasses import dataclass
from typing import Literal

from psykg.engine.writing.datasets import DEFAULT, Graph, WritableDataset, exists, moved
from psykg.errors import QueryError

Target = Graph | Literal["NAMED", "ALL"]


@dataclass(frozen=True, slots=True)
class Emptying:
    """CLEAR, or DROP where the graph itself goes, too."""

    target: Target
    silent: bool
    dropped: bool

    def apply(self, dataset: WritableDataset) -> None:
        """Do it. Raises `QueryError` where there is no such graph, unless silent, and `GraphProtectedError`."""
        graphs = self._graphs(dataset)
        if self.dropped:
            dataset.drop(graphs)
        else:
            dataset.clear(graphs)

    def _graphs(self, dataset: WritableDataset) -> list[Graph]:
        match self.target:
            case "NAMED":
                return list(dataset.store.named_graphs())
            case "ALL":
                return [DEFAULT, *dataset.store.named_graphs()]
            case graph:
                return [graph] if _found(dataset, graph, self.silent) else []


@dataclass(frozen=True, slots=True)
class Creation:
    """CREATE."""

    graph: Graph
    silent: bool

    def apply(self, dataset: WritableDataset) -> None:
        """Do it. Raises `QueryError` where there is such a graph, unless silent, and `GraphProtectedError`."""
        if exists(dataset, self.graph) and not self.silent:
            raise QueryError(f"The graph {self.graph} exists. Write CREATE SILENT if that does not matter.")
        dataset.create(self.graph)


@dataclass(frozen=True, slots=True)
class Transfer:
    """ADD, COPY or MOVE. A graph that does not exist counts as empty, except for MOVE."""

    source: Graph
    target: Graph
    silent: bool
    replacing: bool
    leaving: bool

    def apply(self, dataset: WritableDataset) -> None:
        """Do it. Raises `QueryError` where there is nothing to move, unless silent, and `GraphProtectedError`."""
        if self.source == self.target:
            return
        leaving = self.leaving and _found(dataset, self.source, self.silent)
        added = list(moved(dataset.store.quads_for_pattern(None, None, None, self.source), self.target))
        emptied = ((self.target, self.replacing), (self.source, leaving))
        dataset.drop([graph for graph, wanted in emptied if wanted])
        dataset.change((), added)


def _found(dataset: WritableDataset, graph: Graph, silent: bool) -> bool:
    """Whether there is such a graph. Raises `QueryError` where there is none, unless silent."""
    found = exists(dataset, graph)
    if not found and not silent:
        raise QueryError(f"There is no graph {graph}. Check its name, or write SILENT if that does not matter.")
    return found
