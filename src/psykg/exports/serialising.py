"""Writing quads in an RDF format, with the prefixes of the project."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from psykg.exports.source import Ordered, Source
from psykg.vocabulary import PREFIXES


def serialised(quads: Iterable[Quad], form: RdfFormat, out: BinaryIO, **prefixes: str) -> None:
    """Write the quads as they come, with more prefixes than the project's where some are given.

    In a format without named graphs all must stand in the default graph.
    """
    written = quads if form.supports_datasets else (quad.triple for quad in quads)
    serialize(written, output=out, format=form, prefixes=PREFIXES | prefixes)


def by_graph(source: Source) -> Ordered:
    """The quads of the dataset, those of one graph together; without provenance one graph."""
    graphs = source.choices.provenance
    return source.ordered(graphs=graphs, key=graph_of if graphs else None)


def graph_of(line: bytes) -> bytes:
    """What ends a line of N-Quads: the graph. Of the few in the default graph it is the object, which does no harm."""
    return line.rsplit(b" ", 2)[1]
