"""A small ontology of one's own to reason on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from psykg.knowledge.files import read_quads
from psykg.vocabulary import PREFIXES, SCHEMA_GRAPH

DATA = Path(__file__).parent / "data"
Reading = Callable[[str], list[Quad]]


@pytest.fixture(scope="session")
def course() -> list[Quad]:
    """The cooking course of `data/course.trig`, what is outside its claims in the schema graph."""
    return read_quads(DATA / "course.trig", SCHEMA_GRAPH)


@pytest.fixture(scope="session")
def turtle() -> Reading:
    """Reads Turtle with the project's prefixes, `:` being psykg's own, into the schema graph."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in {**PREFIXES, "": PREFIXES["psykg"]}.items())

    def read(text: str) -> list[Quad]:
        triples = parse(prefixes + text, format=RdfFormat.TURTLE, rename_blank_nodes=True)
        return [Quad(quad.subject, quad.predicate, quad.object, NamedNode(SCHEMA_GRAPH)) for quad in triples]

    return read
