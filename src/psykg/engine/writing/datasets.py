"""The datasets that can be written: one as plain as SPARQL has it, and one whose default graph is a union."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Protocol

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from psykg.engine.storage import union
from psykg.engine.storage.labels import NOTED, named_by
from psykg.errors import GraphProtectedError, QuerySyntaxError
from psykg.vocabulary import UNNAMED_GRAPH

Graph = NamedNode | BlankNode | DefaultGraph
"""The name of a graph, or the default graph."""

DEFAULT = DefaultGraph()
UNNAMED = NamedNode(UNNAMED_GRAPH)


class WritableDataset(Protocol):
    """A dataset and the ways to change it. A named graph exists until it is dropped, with or without triples.

    Each way raises `GraphProtectedError`, with nothing changed, where it would touch what may not be written.
    """

    renamed: set[str]
    """The things of which labels or kinds may have changed, by IRI."""

    @property
    def store(self) -> Store:
        """Where the quads are, to be read."""
        ...

    def change(self, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """Remove quads, then add others; graphs that are added to come to be."""
        ...

    def create(self, graph: Graph) -> None:
        """Have the graph exist."""
        ...

    def clear(self, graphs: Collection[Graph]) -> None:
        """Leave the graphs without triples."""
        ...

    def drop(self, graphs: Collection[Graph]) -> None:
        """Remove the graphs. The default graph is left without triples."""
        ...


def named(iri: str) -> NamedNode:
    """The graph of that name. Raises `QuerySyntaxError` for what is no absolute IRI."""
    try:
        return NamedNode(iri)
    except ValueError:
        raise QuerySyntaxError(f"“{iri}” names no graph: it is no absolute IRI. Write it in full.") from None


def exists(dataset: WritableDataset, graph: Graph) -> bool:
    """Whether the dataset has the graph. The default graph is always there."""
    return isinstance(graph, DefaultGraph) or dataset.store.contains_named_graph(graph)


def moved(quads: Iterable[Quad], graph: Graph) -> Iterator[Quad]:
    """The triples of the quads in that graph."""
    return (Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)


class PlainDataset:
    """A dataset in which every graph may be written, the default graph too (SPARQL 1.1 Update, section 2)."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.renamed: set[str] = set()

    def change(self, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """As `WritableDataset.change` says."""
        self.renamed.update(named_by(chain(removed, added)))
        for quad in removed:
            self.store.remove(quad)
        self.store.extend(added)

    def create(self, graph: Graph) -> None:
        """As `WritableDataset.create` says."""
        self.store.add_graph(graph)

    def clear(self, graphs: Collection[Graph]) -> None:
        """As `WritableDataset.clear` says."""
        for graph in graphs:
            self.renamed.update(_named_in(self.store, graph))
            self.store.clear_graph(graph)

    def drop(self, graphs: Collection[Graph]) -> None:
        """As `WritableDataset.drop` says."""
        for graph in graphs:
            self.renamed.update(_named_in(self.store, graph))
            self.store.remove_graph(graph)


class UnitedDataset:
    """A dataset whose default graph is, as a set, the union of its named graphs; `ours`, by IRI, are never written.

    A triple added without a graph stands in `psykg:graph/unnamed`. One removed without a graph goes from every graph,
    and cannot where a graph of ours holds it.
    """

    def __init__(self, store: Store, ours: frozenset[str]) -> None:
        self.store = store
        self._ours = frozenset(map(NamedNode, ours))
        self.renamed: set[str] = set()

    def change(self, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """As `WritableDataset.change` says. Takes time in proportion to the quads."""
        self._check({quad.graph_name for quad in chain(removed, added)})
        everywhere = [quad for quad in removed if quad.graph_name == DEFAULT]
        held = [quad for triple in everywhere for quad in union.holders(self.store, triple)]
        self._check_held(held)
        self._remove([*held, *(quad for quad in removed if quad.graph_name != DEFAULT)])
        self._add(added)

    def create(self, graph: Graph) -> None:
        """As `WritableDataset.create` says."""
        self._check({graph})
        self.store.add_graph(graph)

    def clear(self, graphs: Collection[Graph]) -> None:
        """As `WritableDataset.clear` says. The default graph cannot be cleared, since ours are part of it."""
        self._check_whole(graphs)
        for graph in graphs:
            self._remove(list(self.store.quads_for_pattern(None, None, None, graph)))

    def drop(self, graphs: Collection[Graph]) -> None:
        """As `WritableDataset.drop` says. The default graph cannot be dropped, since ours are part of it."""
        self.clear(graphs)
        for graph in graphs:
            self.store.remove_graph(graph)

    def _add(self, quads: Iterable[Quad]) -> None:
        quads = list(quads)
        self.renamed.update(named_by(quads))
        named = (quad if quad.graph_name != DEFAULT else next(moved([quad], UNNAMED)) for quad in quads)
        union.add(self.store, named)

    def _remove(self, quads: Collection[Quad]) -> None:
        self.renamed.update(named_by(quads))
        union.remove(self.store, quads)

    def _check(self, graphs: Collection[Graph]) -> None:
        for graph in self._ours.intersection(graphs):
            raise GraphProtectedError(
                f"The graph {graph} is psykg's own and is not written here. Write into a graph of another name."
            )

    def _check_held(self, quads: Collection[Quad]) -> None:
        for quad in quads:
            if quad.graph_name in self._ours:
                raise GraphProtectedError(
                    f"The triple {quad.triple} stands in {quad.graph_name}, a graph of psykg's own, and stays there. "
                    "Say with GRAPH from which graph of yours to remove it."
                )

    def _check_whole(self, graphs: Collection[Graph]) -> None:
        self._check(graphs)
        if DEFAULT in graphs:
            raise GraphProtectedError(
                "The default graph here is the union of all graphs, with psykg's own, and cannot be emptied or "
                f"replaced. Name a graph; what was written without one stands in {UNNAMED}."
            )


def _named_in(store: Store, graph: Graph) -> Iterator[str]:
    return named_by(chain.from_iterable(store.quads_for_pattern(None, noted, None, graph) for noted in NOTED))
