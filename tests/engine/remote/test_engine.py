"""The remote engine, against a service of our own that runs for real."""

import json
import pickle
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest
from pyoxigraph import NamedNode

from psykg.engine import Boolean, EmbeddedEngine, Solutions, Triples, united
from psykg.engine.contract import Dataset
from psykg.engine.remote.credentials import Credentials
from psykg.engine.remote.engine import RemoteEngine
from psykg.errors import (
    EngineUnavailableError,
    QueryRefusedError,
    QueryStoppedError,
    QuerySyntaxError,
    ResultTooLargeError,
)
from psykg.knowledge.dataset import closure_quads
from psykg.vocabulary import INFERRED_GRAPH, PSYKG, SCHEMA_GRAPH
from tests.servers import SparqlServer

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
    there, own = remote.query(PREFIX + query), here.query(PREFIX + query)
    if isinstance(own, Triples):
        assert set(there) == set(own)  # type: ignore[arg-type]
    else:
        assert there == own


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


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE <http://example.org/> {} }",
        "ASK { {} #\n sErViCe#\n<http://example.org/> {} }",
        "ASK { \\u0053ERVICE <http://example.org/> {} }",
        "PREFIX : <http://example.org/> ASK { service:x { ?s ?p ?o } }",
        "SELECT (<bif:http_get>('http://example.org/') AS ?x) {}",
        "PREFIX b: <bif:> ASK { FILTER(b:http_get('http://example.org/')) }",
    ],
)
def test_what_would_make_the_endpoint_call_another_is_not_sent(impostor: str, query: str) -> None:
    Impostor.asked.clear()
    with pytest.raises((QueryRefusedError, QuerySyntaxError)):
        RemoteEngine(f"{impostor}/empty").query(query)
    assert Impostor.asked == []


def test_the_word_alone_does_not_keep_a_query_from_being_sent(remote: RemoteEngine) -> None:
    query = "PREFIX service: <http://example.org/> ASK { VALUES ?service { 'SERVICE' service:SERVICE } } # SERVICE <x>"
    assert remote.query(query) == Boolean(value=True)


def test_the_graphs_of_a_dataset_are_named_to_the_endpoint(oxigraph_read_only: SparqlServer) -> None:
    engine = RemoteEngine(oxigraph_read_only.query)
    dataset = Dataset(default=(SCHEMA_GRAPH, INFERRED_GRAPH), named=(SCHEMA_GRAPH,))
    rows = engine.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", dataset=dataset)
    assert isinstance(rows, Solutions)
    assert list(rows) == [{"g": NamedNode(SCHEMA_GRAPH)}]
    inferred = f"ASK {{ ?s ?p ?o FILTER NOT EXISTS {{ GRAPH <{SCHEMA_GRAPH}> {{ ?s ?p ?o }} }} }}"
    assert engine.query(inferred, dataset=dataset)


def test_an_engine_travels_to_another_process_with_its_settings(impostor: str) -> None:
    engine = RemoteEngine(f"{impostor}/xml", patience=3, largest=5, credentials=Credentials("me", "word"))
    with pytest.raises(ResultTooLargeError, match="more than 5 bytes"):
        pickle.loads(pickle.dumps(engine)).query("ASK {}")  # noqa: S301  (our own)


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


@pytest.mark.parametrize("url", ["http://a..b/", "http://127.0.0.1:port/", "http://127.0.0.1/é"])
def test_an_address_that_is_none_is_unavailable(url: str) -> None:
    with pytest.raises(EngineUnavailableError, match=r"does not answer: .*Check the address"):
        RemoteEngine(url).query("ASK {}")


def test_an_address_with_a_broken_host_is_said() -> None:
    with pytest.raises(EngineUnavailableError, match=r"no address: .*Check the address"):
        RemoteEngine("http://[/")


class Impostor(BaseHTTPRequestHandler):
    """Answers each path in its own wrong or unusual way."""

    answers: ClassVar[dict[str, tuple[int, str, bytes]]] = {
        "/page": (200, "text/html", b"<!doctype html><title>Welcome</title>"),
        "/empty": (200, "application/sparql-results+json", b""),
        "/cut": (200, "application/sparql-results+json", b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x"'),
        "/busy": (503, "application/problem+json", json.dumps({"detail": "All workers are busy."}).encode()),
        "/late": (504, "text/plain", b""),
        "/large": (422, "application/problem+json", json.dumps({"detail": "Too many rows."}).encode()),
        "/list": (200, "application/sparql-results+json", b"[]"),
        "/headless": (200, "application/sparql-results+json", b'{"head": {}}'),
        "/deep": (
            200,
            "application/sparql-results+json",
            b'{"head": {"link": [], "vars": []}, "results": ' + b"[" * 99999,
        ),
        "/rdf": (200, "application/rdf+xml", b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"),
        "/prefix": (
            200,
            "text/turtle",
            b"@prefix p: <http://e.org/" + b"x" * 9999 + b">. " + b"p:a p:a p:b,p:c,p:d . " * 9,
        ),
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

    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.asked.append(self.path)
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
        ("/list", "something else than a result"),
        ("/headless", "something else than a result"),
        ("/deep", "something else than a result"),
        ("/xml", "another kind"),
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


def test_what_the_endpoint_says_of_the_query_is_no_fault_of_the_endpoint(impostor: str) -> None:
    with pytest.raises(QueryStoppedError, match="status 504: gateway timeout"):
        RemoteEngine(f"{impostor}/late").query("ASK {}")
    with pytest.raises(QueryRefusedError, match="status 422: Too many rows"):
        RemoteEngine(f"{impostor}/large").query("ASK {}")


def test_graphs_that_grow_while_they_are_read_are_not_read_to_their_end(impostor: str) -> None:
    with pytest.raises(EngineUnavailableError, match="RDF/XML, where N-Triples or Turtle was asked for"):
        RemoteEngine(f"{impostor}/rdf").query("DESCRIBE <a:a>")
    with pytest.raises(ResultTooLargeError, match="more than 50000 bytes"):
        RemoteEngine(f"{impostor}/prefix", largest=50_000).query("DESCRIBE <a:a>")
