"""TriG: RDF 1.1 TriG, the dataset as it is served, each claim a block."""

from typing import BinaryIO

from pyoxigraph import RdfFormat

from psykg.exports.format import Format
from psykg.exports.serialising import by_graph, serialised
from psykg.exports.source import Source


def write(source: Source, out: BinaryIO) -> None:
    """The dataset, graph by graph; without provenance one graph."""
    serialised(by_graph(source), RdfFormat.TRIG, out)


FORMAT = Format(
    name="trig",
    title="TriG",
    media_type="application/trig",
    suffix="trig",
    tool="people who read RDF, quad stores",
    streams=True,
    write=write,
    note="Each claim is a named graph, what follows stands in psykg:graph/inferred.",
)
