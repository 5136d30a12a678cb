"""Whatever the format: the same graph gives the same bytes, and what was not chosen is not in them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from psykg.exports.choices import Choices
from psykg.exports.source import Source
from psykg.exports.table import format_named, names
from psykg.knowledge.files import ONTOLOGY, read_quads
from psykg.vocabulary import SCHEMA_GRAPH
from tests.exports.conftest import HOSTILE, exported

AS_TEXT = ("owl", "ofn", "skos", "obographs", "nanopubs", "schema-org", "anki", "markdown")


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    """The schema with the hostile concepts."""
    schema = read_quads(ONTOLOGY / "schema.ttl", SCHEMA_GRAPH)
    return [*schema, *parse(HOSTILE.read_text(encoding="utf-8"), format=RdfFormat.TRIG)]


def text(name: str, source: Source) -> str:
    form = format_named(name)
    written = exported(form, source)
    if not form.files:
        return written.decode()
    with ZipFile(BytesIO(written)) as packed:
        return "\n".join(packed.read(each).decode() for each in packed.namelist())


@pytest.mark.parametrize("name", names())
def test_the_same_graph_in_another_order_gives_the_same_bytes(name: str, quads: list[Quad]) -> None:
    form = format_named(name)
    assert exported(form, Source(lambda: quads)) == exported(form, Source(lambda: reversed(quads)))


@pytest.mark.parametrize("name", AS_TEXT)
def test_texts_are_in_the_chosen_language(name: str, quads: list[Quad]) -> None:
    found = text(name, Source(lambda: quads, Choices(language="de")))
    assert "Anführung" in found
    assert "guillemets" not in found


@pytest.mark.parametrize("name", [each for each in AS_TEXT if each != "nanopubs"])
def test_no_sentence_is_told_where_provenance_was_not_chosen(name: str, quads: list[Quad]) -> None:
    assert "p7s9" not in text(name, Source(lambda: quads, Choices(provenance=False)))


@pytest.mark.parametrize("name", AS_TEXT)
def test_of_nothing_at_all_an_empty_document_is_made(name: str) -> None:
    text(name, Source(list))
