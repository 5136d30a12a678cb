"""Turtle: RDF 1.1 Turtle, one graph."""

from typing import BinaryIO

from pyoxigraph import RdfFormat

from psykg.exports.annotated import annotated
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.serialising import serialised
from psykg.exports.source import Source


def write(source: Source, out: BinaryIO) -> None:
    """One graph, with prefixes."""
    serialised(annotated(source), RdfFormat.TURTLE, out)


FORMAT = Format(
    name="turtle",
    title="Turtle",
    media_type="text/turtle",
    suffix="ttl",
    tool="Protégé, RDF libraries, triple stores",
    loses=(Feature.INFERENCE,),
    streams=True,
    write=write,
    note="Claim, sentence and modality stand on OWL axiom annotations, as in the released ontology.",
)
