"""No query sends a request, however it is written: a socket listens for those that would."""

import socket
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.engine import Boolean, EmbeddedEngine
from psykg.engine.language.masking import masked, names_service
from psykg.errors import QueryError, QueryRefusedError

CALLS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE<URL>{ ?s ?p ?o } }",
    "SELECT * { SERVICE # a comment\n <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE\r\n\t:x { ?s ?p ?o } }",
    "SELECT * { VALUES ?where { <URL> } SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { S\\u0045RVICE <URL> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE <URL> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } } } }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "ASK { ?s ?p ?o #\r SERVICE <URL> { ?s ?p ?o }\n}",
    "ASK { ?s ?p ?o #\\u000A SERVICE <URL> { ?s ?p ?o }\n}",
    "ASK { ?s ?p '' . SERVICE <URL> { ?s ?p '' } }",
]
HIDDEN = [
    "SELECT * { service:x { ?s ?p ?o } }",
    "SELECT * { servicesilent:x { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o ; service:x { ?s ?p ?o } }",
    "SELECT * { VALUES ?z { true } { } trueservice:x { ?s ?p ?o } }",
    "SELECT * { VALUES ?z { true } ?s ?p ?o . OPTIONAL { ?o ?y trueservice:x { ?s ?p ?o } } }",
    "SELECT * { BIND(3 AS ?x) FILTER(?x<5)SERVICE#>\n:a { ?s ?p ?o } }",
    "SELECT * { BIND(3 AS ?x) FILTER(?x<5)SERVICE?y#>\n{ ?s ?p ?o } }",
    "SELECT * { BIND(3 AS ?x) FILTER(?x<5)SERVICESILENT#>\n:a { ?s ?p ?o } }",
    "SELECT * { ?s ?p 5service:x { ?s ?p ?o } }",
]


def address(listener: socket.socket) -> str:
    host, port = listener.getsockname()
    return f"http://{host}:{port}/"


def written(query: str, listener: socket.socket) -> str:
    url = address(listener)
    return f"PREFIX : <{url}> " + query.replace("URL", url)


def assert_nobody_called(listener: socket.socket) -> None:
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize("query", CALLS)
def test_a_call_is_refused_in_any_spelling(engine: EmbeddedEngine, listener: socket.socket, query: str) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        engine.query(written(query, listener))
    assert_nobody_called(listener)


@pytest.mark.parametrize("query", HIDDEN)
def test_a_call_that_the_grammar_does_not_see_is_no_query(
    engine: EmbeddedEngine, listener: socket.socket, query: str
) -> None:
    with pytest.raises(QueryError):
        engine.query(written(query, listener))
    assert_nobody_called(listener)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { FILTER(\'SERVICE <http://example.org/> {}\' != """service""") }',
        "ASK { FILTER(<http://example.org/service#x> != <http://service/SERVICE>) }",
        "ASK { VALUES ?service { 1 } FILTER(?service = 1) }",
        "PREFIX service: <http://example.org/> ASK { FILTER(service:x = <http://example.org/x>) }",
        "PREFIX ex: <http://example.org/> ASK { FILTER(ex:service = <http://example.org/service>) }",
        "ASK {} # SERVICE <http://example.org/> {}",
        "ASK { FILTER(!EXISTS { _:service <http://example.org/service> ?services }) }",
        "ASK { FILTER(STRLANG('a', 'x-service') = 'a'@x-service) }",
        "ASK { FILTER(STRLEN('\\u0053ERVICE') = 7) }",
    ],
)
def test_the_word_elsewhere_is_only_a_word(engine: EmbeddedEngine, query: str) -> None:
    assert engine.query(query) == Boolean(value=True)


WORDS = st.sampled_from(
    [
        *(
            "SERVICE",
            "service",
            "SILENT",
            "silent",
            "\\u0053ERVICE",
            ":x",
            "x:",
            "service:x",
            "?v",
            "<U>",
            "PREFIX x:<U>",
        ),
        *("{", "}", "(", ")", ".", ";", ",", "'", '"', "#", "\n", "\r", " ", "\\", "^^", "@en", ">", "5", "true", "a"),
        *("FILTER", "?x<", "FILTER(?x<5)", "BIND(3 AS ?x)", "VALUES ?v {<U>}", "OPTIONAL", "GRAPH", "UNION"),
        *("{ ?s ?p ?o }", "{?s?p?o}"),
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=9), st.sampled_from(["", " "]))
def test_no_text_makes_the_engine_call_anyone(
    engine: EmbeddedEngine, listener: socket.socket, words: list[str], gap: str
) -> None:
    url = address(listener)
    pattern = gap.join(["SERVICE", *words]).replace("<U>", f"<{url}>")
    with suppress(QueryError):
        engine.query(f"PREFIX : <{url}> SELECT * {{ {pattern} }}")
    with suppress(QueryError):
        engine.query(f"PREFIX : <{url}> SELECT * {{ ?s ?p ?o {pattern.removeprefix('SERVICE')} {{ ?s ?p ?o }} }}")
    assert_nobody_called(listener)


@given(st.text(alphabet="serviceSERVICEx ?:"))
def test_masking_leaves_no_keyword_and_merges_no_names(text: str) -> None:
    other = text.swapcase()
    assert "service" not in masked(text).lower().replace("servicxe", "")
    assert (masked(text) == masked(other)) == (text == other)
    assert names_service(text) == ("service" in text.lower())
