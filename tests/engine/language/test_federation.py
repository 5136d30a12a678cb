"""Calls to the endpoints that an operator lists, on a real endpoint that counts them."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, Store

from psykg.engine.language.admission import admitted
from psykg.engine.language.masking import check_calls
from psykg.errors import QueryError, QueryRefusedError, QuerySyntaxError

ANSWER = b'{"head": {"vars": ["o"]}, "results": {"bindings": [{"o": {"type": "literal", "value": "answered"}}]}}'


class Endpoint(HTTPServer):
    """Answers every query with one row, and remembers which paths were asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Answer(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def running() -> Iterator[Endpoint]:
    with Endpoint() as serving:
        thread = threading.Thread(target=serving.serve_forever, args=(0.05,))
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()


@pytest.fixture
def endpoint(running: Endpoint) -> Endpoint:
    running.asked.clear()
    return running


def answer(query: str, services: frozenset[str]) -> list[str]:
    plain = admitted(query, services)
    check_calls(plain)
    found = Store().query(plain)
    assert isinstance(found, QuerySolutions)
    return [str(row["o"]) for row in found]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { SERVICE <URLlisted> { ?s ?p ?o } }",
        "SELECT ?o { service # SERVICE <URLother>\n SILENT\n<URLlisted>{ ?s ?p ?o } }",
        "PREFIX l: <URL> SELECT ?o { SERVICE l:listed { ?s ?p ?o } }",
        "PREFIX : <URLlisted> SELECT ?o { SERVICE : { ?s ?p ?o } }",
        "PREFIX service: <URL> SELECT ?o { SERVICE service:listed { ?s ?p ?o } }",
        "BASE <URLa/b/> SELECT ?o { SERVICE <../../listed> { ?s ?p ?o } }",
        "BASE <URLa/> PREFIX : <b/../../> SELECT ?o { SERVICE :listed { ?s ?p ?o } }",
        "SELECT ?o { { SELECT ?o { OPTIONAL { S\\u0045RVICE <URLlisted> { ?s ?p ?o } } } } }",
    ],
)
def test_a_listed_endpoint_is_called_in_any_spelling(endpoint: Endpoint, query: str) -> None:
    listed = frozenset({f"{endpoint.url}listed", "http://example.org/"})
    assert answer(query.replace("URL", endpoint.url), listed) == ['"answered"']
    assert endpoint.asked == ["/listed"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { SERVICE <URLother> { ?s ?p ?o } }",
        "SELECT ?o { SERVICE SILENT <URLlisted/> { ?s ?p ?o } }",
        "SELECT ?o { SERVICE <URLa/../listed> { ?s ?p ?o } }",
        "SELECT ?o { VALUES ?e { <URLlisted> } SERVICE ?e { ?s ?p ?o } }",
        "SELECT ?o { SERVICE <URLlisted> { ?s ?p ?o } SERVICE <URLother> { ?s ?p ?o } }",
        "SELECT ?o { SERVICE <URLlisted> { SERVICE <URLother> { ?s ?p ?o } } }",
        "PREFIX l: <URLlisted> PREFIX l: <URLother> SELECT ?o { SERVICE l: { ?s ?p ?o } }",
        "BASE <URLlisted> BASE <other> SELECT ?o { SERVICE <> { ?s ?p ?o } }",
        # The engine could read the first of each as SILENT and the other prefix.
        "PREFIX SILENTx: <URLother> PREFIX x: <URLlisted> SELECT ?o { SERVICE SILENTx: { ?s ?p ?o } }",
        "SELECT ?o { SERVICE listed: { ?s ?p ?o } }",
        "SELECT ?o { SERVICE <listed> { ?s ?p ?o } }",
    ],
)
def test_any_other_endpoint_is_refused(endpoint: Endpoint, query: str) -> None:
    with pytest.raises(QueryRefusedError, match=r"sends requests only to .*listed"):
        answer(query.replace("URL", endpoint.url), frozenset({f"{endpoint.url}listed"}))
    assert endpoint.asked == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { SERVICE <URLlisted> { ?s ?p ?o } service:x { ?s ?p ?o } }",
        "SELECT ?o { SERVICE <URLlisted> { ?s ?p ?o } BIND(3 AS ?x) FILTER(?x<5)SERVICE#>\n:a { ?s ?p ?o } }",
        "SELECT ?o { SERVICE <URLlisted> { ?s ?p 5service:x { ?s ?p ?o } } }",
    ],
)
def test_beside_a_listed_call_no_hidden_one_is_let_through(endpoint: Endpoint, query: str) -> None:
    with pytest.raises((QueryError, SyntaxError)):
        answer(f"PREFIX : <{endpoint.url}> {query.replace('URL', endpoint.url)}", frozenset({f"{endpoint.url}listed"}))
    assert endpoint.asked == []


def test_the_engine_calls_what_was_judged_however_it_reads_the_name(endpoint: Endpoint) -> None:
    query = "PREFIX SILENTx: <URLlisted> PREFIX x: <URLother> SELECT ?o { SERVICE SILENTx: { ?s ?p ?o } }"
    assert answer(query.replace("URL", endpoint.url), frozenset({f"{endpoint.url}listed"})) == ['"answered"']
    assert endpoint.asked == ["/listed"]


WORDS = st.sampled_from(
    [
        *("SERVICE", "service", "SILENT", "SERVICE <URLlisted>", "SERVICE SILENT <URLlisted>", "\\u0053ERVICE"),
        *("<URLlisted>", "<URLother>", "listed:", "x:", "SILENTx:", "SILENTlisted:", ":x", "service:x", "?v"),
        *("{", "}", "(", ")", ".", ";", ",", "'", '"', "#", "\n", "\r", " ", "\\", "@en", ">", "5", "true", "a", "?x<"),
        *("FILTER", "FILTER(?x<5)", "BIND(3 AS ?x)", "VALUES ?v {<URLother>}", "OPTIONAL", "{ ?s ?p ?o }", "{?s?p?o}"),
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(WORDS, min_size=1, max_size=9), st.sampled_from(["", " "]))
def test_no_text_makes_the_engine_call_an_endpoint_that_is_not_listed(
    running: Endpoint, words: list[str], gap: str
) -> None:
    declared = "PREFIX : <URLother> PREFIX x: <URLother> PREFIX SILENTx: <URLlisted> PREFIX listed: <URLlisted>"
    for query in (
        f"{declared} SELECT ?o {{ {gap.join(words)} }}",
        f"{declared} SELECT ?o {{ SERVICE <URLlisted> {{ ?s ?p ?o }} {gap.join(words)} {{ ?s ?p ?o }} }}",
        f"{declared} SELECT ?o {{ SERVICE{gap.join(words)} {{ ?s ?p ?o }} }}",
    ):
        with suppress(QueryError, SyntaxError, RuntimeError, OSError):
            answer(query.replace("URL", running.url), frozenset({f"{running.url}listed"}))
    assert set(running.asked) <= {"/listed"}


def test_a_mistake_in_a_query_with_a_listed_call_keeps_its_place() -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        admitted("SELECT * {\n SERVICE <a:b> { ?s ?p } }", frozenset({"a:b"}))
    assert (raised.value.line, raised.value.column) == (2, 24)
