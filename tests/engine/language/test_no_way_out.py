"""Words and calls put into well-formed queries and updates at random: words change nothing, calls are refused.

A socket listens for any request that the engine would send.
"""

import re
import socket
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from psykg.engine import Boolean, EmbeddedEngine
from psykg.engine.language.admission import admitted, admitted_update
from psykg.engine.language.tokens import Token, resolved, tokens
from psykg.engine.writing import PlainDataset, perform
from psykg.errors import QueryError, QueryRefusedError
from psykg.knowledge.files import QUERIES

Texts = dict[str, str]
"""Queries or updates, by the names of their files."""

INNOCENT = st.sampled_from(["SERVICE", "service", "Service", "LOAD", "load", "FROM", "INTO", "SILENT"])
KEYWORD = st.sampled_from(["SERVICE", "service", "SeRvIcE", "\\u0053ERVICE", "serv\\U00000069ce", "SERVICE SILENT"])
LOAD = st.sampled_from(["LOAD", "load", "LoAd", "\\u004COAD", "lo\\U00000061d"])
GAP = st.sampled_from([" ", "\n", "\r\n\t", " # a comment\n", "#SERVICE <http://example.org/>\r", "\\u000A"])
ENDPOINT = st.sampled_from(["<{}>", "called:", "called:x", "c\\u0061lled:x", "?endpoint", "<{}\\u0061>"])
PATTERN = st.sampled_from(
    [
        "%s",
        "OPTIONAL { %s }",
        "MINUS { %s }",
        "{ %s } UNION { }",
        "{ } UNION { %s }",
        "{ SELECT * { %s } }",
        "{ SELECT (COUNT(*) AS ?endpoints) { %s } }",
        "FILTER EXISTS { %s }",
        "FILTER (!NOT EXISTS { %s })",
        "GRAPH ?endpoint { %s }",
        "OPTIONAL { { SELECT * { MINUS { %s } } } }",
    ]
)


@pytest.fixture(scope="module")
def empty() -> EmbeddedEngine:
    return EmbeddedEngine(Store())


@pytest.fixture(scope="module")
def url(listener: socket.socket) -> str:
    host, port = listener.getsockname()
    return f"http://{host}:{port}/"


@pytest.fixture(autouse=True)
def silence(listener: socket.socket) -> Iterator[None]:
    """Nobody may have called when a test is over."""
    yield
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.fixture(scope="module")
def queries(w3c_texts: Callable[[str], set[Path]]) -> Texts:
    paths = w3c_texts("PositiveSyntaxTest11") | set(QUERIES.glob("*.rq"))
    return taken(paths, admitted)


@pytest.fixture(scope="module")
def updates(w3c_texts: Callable[[str], set[Path]]) -> Texts:
    return taken(w3c_texts("PositiveUpdateSyntaxTest11"), admitted_update)


def taken(paths: set[Path], admit: Callable[[str], object]) -> Texts:
    """Those of the files that are admitted; the others call or load."""
    texts = {path.name: path.read_text() for path in sorted(paths)}
    for name, text in list(texts.items()):
        try:
            admit(text)
        except QueryRefusedError:
            del texts[name]
    return texts


def with_word(text: str, word: str, place: int) -> str:
    """The text with the word in one of its strings, IRIs, names, variables or tags, or in a comment."""
    plain = resolved(text)
    found = list(tokens(plain))
    called = {name for name, after in pairwise(found) if after.kind in {"'('", "NIL"}}
    declared = {name for before, name in pairwise(found) if before.kind in {"'PREFIX'", "'BASE'", "PNAME_NS"}}
    token = found[place % len(found)]
    new = token.text if token in called | declared else renamed(token, word)
    if token.kind in {"VAR", "BLANK_NODE_LABEL"}:
        same = [each for each in found if each.kind == token.kind and each.text[1:] == token.text[1:]]
        return replaced(plain, same, new)
    return replaced(plain, [token], f"#{word} <http://example.org/>\n {new}")


def renamed(token: Token, word: str) -> str:
    match token.kind:
        case "VAR" | "BLANK_NODE_LABEL" | "PNAME_LN":
            return token.text + word
        case "LANGTAG":
            return f"{token.text}-{word}"
        case "IRIREF":
            return f"{token.text[:-1]}{word}>"
        case "STRING":
            quotes = re.match("\"\"\"|'''|\"|'", token.text)
            assert quotes
            return f"{quotes[0]}{word} <x> {{}}{token.text[len(quotes[0]) :]}"
        case _:
            return token.text


def replaced(text: str, found: list[Token], new: str) -> str:
    for token in reversed(found):
        text = text[: token.start] + new + text[token.start + len(token.text) :]
    return text


def outcome(run: Callable[[], object]) -> type:
    try:
        return type(run())
    except QueryError as error:
        return type(error)


def updated(text: str) -> None:
    perform(PlainDataset(Store()), text, base="http://example.org/")


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_word_in_a_query_changes_nothing(empty: EmbeddedEngine, queries: Texts, data: st.DataObject) -> None:
    text = queries[data.draw(st.sampled_from(sorted(queries)))]
    other = with_word(text, data.draw(INNOCENT), data.draw(st.integers(0, 1000)))
    assert outcome(lambda: admitted(other)) is str
    assert outcome(lambda: empty.query(other)) is outcome(lambda: empty.query(text))


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_word_in_an_update_changes_nothing(updates: Texts, data: st.DataObject) -> None:
    text = updates[data.draw(st.sampled_from(sorted(updates)))]
    other = with_word(text, data.draw(INNOCENT), data.draw(st.integers(0, 1000)))
    assert outcome(lambda: updated(other)) is outcome(lambda: updated(text))


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_call_in_a_query_is_refused(empty: EmbeddedEngine, queries: Texts, url: str, data: st.DataObject) -> None:
    query = with_call(queries[data.draw(st.sampled_from(sorted(queries)))], url, data)
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        empty.query(query)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_call_in_an_update_is_refused(updates: Texts, url: str, data: st.DataObject) -> None:
    patterned = [name for name, text in updates.items() if "{" in text]
    update = with_call(updates[data.draw(st.sampled_from(patterned))], url, data)
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        updated(update)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_load_in_an_update_is_refused(updates: Texts, url: str, data: st.DataObject) -> None:
    text = updates[data.draw(st.sampled_from(sorted(updates)))]
    gap = data.draw(GAP)
    source = data.draw(st.sampled_from([f"<{url}>", "called:", "called:x", f"<{url}> INTO GRAPH <{url}>"]))
    load = f"PREFIX called: <{url}>{gap}{data.draw(LOAD)}{gap}{source}"
    *_, last, _end = [None, *tokens(text)]
    separator = "\n;" if admitted_update(text).operations and last and last.kind != "';'" else "\n"
    with pytest.raises(QueryRefusedError, match="LOAD"):
        updated(data.draw(st.sampled_from([f"{load} ; {text}", f"{text}{separator} {load}"])))


@pytest.mark.parametrize("clause", ["FROM <{0}>", "FROM NAMED <{0}>", "FROM <{0}a> FROM NAMED # <x>\n<{0}b>"])
def test_a_graph_that_a_query_names_is_not_fetched(empty: EmbeddedEngine, url: str, clause: str) -> None:
    assert empty.query(f"ASK {clause.format(url)} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}") == Boolean(
        value=False
    )


@pytest.mark.parametrize("clause", ["USING <{0}>", "USING NAMED <{0}>"])
def test_a_graph_that_an_update_names_is_not_fetched(url: str, clause: str) -> None:
    updated(f"WITH <{url}> INSERT {{ GRAPH <{url}> {{ ?s ?p ?o }} }} {clause.format(url)} WHERE {{ ?s ?p ?o }}")
    updated(f"COPY <{url}> TO DEFAULT ; CREATE GRAPH <{url}> ; ADD <{url}> TO <{url}x> ; DROP GRAPH <{url}>")


def with_call(text: str, url: str, data: st.DataObject) -> str:
    """The text with a call to another endpoint after one of its braces."""
    braces = [token.start + 1 for token in tokens(text) if token.kind == "'{'"]
    place = data.draw(st.sampled_from(braces)) if braces else len(text)
    gap = data.draw(GAP)
    call = f"{data.draw(KEYWORD)}{gap}{data.draw(ENDPOINT).format(url)}{gap}{{ ?s ?p ?o }}"
    pattern = data.draw(PATTERN) % call
    return f"PREFIX called: <{url}> {text[:place]} {pattern} {text[place:]}"
