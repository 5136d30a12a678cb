"""Graphs brought to Oxigraph's server and to Virtuoso, by Graph Store and by Update."""

import json
import threading
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import count, pairwise

import pytest
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad

from psykg.engine import Solutions, Triples
from psykg.engine.remote.credentials import Credentials
from psykg.engine.remote.endpoint import Endpoint
from psykg.engine.remote.engine import RemoteEngine
from psykg.engine.remote.loading import LINES, Destination, Method, load_remote
from psykg.errors import EngineUnavailableError
from psykg.knowledge.dataset import closure_quads
from tests.servers import CREDENTIALS, SparqlServer

S, P = NamedNode("urn:s"), NamedNode("urn:p")
GRAPHS = (f"urn:graph:{number}" for number in count())


@pytest.fixture(params=["oxigraph_writable", "virtuoso_writable"])
def server(request: pytest.FixtureRequest) -> SparqlServer:
    server = request.getfixturevalue(request.param)
    assert isinstance(server, SparqlServer)
    return server


@pytest.fixture(params=["graph-store", "update"])
def destination(request: pytest.FixtureRequest, server: SparqlServer) -> Destination:
    """A graph that nothing else is written to."""
    method: Method = request.param
    url = server.graphs if method == "graph-store" else server.update
    return Destination(Endpoint(url, credentials=CREDENTIALS), method, next(GRAPHS))


def _replacing(destination: Destination) -> Destination:
    return Destination(destination.endpoint, destination.method, destination.graph, replacing=True)


def _found(server: SparqlServer, graph: str | None) -> Dataset:
    """The triples of a graph, without the names of their blank nodes."""
    found = RemoteEngine(server.query).query(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    assert isinstance(found, Triples)
    return _canonical(Quad(triple.subject, triple.predicate, triple.object) for triple in found)


def _canonical(quads: Iterable[Quad]) -> Dataset:
    dataset = Dataset(Quad(each.subject, each.predicate, each.object) for each in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def test_all_comes_into_the_graph_named(server: SparqlServer, destination: Destination) -> None:
    quads = list(closure_quads())
    heard: list[int] = []
    assert load_remote(quads, destination, heard.append) == len(quads) == heard[-1]
    assert heard == sorted(set(heard))
    rows = RemoteEngine(server.query).query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{destination.graph}> {{ ?s ?p ?o }} }}")
    assert isinstance(rows, Solutions)
    assert [row["n"].value for row in rows] == [str(len({quad.triple for quad in quads}))]


def test_each_graph_comes_to_itself_where_none_is_named(server: SparqlServer, destination: Destination) -> None:
    quads = [Quad(S, P, Literal(graph), NamedNode(graph)) for graph in (next(GRAPHS), next(GRAPHS))]
    load_remote(quads, Destination(destination.endpoint, destination.method))
    for quad in quads:
        assert _found(server, quad.graph_name.value) == _canonical([quad])  # type: ignore[union-attr]


def test_texts_of_any_sort_arrive_as_they_were(server: SparqlServer, destination: Destination) -> None:
    quads = [Quad(S, P, Literal(text)) for text in ("é“q” 😀", 'a "b"\\c', "1\n2\r\n\t3", "} # ' {", "")]
    load_remote(quads, destination)
    assert _found(server, destination.graph) == _canonical(quads)


def test_what_is_there_stays_unless_it_is_to_be_replaced(server: SparqlServer, destination: Destination) -> None:
    first, second, third = (Quad(S, P, Literal(text)) for text in ("first", "second", "third"))
    load_remote([first], destination)
    load_remote([second, first], destination)
    assert _found(server, destination.graph) == _canonical([first, second])
    load_remote([third], _replacing(destination))
    assert _found(server, destination.graph) == _canonical([third])


def test_a_graph_of_many_portions_is_replaced_once(server: SparqlServer, destination: Destination) -> None:
    number = LINES[destination.method] * 2 + 1
    heard: list[int] = []
    load_remote((Quad(S, P, Literal(f"{each}")) for each in range(number)), _replacing(destination), heard.append)
    assert len(heard) == 3
    rows = RemoteEngine(server.query).query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{destination.graph}> {{ ?s ?p ?o }} }}")
    assert isinstance(rows, Solutions)
    assert [row["n"].value for row in rows] == [str(number)]


def test_a_blank_node_stays_one_however_far_apart_its_triples_stand(
    server: SparqlServer, destination: Destination
) -> None:
    chain = [BlankNode() for _ in range(4)]
    ends = [Quad(a, P, b) for a, b in pairwise(chain)]
    between = [Quad(S, P, Literal(f"{each}")) for each in range(LINES[destination.method])]
    alone = [Quad(BlankNode(), P, Literal("alone"))]
    load_remote([ends[0], *between, ends[2], *alone, ends[1]], destination)
    assert _found(server, destination.graph) == _canonical([*ends, *between, *alone])


def test_who_is_not_let_in_has_written_nothing(virtuoso_writable: SparqlServer) -> None:
    for wrong in (None, Credentials("dba", "wr0ng")):
        destination = Destination(Endpoint(virtuoso_writable.graphs, credentials=wrong), graph=next(GRAPHS))
        with pytest.raises(EngineUnavailableError, match=r"status 401: .*Nothing had been written before") as raised:
            load_remote([Quad(S, P, S)], destination)
        assert "wr0ng" not in str(raised.value)


class Tiring(BaseHTTPRequestHandler):
    """Takes two requests, and none after."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken += 1  # type: ignore[attr-defined]
        tired = self.server.taken > 2  # type: ignore[attr-defined]
        self.send_response(507 if tired else 204)
        self.end_headers()
        if tired:
            self.wfile.write(json.dumps({"detail": "No room is left."}).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def tiring() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Tiring) as server:
        server.taken = 0  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_load_that_fails_in_the_middle_says_what_was_written(tiring: str) -> None:
    quads = (Quad(S, P, Literal(f"{each}")) for each in range(5000))
    with pytest.raises(EngineUnavailableError, match=r"507: No room is left\. 2000 triples had been written before"):
        load_remote(quads, Destination(Endpoint(tiring), "update", "urn:g"))
