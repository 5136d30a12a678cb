"""The graph as networkx has it, for programs in Python."""

from typing import TYPE_CHECKING

from psykg.exports.content import Content
from psykg.exports.optional import needed
from psykg.exports.records import edges, nodes
from psykg.exports.source import Source

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def as_networkx(source: Source) -> "MultiDiGraph[str]":
    """Concepts as nodes and relationships as edges, with the properties that `psykg.exports.records` tells of.

    A node is the IRI of its concept, the key of an edge the type: the name of the relation, after “NOT ” where it is
    denied. Raises `MissingPackageError` without networkx.
    """
    content = Content(source)
    graph: MultiDiGraph[str] = needed("networkx").MultiDiGraph(name="psykg")
    for row in nodes(content).rows:
        graph.add_node(row["iri"], **row)
    for row in edges(content).rows:
        graph.add_edge(row.pop("source"), row.pop("target"), key=row["type"], **row)
    return graph
