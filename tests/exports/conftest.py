"""The graph that exports are tested with: the project's own, and what breaks exporters elsewhere."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from psykg.exports.choices import Choices
from psykg.exports.content import Content
from psykg.exports.destination import send
from psykg.exports.format import Format
from psykg.exports.source import Source
from psykg.knowledge.dataset import closure_quads
from psykg.vocabulary import CONCEPT_CLASS, PSYKG, RDFS

HOSTILE = Path(__file__).with_name("hostile.trig")


def hostile_quads() -> Iterator[Quad]:
    """The ontology, and beside it concepts with texts that mean something to one format or another."""
    yield from closure_quads()
    yield from hostile_quads_alone()


def hostile_quads_alone() -> Iterator[Quad]:
    """The concepts that break exporters elsewhere."""
    yield from parse(HOSTILE.read_text(encoding="utf-8").replace("LONG", "long " * 5000), format=RdfFormat.TRIG)


@pytest.fixture(scope="session")
def source() -> Source:
    """The closure of the ontology with the hostile concepts, as exported by default."""
    quads = list(hostile_quads())
    return Source(lambda: quads, Choices())


@pytest.fixture(scope="session")
def content(source: Source) -> Content:
    """The same as concepts and relationships."""
    return Content(source)


@pytest.fixture(scope="session")
def stated(source: Source) -> Content:
    """What is asserted of it, for formats that hold nothing that follows."""
    return Content(Source(source.read, Choices(inferred=False)))


@pytest.fixture(scope="session")
def hostile() -> Source:
    """The hostile concepts alone, which are few, for readers that are slow."""
    kind = Quad(NamedNode(PSYKG + "Topic"), NamedNode(RDFS + "subClassOf"), NamedNode(CONCEPT_CLASS))
    quads = [kind, *hostile_quads_alone()]
    return Source(lambda: quads, Choices())


def exported(form: Format, source: Source) -> bytes:
    """The export as it is sent over HTTP: one file, or the zip of several."""
    out = BytesIO()
    send(form, source, out)
    return out.getvalue()
