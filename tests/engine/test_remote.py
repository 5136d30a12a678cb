"""The remote engine, against a service of our own that runs for real."""

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest
from pyoxigraph import NamedNode

from psykg.engine import Boolean, EmbeddedEngine, Solutions, Triples, united
from psykg.engine.remote import RemoteEngine
from psykg.errors import EngineUnavailableError, QueryRefusedError, QuerySyntaxError
from psykg.knowledge.dataset import closure_quads
from psykg.vocabulary import PSYKG

PREFIX = f"PREFIX psykg: <{PSYKG}> "


@pytest.fixture(scope="module")
def remote(service: str) -> RemoteEngine:
    return RemoteEngine(f"{service}sparql")


@pytest.fixture(scope="module")
def here() -> EmbeddedEngine:
    return EmbeddedEngine(united(closure_quads()))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x ?claim { GRAPH ?claim { ?x ?relation psykg:insight } FILTER(isIRI(?x)) } ORDER BY ?x ?claim",
        "SELECT ?x (1.50 AS ?y) ('a\\tb'@en AS ?z) { OPTIONAL { psykg:insight a ?x FILTER(false) } }",
        "ASK { psykg:insight ?p ?o }",
        "ASK { psykg:insight psykg:nothing ?o }",
        "CONSTRUCT { ?s a ?o } { ?s a ?o . FILTER(?o = psykg:Phase) }",
        "DESCRIBE psykg:insight",
        "# INSERT DATA {}\nSELECT * {} # 'SELECT'",
    ],
)
def test_both_engines_give_equal_results(remote: RemoteEngine, here: EmbeddedEngine, query: str) -> None:
    assert remote.query(PREFIX + query) == here.query(PREFIX + query)


def test_each_form_of_query_gives_its_own_kind_of_result(remote: RemoteEngine) -> None:
    assert isinstance(remote.query("SELECT * {}"), Solutions)
    assert isinstance(remote.query("ASK {}"), Boolean)
    assert isinstance(remote.query("DESCRIBE <http://example.org/>"), Triples)


def test_bindings_reach_the_endpoint(remote: RemoteEngine, here: EmbeddedEngine) -> None:
    query = "SELECT ?thing ?kind { ?thing a ?kind FILTER(isIRI(?thing)) } ORDER BY ?kind"
    bindings = {"thing": NamedNode(f"{PSYKG}insight")}
    assert remote.query(query, bindings=bindings) == here.query(query, bindings=bindings)


def test_a_mistake_is_told_with_its_place(remote: RemoteEngine) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        remote.query("SELECT * {\n ?s ?p }")
    assert (raised.value.line, raised.value.column) == (2, 8)


def test_what_only_the_endpoint_finds_wrong_is_told_in_its_words(remote: RemoteEngine) -> None:
    with pytest.raises(QuerySyntaxError, match=r"refuses the query: .*Duplicated variable name"):
        remote.query("SELECT ?x (1 AS ?x) {}")


def test_what_the_endpoint_refuses_is_refused(remote: RemoteEngine) -> None:
    with pytest.raises(QueryRefusedError, match=r"status 403: .*SERVICE"):
        remote.query("ASK { SERVICE <http://example.org/> {} }")


def test_updates_are_not_sent(remote: RemoteEngine) -> None:
    with pytest.raises(QuerySyntaxError, match="INSERT is an update"):
        remote.query("PREFIX ex: <http://example.org/> INSERT { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } }")


def test_nobody_at_the_address_is_said(service: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(EngineUnavailableError, match="connection refused"):
        RemoteEngine(f"http://127.0.0.1:{port}/sparql").query("ASK {}")
    with pytest.raises(EngineUnavailableError, match=r"404|not found"):
        RemoteEngine(f"{service}nowhere").query("ASK {}")


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/", "sparql", ""])
def test_only_addresses_of_the_web_are_spoken_to(url: str) -> None:
    with pytest.raises(EngineUnavailableError, match="http://"):
        RemoteEngine(url)


@pytest.mark.parametrize("url", ["http://a..b/", "http://[/", "http://127.0.0.1:port/", "http://127.0.0.1/é"])
def test_an_address_that_is_none_is_unavailable(url: str) -> None:
    with pytest.raises(EngineUnavailableError, match=r"does not answer: .*Check the address"):
        RemoteEngine(url).query("ASK {}")


class Impostor(BaseHTTPRequestHandler):
    """Answers each path in its own wrong or unusual way."""

    answers: ClassVar[dict[str, tuple[int, str, bytes]]] = {
        "/page": (200, "text/html", b"<!doctype html><title>Welcome</title>"),
        "/empty": (200, "application/sparql-results+json", b""),
        "/cut": (200, "application/sparql-results+json", b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x"'),
        "/busy": (503, "application/problem+json", json.dumps({"detail": "All workers are busy."}).encode()),
        "/broken": (500, "text/plain", b"Segmentation fault"),
        "/xml": (
            200,
            "application/sparql-results+xml",
            b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>',
        ),
        "/virtuoso": (
            200,
            "application/sparql-results+json",
            b'{"head": {"link": [], "vars": ["x"]}, "results": {"distinct": false, "ordered": true, "bindings": [{"x":'
            b'{"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": "1"}}]}}',
        ),
    }

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        status, media_type, body = self.answers[self.path]
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def impostor() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Impostor) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/page", "something else than a result"),
        ("/empty", "something else than a result"),
        ("/cut", "something else than a result"),
        ("/busy", "status 503: All workers are busy."),
        ("/broken", "Segmentation fault"),
    ],
)
def test_an_endpoint_that_fails_is_unavailable_and_says_why(impostor: str, path: str, said: str) -> None:
    engine = RemoteEngine(impostor + path)
    with pytest.raises(EngineUnavailableError, match=said):
        list(engine.query("SELECT * {}"))  # type: ignore[arg-type]


def test_results_in_other_formats_than_asked_for_are_read(impostor: str) -> None:
    assert RemoteEngine(f"{impostor}/xml").query("ASK {}") == Boolean(value=True)
    rows = RemoteEngine(f"{impostor}/virtuoso").query("SELECT * {}")
    assert isinstance(rows, Solutions)
    assert [term.value for row in rows for term in row.values()] == ["1"]
