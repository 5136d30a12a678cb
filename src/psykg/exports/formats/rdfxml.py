"""RDF/XML: what the oldest tools read, and OWL tools read best."""

import re
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
    """The quads that XML can hold, with what it can hold of their texts.

    A predicate is the name of an element: its IRI must end in what is such a name (RDF 1.1 XML Syntax, section 2.4).
    """
    for quad in quads:
        if not _ELEMENT.search(quad.predicate.value):
            continue
        value = quad.object
        if isinstance(value, Literal) and in_xml(value.value) != value.value:
            language = value.language
            datatype = None if language else value.datatype
            value = Literal(in_xml(value.value), language=language, datatype=datatype)
        yield Quad(quad.subject, quad.predicate, value)


_ELEMENT = re.compile(r"[^\W\d][\w.-]*$")

FORMAT = Format(
    name="rdfxml",
    title="RDF/XML",
    media_type="application/rdf+xml",
    suffix="rdf",
    tool="Protégé, OWL API, owlready2, older RDF tools",
    loses=(Feature.INFERENCE, Feature.CONTROLS),
    streams=True,
    write=write,
    note="Claim, sentence and modality stand on OWL axiom annotations. Left out: control characters, and "
    "statements whose relation has an IRI that does not end in a name of an XML element, such as “…/1”.",
)
