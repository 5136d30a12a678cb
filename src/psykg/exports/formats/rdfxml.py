"""RDF/XML: what the oldest tools read, and OWL tools read best."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import Literal, Quad, RdfFormat

from psykg.exports.annotated import annotated
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.serialising import serialised
from psykg.exports.source import Source
from psykg.exports.text import in_xml


def write(source: Source, out: BinaryIO) -> None:
    """One graph, with prefixes."""
    serialised(readable(annotated(source)), RdfFormat.RDF_XML, out)


def readable(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with what XML can hold of their texts."""
    for quad in quads:
        value = quad.object
        if isinstance(value, Literal) and in_xml(value.value) != value.value:
            language = value.language
            datatype = None if language else value.datatype
            value = Literal(in_xml(value.value), language=language, datatype=datatype)
        yield Quad(quad.subject, quad.predicate, value)


FORMAT = Format(
    name="rdfxml",
    title="RDF/XML",
    media_type="application/rdf+xml",
    suffix="rdf",
    tool="Protégé, OWL API, owlready2, older RDF tools",
    loses=(Feature.INFERENCE, Feature.CLAIMS, Feature.CONTROLS),
    streams=True,
    write=write,
    note="Sentence and modality stand on OWL axiom annotations. XML has no control characters: they are left out.",
)
