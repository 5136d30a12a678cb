"""`/graph-store`: the Graph Store HTTP Protocol, directly and indirectly addressed."""

import gzip
import json
from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse
from werkzeug.test import TestResponse

from psykg.vocabulary import INFERRED_GRAPH, SCHEMA_GRAPH, UNNAMED_GRAPH
from tests.service.conftest import Running

TOKEN = "a token that nobody guesses"  # noqa: S105
TRUSTED = {"Authorization": f"Bearer {TOKEN}"}
TURTLE = "text/turtle"
ONE, TWO = b"<a:x> <a:p> 1 .", b"<a:x> <a:p> 2 ."
DIRECT, INDIRECT = "/graph-store/mine/one", "/graph-store?graph=http%3A%2F%2Flocalhost%2Fgraph-store%2Fmine%2Fone"
OURS = f"/graph-store?graph={SCHEMA_GRAPH}"

Send = Callable[..., TestResponse]


@pytest.fixture(scope="module", params=["united", "bare"])
def both(
    request: pytest.FixtureRequest, running: Running, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FlaskClient]:
    """A client of a writable service of either shape."""
    folder = tmp_path_factory.mktemp("writable")
    (folder / "token").write_text(TOKEN)
    settings = {"store": folder / "store", "writable": True, "token_file": folder / "token"}
    with running(**settings, bare=request.param == "bare") as app:
        yield app.test_client()


@pytest.fixture
def send(both: FlaskClient) -> Iterator[Send]:
    """Sends a request with the token. What was written is gone after the test."""

    def request(method: str, path: str, data: bytes | None = None, content_type: str = TURTLE) -> TestResponse:
        return both.open(path, method=method, data=data, content_type=content_type, headers=TRUSTED)

    yield request
    found = both.post("/sparql", data={"query": "SELECT ?g { GRAPH ?g {} }"}, headers={"Accept": "text/csv"})
    graphs = found.text.split("\r\n")[1:-1]
    for graph in graphs:
        if not graph.startswith("https://w3id.org/psykg/") or graph == UNNAMED_GRAPH:
            assert request("DELETE", f"/graph-store?graph={graph}").status_code == 204
    if SCHEMA_GRAPH not in graphs and objects(request("GET", "/graph-store?default")):
        assert request("DELETE", "/graph-store?default").status_code == 204


def objects(response: TestResponse) -> list[str]:
    """The objects of the triples, which were asked for as N-Triples or Turtle."""
    assert response.status_code == 200
    return sorted(getattr(quad.object, "value", "") for quad in parse(response.data, format=RdfFormat.TURTLE))


def problem(response: TestResponse) -> str:
    assert response.content_type == "application/problem+json"
    told: dict[str, object] = json.loads(response.data)
    assert told["status"] == response.status_code
    return str(told["detail"])


@pytest.mark.parametrize("path", [DIRECT, INDIRECT], ids=["direct", "indirect"])
def test_a_graph_is_put_read_added_to_and_deleted(send: Send, path: str) -> None:
    assert send("GET", path).status_code == 404
    assert send("PUT", path, ONE).status_code == 201
    assert objects(send("GET", path)) == ["1"]
    assert send("PUT", path, TWO).status_code == 204
    assert objects(send("GET", path)) == ["2"]
    assert send("POST", path, ONE).status_code == 204
    assert objects(send("GET", path)) == ["1", "2"]
    assert send("DELETE", path).status_code == 204
    assert send("DELETE", path).status_code == send("GET", path).status_code == 404


def test_the_two_ways_to_name_a_graph_mean_the_same(send: Send) -> None:
    assert send("PUT", DIRECT, ONE).status_code == 201
    assert objects(send("GET", INDIRECT)) == ["1"]
    assert send("DELETE", INDIRECT).status_code == 204
    assert send("GET", DIRECT).status_code == 404


@pytest.mark.parametrize("path", [DIRECT, INDIRECT, "/graph-store?default", "/graph-store?graph=a:nowhere"])
def test_head_says_what_get_says_without_the_body(send: Send, path: str) -> None:
    send("POST", DIRECT, ONE)
    got, head = send("GET", path), send("HEAD", path)
    assert head.data == b""
    assert head.status_code == got.status_code
    assert head.content_type == got.content_type


def test_the_default_graph_is_added_to_and_read(send: Send) -> None:
    assert send("POST", "/graph-store?default", ONE).status_code == 204
    assert "1" in objects(send("GET", "/graph-store?default"))


@pytest.mark.parametrize("both", ["united"], indirect=True)
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_the_union_as_the_default_graph_is_not_replaced(send: Send, method: str) -> None:
    response = send(method, "/graph-store?default", ONE)
    assert response.status_code == 403
    assert "cannot be emptied or replaced" in problem(response)


@pytest.mark.parametrize("both", ["bare"], indirect=True)
def test_the_default_graph_of_a_bare_dataset_is_replaced_and_emptied(send: Send) -> None:
    for document, value in ((ONE, "1"), (TWO, "2")):
        assert send("PUT", "/graph-store?default", document).status_code == 204
        assert objects(send("GET", "/graph-store?default")) == [value]
    assert send("DELETE", "/graph-store?default").status_code == 204
    assert objects(send("GET", "/graph-store?default")) == []


def test_what_is_posted_to_the_store_itself_becomes_a_new_graph_that_is_told(send: Send) -> None:
    made = [send("POST", "/graph-store", ONE), send("POST", "/graph-store/", TWO)]
    assert [each.status_code for each in made] == [201, 201]
    assert made[0].headers["Location"] != made[1].headers["Location"]
    assert [objects(send("GET", each.headers["Location"])) for each in made] == [["1"], ["2"]]


@pytest.mark.parametrize(
    ("content_type", "document"),
    [
        ("text/turtle; charset=utf-8", b"<a:x> <a:p> 1 ."),
        ("application/n-triples", b'<a:x> <a:p> "1" .'),
        (
            "application/rdf+xml",
            b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            b'<r:Description r:about="a:x"><p xmlns="a:">1</p></r:Description></r:RDF>',
        ),
        ("application/ld+json", b'{"@id": "a:x", "a:p": "1"}'),
        ("application/trig", b"<a:x> <a:p> 1 ."),
        ("application/n-quads", b'<a:x> <a:p> "1" .'),
    ],
)
def test_a_document_comes_in_any_format_of_rdf(send: Send, content_type: str, document: bytes) -> None:
    assert send("PUT", DIRECT, document, content_type).status_code == 201
    assert objects(send("GET", DIRECT)) == ["1"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ((ONE, ""), (415, "without a media type")),
        ((ONE, "text/plain"), (415, "text/turtle")),
        ((ONE, "image/png"), (415, "image/png is not read here")),
        ((b"a=b", "application/x-www-form-urlencoded"), (415, "text/turtle")),
        ((b"<a:x> <a:p>\n1 . <", TURTLE), (400, "line 2")),
        (("<a:x> <a:p> 'é' .".encode("utf-16"), TURTLE), (400, "Not well-formed")),
        ((b'{"@context": "http://127.0.0.1:9/c", "a:p": 1}', "application/ld+json"), (400, "none is fetched")),
        ((b"<a:g> { <a:x> <a:p> 1 }", "application/trig"), (400, "names the graph <a:g>")),
        ((ONE, "multipart/form-data"), (400, "boundary")),
        (
            (b"--x\r\nContent-Type: text/csv\r\n\r\na,b\r\n--x--\r\n", "multipart/form-data; boundary=x"),
            (415, "text/csv"),
        ),
    ],
)
@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_what_is_no_rdf_is_told_and_changes_nothing(
    send: Send, method: str, sent: tuple[bytes, str], told: tuple[int, str]
) -> None:
    assert send("PUT", DIRECT, TWO).status_code == 201
    response = send(method, DIRECT, *sent)
    assert (response.status_code, told[1] in problem(response)) == (told[0], True)
    assert objects(send("GET", DIRECT)) == ["2"]


def test_a_body_in_a_content_coding_is_not_read(both: FlaskClient) -> None:
    headers = {**TRUSTED, "Content-Encoding": "gzip"}
    response = both.put(DIRECT, data=gzip.compress(ONE), content_type=TURTLE, headers=headers)
    assert response.status_code == 415
    assert "Send it plain" in problem(response)


def test_a_form_brings_several_documents(send: Send) -> None:
    parts = [("text/turtle", "<a:x> <a:p> 1 , <> ."), ("application/n-triples", '<a:x> <a:p> "2" .')]
    body = "".join(
        f'--limit\r\nContent-Disposition: form-data; name="f{number}"; filename="f"\r\n'
        f"Content-Type: {kind}\r\n\r\n{text}\r\n"
        for number, (kind, text) in enumerate(parts)
    )
    form = f"{body}--limit--\r\n".encode()
    assert send("PUT", DIRECT, form, "multipart/form-data; boundary=limit").status_code == 201
    assert objects(send("GET", DIRECT)) == ["1", "2", "http://localhost/graph-store/mine/one"]


def test_an_error_in_the_second_document_leaves_out_the_first(send: Send) -> None:
    form = (
        b"--x\r\nContent-Type: text/turtle\r\n\r\n<a:x> <a:p> 1 .\r\n--x\r\nContent-Type: text/turtle\r\n\r\n<\r\n--x--"
    )
    assert send("POST", DIRECT, form, "multipart/form-data; boundary=x").status_code == 400
    assert send("GET", DIRECT).status_code == 404


def test_an_empty_document_makes_an_empty_graph_that_is_there(send: Send) -> None:
    assert send("PUT", DIRECT, b"").status_code == 201
    assert objects(send("GET", DIRECT)) == []
    assert send("PUT", DIRECT, b"").status_code == 204
    assert send("POST", DIRECT, b"").status_code == 204
    assert send("DELETE", DIRECT).status_code == 204
    assert send("GET", DIRECT).status_code == 404


def test_blank_nodes_of_two_documents_are_not_the_same(send: Send) -> None:
    for _ in range(2):
        send("POST", DIRECT, b"_:b <a:p> 1 .")
    assert objects(send("GET", DIRECT)) == ["1", "1"]


@pytest.mark.parametrize(
    "query", ["?graph=a:x&default", "?graph=a:x&graph=a:y", "?default&default", "?graph=", "?graph=x"]
)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_request_names_one_graph_by_an_absolute_iri(send: Send, method: str, query: str) -> None:
    response = send(method, f"/graph-store{query}", ONE)
    assert response.status_code == 400
    assert "absolute IRI" in problem(response) or "Name one graph" in problem(response)


def test_the_store_itself_is_no_graph(send: Send) -> None:
    for method in ("GET", "PUT", "DELETE"):
        assert send(method, "/graph-store", ONE).status_code == 400


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("*/*", "text/turtle; charset=utf-8"),
        ("text/csv, application/ld+json;q=0.1", "application/ld+json"),
    ],
)
def test_a_graph_comes_in_the_format_accepted(both: FlaskClient, send: Send, accept: str, given: str) -> None:
    send("PUT", DIRECT, ONE)
    response = both.get(DIRECT, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, given)


def test_a_format_that_there_is_none_of_is_406(both: FlaskClient, send: Send) -> None:
    send("PUT", DIRECT, ONE)
    response = both.get(DIRECT, headers={"Accept": "text/csv"})
    assert response.status_code == 406
    assert "text/turtle" in problem(response)


def test_a_method_that_there_is_none_of_is_405(both: FlaskClient) -> None:
    response = both.patch(DIRECT, data=ONE, content_type=TURTLE, headers=TRUSTED)
    assert response.status_code == 405
    assert {"GET", "HEAD", "PUT", "POST", "DELETE"} <= set(response.headers["Allow"].split(", "))


def test_reading_takes_no_token(both: FlaskClient, send: Send) -> None:
    send("PUT", DIRECT, ONE)
    assert objects(both.get(DIRECT)) == ["1"]
    assert both.put(DIRECT, data=TWO, content_type=TURTLE).status_code == 401
    assert both.delete(DIRECT).status_code == 401
    assert objects(both.get(DIRECT)) == ["1"]


@pytest.mark.parametrize("both", ["united"], indirect=True)
@pytest.mark.parametrize(
    ("method", "graph"),
    [
        ("PUT", SCHEMA_GRAPH),
        ("POST", SCHEMA_GRAPH),
        ("DELETE", SCHEMA_GRAPH),
        ("PUT", INFERRED_GRAPH),
        ("DELETE", "https://w3id.org/psykg/claim/p1s1-1"),
        ("POST", "https://w3id.org/psykg/%67raph/schema"),
        ("PUT", "https%3A%2F%2Fw3id.org%2Fpsykg%2Fgraph%2Fschema"),
    ],
)
def test_a_graph_of_ours_is_not_written(both: FlaskClient, method: str, graph: str) -> None:
    before = both.get(f"/graph-store?graph={SCHEMA_GRAPH}").data, both.get("/graph-store?default").data
    response = both.open(f"/graph-store?graph={graph}", method=method, data=ONE, content_type=TURTLE, headers=TRUSTED)
    assert response.status_code == 403
    assert "psykg's own" in problem(response)
    assert (both.get(f"/graph-store?graph={SCHEMA_GRAPH}").data, both.get("/graph-store?default").data) == before


@pytest.mark.parametrize("both", ["united"], indirect=True)
def test_a_graph_of_ours_is_read(both: FlaskClient) -> None:
    assert "Insight" in objects(both.get(OURS)) or "insight" in objects(both.get(OURS))
