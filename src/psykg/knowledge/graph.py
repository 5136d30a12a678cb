"""Quads as one rdflib graph, for what works on such graphs: SHACL shapes and notebooks."""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, Triple, serialize
from rdflib import Graph


def as_graph(quads: Iterable[Quad]) -> Graph:
    """One rdflib graph of all the triples, whichever named graph they stand in."""
    triples = {Triple(quad.subject, quad.predicate, quad.object) for quad in quads}
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=data or b"", format="nt")
