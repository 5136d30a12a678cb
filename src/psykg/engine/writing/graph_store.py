"""The operations of the SPARQL 1.1 Graph Store HTTP Protocol that write (sections 5.3 to 5.5)."""

from collections.abc import Iterable

from psykg.engine.writing.datasets import DEFAULT, Graph, WritableDataset, exists, named
from psykg.engine.writing.documents import Document, quads
from psykg.errors import UnknownGraphError


def replace(dataset: WritableDataset, graph: str | None, documents: Iterable[Document]) -> bool:
    """Have the graph hold the triples of the documents and no others. Gives whether it is new. None: the default graph.

    Raises what reading the documents raises, and `GraphProtectedError`.
    """
    name = _name(graph)
    added = [quad for document in documents for quad in quads(document, name)]
    new = not exists(dataset, name)
    dataset.clear([name])
    dataset.create(name)
    dataset.change((), added)
    return new


def extend(dataset: WritableDataset, graph: str | None, documents: Iterable[Document]) -> bool:
    """Add the triples of the documents to the graph. Gives whether it is new. None stands for the default graph.

    Raises what reading the documents raises, and `GraphProtectedError`.
    """
    name = _name(graph)
    added = [quad for document in documents for quad in quads(document, name)]
    new = not exists(dataset, name)
    dataset.create(name)
    dataset.change((), added)
    return new


def drop(dataset: WritableDataset, graph: str | None) -> None:
    """Remove the graph; the default graph is left without triples.

    Raises `UnknownGraphError` where there is none, and `GraphProtectedError`.
    """
    name = _name(graph)
    if not exists(dataset, name):
        raise UnknownGraphError(f"There is no graph {name} to delete. Check its name.")
    dataset.drop([name])


def _name(graph: str | None) -> Graph:
    return DEFAULT if graph is None else named(graph)
