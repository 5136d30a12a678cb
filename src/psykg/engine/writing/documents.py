"""The RDF documents that a client sends to the graph store, read as the triples of one graph."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, Triple, parse

from psykg.engine.writing.datasets import Graph
from psykg.errors import RdfSyntaxError, UnknownFormatError

MEDIA_TYPES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}
"""The format of a document, by its media type without parameters."""

_PLACE = re.compile(r"Parser error at line (\d+) (?:between )?columns? (\d+)(?: and \d+)?: ")
_ELSEWHERE = "No LoadDocumentCallback"


class Document(NamedTuple):
    """What a client sent: the bytes, their media type (without parameters), and the IRI to resolve others against."""

    data: bytes
    media_type: str
    base: str


def quads(document: Document, graph: Graph) -> Iterator[Quad]:
    """The triples of the document, in that graph. Blank nodes are fresh.

    Raises `UnknownFormatError`, and `RdfSyntaxError` with line and column for what is not well-formed, for terms that
    RDF 1.1 does not know, and for a document that names graphs of its own.
    """
    rdf_format = _format(document.media_type)
    try:
        for quad in parse(document.data, format=rdf_format, base_iri=document.base, rename_blank_nodes=True):
            _check(quad)
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
    except SyntaxError as error:
        raise _fault(error, rdf_format) from None
    except (ValueError, MemoryError) as error:  # The second for a single term too long for the parser's buffer.
        raise RdfSyntaxError(f"Not well-formed {rdf_format.name}: {error}.") from None


def _format(media_type: str) -> RdfFormat:
    rdf_format = MEDIA_TYPES.get(media_type.lower())
    if rdf_format is None:
        given = f"The media type {media_type}" if media_type else "A document without a media type"
        raise UnknownFormatError(f"{given} is not read here. Send one of {', '.join(MEDIA_TYPES)}.")
    return rdf_format


def _check(quad: Quad) -> None:
    if not isinstance(quad.graph_name, DefaultGraph):
        raise RdfSyntaxError(
            f"The document names the graph {quad.graph_name}, and one graph is written at a time, which the request "
            "names. Send triples only."
        )
    value = quad.object
    if isinstance(value, Triple) or (isinstance(value, Literal) and value.direction):
        raise RdfSyntaxError(
            f"{value} is of RDF 1.2, and psykg reads RDF 1.1. "
            "Write a triple by itself, and a text with its language only."
        )


def _fault(error: SyntaxError, rdf_format: RdfFormat) -> RdfSyntaxError:
    if error.msg.startswith(_ELSEWHERE):
        return RdfSyntaxError("The document names a context, and none is fetched from here. Write it in the document.")
    told = _PLACE.match(error.msg)  # The place stands apart from the message, or only in it, as for JSON-LD.
    line, column = map(int, told.groups()) if told else (error.lineno, error.offset)
    place = f", line {line}, column {column}" if line else ""
    reason = _PLACE.sub("", error.msg)
    return RdfSyntaxError(f"Not well-formed {rdf_format.name}{place}: {reason}.", line=line, column=column)
