"""N-Triples: RDF 1.1 N-Triples, one line a triple, sorted: good to compare and to load in bulk."""

from typing import BinaryIO

from psykg.exports.annotated import annotated
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.source import Source


def write(source: Source, out: BinaryIO) -> None:
    """One graph, a line for each triple."""
    out.writelines(annotated(source).lines)


FORMAT = Format(
    name="ntriples",
    title="N-Triples",
    media_type="application/n-triples",
    suffix="nt",
    tool="triple stores, command lines",
    loses=(Feature.INFERENCE,),
    streams=True,
    write=write,
    note="Claim, sentence and modality stand on OWL axiom annotations, as in the released ontology.",
)
