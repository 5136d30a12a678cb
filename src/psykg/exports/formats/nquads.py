"""N-Quads: RDF 1.1 N-Quads, the dataset as it is served, a line for each quad, sorted."""

from typing import BinaryIO

from psykg.exports.format import Format
from psykg.exports.source import Source


def write(source: Source, out: BinaryIO) -> None:
    """The dataset; without provenance one graph."""
    out.writelines(source.ordered(graphs=source.choices.provenance).lines)


FORMAT = Format(
    name="nquads",
    title="N-Quads",
    media_type="application/n-quads",
    suffix="nq",
    tool="quad stores: `psykg load`, Oxigraph, GraphDB, Jena",
    streams=True,
    write=write,
    note="Each claim is a named graph, what follows stands in psykg:graph/inferred.",
)
