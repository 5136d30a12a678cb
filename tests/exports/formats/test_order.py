"""The same graph gives the same bytes, in whichever order its quads come."""

import pytest
from pyoxigraph import RdfFormat, parse

from psykg.exports.source import Source
from psykg.exports.table import format_named, names
from psykg.knowledge.files import ONTOLOGY, read_quads
from psykg.vocabulary import SCHEMA_GRAPH
from tests.exports.conftest import HOSTILE, exported


@pytest.mark.parametrize("name", names())
def test_the_same_graph_in_another_order_gives_the_same_bytes(name: str) -> None:
    quads = read_quads(ONTOLOGY / "schema.ttl", SCHEMA_GRAPH)
    quads += parse(HOSTILE.read_text(encoding="utf-8"), format=RdfFormat.TRIG)
    form = format_named(name)
    assert exported(form, Source(lambda: quads)) == exported(form, Source(lambda: reversed(quads)))
