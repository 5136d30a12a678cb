"""What XML cannot write is said, and not written."""

import pytest

from psykg.engine import EmbeddedEngine
from psykg.engine.contract import Query
from psykg.errors import UnknownFormatError


@pytest.mark.parametrize(
    "text",
    [
        r"SELECT ('a\u0001b' AS ?x) {}",
        r"CONSTRUCT { <a:s> <a:p> 'a\u000Bb' } {}",
        "CONSTRUCT { <a:s> <http://example.org/1> 'x' } {}",
    ],
)
def test_what_xml_cannot_write_is_refused_and_other_formats_have_it(engine: EmbeddedEngine, text: str) -> None:
    with pytest.raises(UnknownFormatError, match="another format"):
        engine.answer(Query(text, tabular="xml", graphical="rdfxml"))
    assert engine.answer(Query(text)).body


def test_entities_are_escaped(engine: EmbeddedEngine) -> None:
    answer = engine.answer(Query("SELECT ('<&>\"' AS ?x) {}", tabular="xml"))
    assert b"&lt;&amp;&gt;" in answer.body
