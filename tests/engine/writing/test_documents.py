import re

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from psykg.engine.writing.documents import Document, quads
from psykg.errors import RdfSyntaxError, UnknownFormatError

BASE = "http://example.org/"


def read(data: str, media_type: str) -> list[str]:
    return [str(quad) for quad in quads(Document(data.encode(), media_type, BASE), NamedNode("a:g"))]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ("<x> <y> 'a' .", "text/turtle"),
        ("<x> <y> 'a' .", "application/trig"),
        ("<http://example.org/x> <http://example.org/y> 'a' .".replace("'", '"'), "application/n-triples"),
        ('<http://example.org/x> <http://example.org/y> "a" .', "application/n-quads"),
        ('{"@id": "x", "http://example.org/y": "a"}', "application/ld+json"),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
            '<rdf:Description rdf:about="x"><e:y>a</e:y></rdf:Description></rdf:RDF>',
            "Application/RDF+XML",
        ),
    ],
)
def test_triples_come_in_the_graph_from_every_format(data: str, media_type: str) -> None:
    assert read(data, media_type) == ['<http://example.org/x> <http://example.org/y> "a" <a:g>']


@pytest.mark.parametrize(
    ("data", "media_type", "line", "said"),
    [
        ("<x> <y> 1 .\n<x> y", "text/turtle", 2, "y is not a valid predicate"),
        ('<a:x> <a:y> "a" .\n<a:x> y', "application/n-triples", 2, "Not well-formed N-Triples, line 2"),
        ('{"@id": "x",\n "a:b" "c"}', "application/ld+json", 2, "Not well-formed JSON-LD, line 2"),
        ("\n<a></b>", "application/rdf+xml", None, "Not well-formed RDF/XML"),
        ('{"@context": "http://example.org/", "a:b": "c"}', "application/ld+json", None, "none is fetched from here"),
        ("<g> { <x> <y> <z> . }", "application/trig", None, "names the graph <http://example.org/g>"),
        ('{"@id": "a:g", "@graph": {"@id": "x", "a:b": "c"}}', "application/ld+json", None, "names the graph <a:g>"),
        ("<< <x> <y> <z> >> <y> <z> .", "text/turtle", None, "is of RDF 1.2"),
        ("<x> <y> 'a'@en--ltr .", "text/turtle", None, "is of RDF 1.2"),
    ],
)
def test_what_is_not_one_well_formed_graph_is_told_with_its_line(
    data: str, media_type: str, line: int | None, said: str
) -> None:
    with pytest.raises(RdfSyntaxError, match=re.escape(said)) as raised:
        read(data, media_type)
    assert line is None or raised.value.line == line


@pytest.mark.parametrize("media_type", ["text/plain", "application/json", ""])
def test_an_unknown_media_type_is_refused_with_the_known_ones(media_type: str) -> None:
    with pytest.raises(UnknownFormatError, match="text/turtle"):
        read("", media_type)


def test_blank_nodes_of_two_documents_are_two() -> None:
    document = Document(b"_:x <a:b> _:x .", "text/turtle", BASE)
    first, second = (next(quads(document, DefaultGraph())) for _ in range(2))
    assert first.subject == first.object
    assert first.subject != second.subject
