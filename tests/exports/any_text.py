"""A concept with whatever texts."""

from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from psykg.exports.source import Source
from psykg.exports.text import in_xml
from psykg.vocabulary import CONCEPT_CLASS, PSYKG, RDF, RDFS, SKOS

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x7f")).filter(in_xml)
"""Texts of which something is left without the characters that some formats do not have."""


def called(label: str, other: str) -> Source:
    """A concept with these texts."""
    one, kind = NamedNode(PSYKG + "one"), NamedNode(PSYKG + "Topic")
    quads = [
        Quad(kind, NamedNode(RDFS + "subClassOf"), NamedNode(CONCEPT_CLASS)),
        Quad(one, NamedNode(RDF + "type"), kind),
        Quad(one, NamedNode(SKOS + "prefLabel"), Literal(label, language="en")),
        Quad(one, NamedNode(SKOS + "altLabel"), Literal(other, language="en")),
        Quad(one, NamedNode(SKOS + "definition"), Literal(other)),
    ]
    return Source(lambda: quads)
