"""`/update`: who may write, what may be written, and that it is done whole or not at all."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from psykg.vocabulary import INFERRED_GRAPH, MAPPINGS_GRAPH, SCHEMA_GRAPH, UNNAMED_GRAPH
from tests.conftest import Served
from tests.service.conftest import Running

TOKEN = "a token that nobody guesses"  # noqa: S105
TRUSTED = {"Authorization": f"Bearer {TOKEN}"}
UPDATE = "application/sparql-update"
CLAIM = "https://w3id.org/psykg/claim/p1s1-1"
OURS = "INSERT DATA {{ GRAPH {} {{ <a:x> <a:p> 1 }} }}"
THERE = {"a:x,a:p,mine,", "a:x,a:p,mine,a:there", "a:there"}
"""What `dump` gives besides when that triple stands in that graph, and so in the union."""


@pytest.fixture(scope="module")
def writable(running: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a writable service over the ontology, which sends no token by itself."""
    folder = tmp_path_factory.mktemp("writable")
    (folder / "token").write_text(TOKEN)
    with running(store=folder / "store", writable=True, token_file=folder / "token") as app:
        yield app.test_client()


@pytest.fixture
def update(writable: FlaskClient) -> Iterator[Callable[[str], TestResponse]]:
    """Sends an update with the token. What was written is gone after the test."""

    def send(text: str, **parameters: str) -> TestResponse:
        return writable.post(f"/update?{urlencode(parameters)}", data=text, content_type=UPDATE, headers=TRUSTED)

    yield send
    written = f"FILTER(STRSTARTS(STR(?g), 'a:') || ?g = <{UNNAMED_GRAPH}>)"
    for graph in rows(writable, f"SELECT ?g {{ GRAPH ?g {{}} {written} }}"):
        assert send(f"DROP GRAPH <{graph}>").status_code == 204


def rows(client: FlaskClient, query: str) -> list[str]:
    """The values of the only column."""
    response = client.post("/sparql", data={"query": query}, headers={"Accept": "text/csv"})
    assert response.status_code == 200
    return response.text.split("\r\n")[1:-1]


def dump(client: FlaskClient) -> set[str]:
    """All that stands in the dataset: each triple with its graph, or with none for the union."""
    everything = "SELECT ?s ?p ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    graphs = "SELECT ?g { GRAPH ?g {} }"
    return set(rows(client, everything)) | set(rows(client, graphs))


@pytest.fixture(scope="module")
def untouched(writable: FlaskClient) -> frozenset[str]:
    """All that stands in the dataset while nothing is written."""
    return frozenset(dump(writable))


def problem(response: TestResponse) -> dict[str, object]:
    assert response.content_type == "application/problem+json"
    told: dict[str, object] = json.loads(response.data)
    assert told["status"] == response.status_code
    assert set(told) >= {"title", "status", "detail"}
    return told


@pytest.mark.parametrize("path", ["/update", "/graph-store?default"])
@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Basic {TOKEN}",
        TOKEN,
        "Bearer \u00e9",
    ],
)
def test_whoever_lacks_the_token_is_told_how_to_send_it(
    writable: FlaskClient, path: str, authorization: str | None
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    response = writable.post(path, data="INSERT DATA { <a:x> <a:p> 1 }", content_type=UPDATE, headers=headers)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="writing to psykg"'
    assert "Authorization: Bearer TOKEN" in str(problem(response)["detail"])
    assert rows(writable, "SELECT ?p { <a:x> ?p 1 }") == []


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER", "Bearer "])
def test_the_scheme_may_be_written_in_any_case(
    writable: FlaskClient, update: Callable[[str], TestResponse], scheme: str
) -> None:
    headers = {"Authorization": f"{scheme} {TOKEN}"}
    response = writable.post("/update", data="INSERT DATA { <a:x> <a:p> 1 }", content_type=UPDATE, headers=headers)
    assert response.status_code == 204
    assert update("DELETE DATA { <a:x> <a:p> 1 }").status_code == 204


@pytest.mark.parametrize("headers", [{}, TRUSTED])
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/update"), ("PUT", "/graph-store?default"), ("POST", "/graph-store"), ("DELETE", "/graph-store/x")],
)
def test_a_service_that_is_not_writable_says_so_to_everyone(
    client: FlaskClient, method: str, path: str, headers: dict[str, str]
) -> None:
    response = client.open(path, method=method, data="CLEAR ALL", content_type=UPDATE, headers=headers)
    assert response.status_code == 403
    assert "read-only" in str(problem(response)["detail"])


def test_an_update_comes_as_the_body_or_in_a_form(writable: FlaskClient, update: Callable[[str], TestResponse]) -> None:
    assert update("INSERT DATA { <a:x> <a:p> 1 }").status_code == 204
    form = writable.post("/update", data={"update": "INSERT DATA { <a:x> <a:p> 2 }"}, headers=TRUSTED)
    assert (form.status_code, form.data) == (204, b"")
    assert sorted(rows(writable, "SELECT ?o { <a:x> <a:p> ?o }")) == ["1", "2"]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"CLEAR DEFAULT", "application/sparql-query", 415),
        (b"CLEAR DEFAULT", "text/plain", 415),
        (b"CLEAR DEFAULT", "", 415),
        (b"", "application/x-www-form-urlencoded", 400),
        (b"query=ASK+%7B%7D", "application/x-www-form-urlencoded", 400),
        (b"update=CLEAR+DEFAULT&update=CLEAR+DEFAULT", "application/x-www-form-urlencoded", 400),
        (b"update=%FF", "application/x-www-form-urlencoded", 400),
        ("INSERT DATA { <a:x> <a:p> 1 }".encode("utf-16"), UPDATE, 400),
        (b"INSERT DATA { <a:x> <a:p> '\xff' }", UPDATE, 400),
        (b"INSERT DATA { <a:x> <a:p> 1 ", UPDATE, 400),
        (b"SELECT * { ?s ?p ?o }", UPDATE, 400),
        (b"LOAD <http://127.0.0.1:9/>", UPDATE, 403),
        (b"INSERT DATA { <a:x> <a:p> " + 101 * b"[ <a:p> " + b"1" + 101 * b"]" + b"}", UPDATE, 413),
    ],
)
def test_what_is_no_update_is_an_error_of_the_client(
    writable: FlaskClient, untouched: frozenset[str], body: bytes, content_type: str, status: int
) -> None:
    response = writable.post("/update", data=body, content_type=content_type, headers=TRUSTED)
    assert response.status_code == status
    assert problem(response)
    assert dump(writable) == untouched


def test_a_malformed_update_is_told_its_place(update: Callable[[str], TestResponse]) -> None:
    told = problem(update("INSERT DATA {\n  <a:x> <a:p> }"))
    assert (told["status"], told["line"]) == (400, 2)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_an_update_is_posted(writable: FlaskClient, method: str) -> None:
    response = writable.open("/update?update=CLEAR+ALL", method=method, headers=TRUSTED)
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]


@pytest.mark.parametrize(
    "text",
    [
        OURS.format(f"<{SCHEMA_GRAPH}>"),
        OURS.format(f"<{INFERRED_GRAPH}>"),
        OURS.format(f"<{CLAIM}>"),
        "PREFIX g: <https://w3id.org/psykg/graph/> " + OURS.format("g:schema"),
        "BASE <https://w3id.org/psykg/graph/inferred> " + OURS.format("<schema>"),
        OURS.format("<https://w3id.org/psykg/gr\\u0061ph/schema>"),
        "BASE <https://w3id.org/psykg/> " + OURS.format("<./x/../graph/schema>"),
        "PREFIX : <https://w3id.org/psykg/graph/schema> " + OURS.format(":"),
        f"INSERT {{ GRAPH ?g {{ <a:x> <a:p> 1 }} }} WHERE {{ BIND(IRI('{SCHEMA_GRAPH}') AS ?g) }}",
        f"INSERT {{ GRAPH ?g {{ <a:x> <a:p> 1 }} }} WHERE {{ BIND(IRI(CONCAT('{SCHEMA_GRAPH[:-3]}', 'ema')) AS ?g) }}",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE WHERE { ?s ?p ?o }",
        f"WITH <{SCHEMA_GRAPH}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"DELETE WHERE {{ GRAPH <{INFERRED_GRAPH}> {{ ?s ?p ?o }} }}",
        "DELETE { ?s a ?kind } WHERE { ?s a ?kind }",
        "CLEAR ALL",
        "CLEAR SILENT ALL",
        "CLEAR NAMED",
        "CLEAR DEFAULT",
        f"CLEAR GRAPH <{SCHEMA_GRAPH}>",
        f"CLEAR GRAPH <{MAPPINGS_GRAPH}>",
        "DROP ALL",
        "DROP SILENT ALL",
        "DROP NAMED",
        "DROP DEFAULT",
        f"DROP SILENT GRAPH <{INFERRED_GRAPH}>",
        f"CREATE SILENT GRAPH <{SCHEMA_GRAPH}>",
        f"MOVE <a:there> TO <{SCHEMA_GRAPH}>",
        f"MOVE <{SCHEMA_GRAPH}> TO <a:there>",
        f"COPY SILENT <a:there> TO <{INFERRED_GRAPH}>",
        f"ADD <a:there> TO <{SCHEMA_GRAPH}>",
        "COPY <a:there> TO DEFAULT",
        "MOVE DEFAULT TO <a:there>",
    ],
)
def test_an_update_that_would_touch_a_graph_of_ours_is_403_and_changes_nothing(
    writable: FlaskClient, untouched: frozenset[str], update: Callable[[str], TestResponse], text: str
) -> None:
    assert update("INSERT DATA { GRAPH <a:there> { <a:x> <a:p> 'mine' } }").status_code == 204
    response = update(f"INSERT DATA {{ GRAPH <a:new> {{ <a:x> <a:p> 'first' }} }} ; {text}")
    assert response.status_code == 403
    assert "psykg's own" in str(problem(response)["detail"])
    assert dump(writable) == untouched | THERE


def test_a_triple_of_ours_stays_where_it_is_removed_without_a_graph(
    writable: FlaskClient, update: Callable[[str], TestResponse]
) -> None:
    (kind,) = rows(writable, "SELECT ?kind { GRAPH ?g { <https://w3id.org/psykg/insight> a ?kind } } LIMIT 1")
    triple = f"<https://w3id.org/psykg/insight> a <{kind}>"
    assert update(f"DELETE DATA {{ {triple} }}").status_code == 403
    assert update(f"INSERT DATA {{ GRAPH <a:g> {{ {triple} }} }}").status_code == 204
    assert update(f"DELETE DATA {{ GRAPH <a:g> {{ {triple} }} }}").status_code == 204
    assert kind in rows(writable, "SELECT ?kind { <https://w3id.org/psykg/insight> a ?kind }")


@pytest.mark.parametrize(
    ("third", "status"),
    [
        ("DROP GRAPH <a:nowhere>", 409),
        ("CREATE GRAPH <a:there>", 409),
        (f"CLEAR GRAPH <{SCHEMA_GRAPH}>", 403),
        ("INSERT { <a:x> <a:p> ?n } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?n } }", 403),
        ("INSERT DATA { <a:x> }", 400),
    ],
)
def test_an_error_in_the_third_operation_leaves_the_first_two_undone(
    writable: FlaskClient, untouched: frozenset[str], update: Callable[[str], TestResponse], third: str, status: int
) -> None:
    assert update("INSERT DATA { GRAPH <a:there> { <a:x> <a:p> 'mine' } }").status_code == 204
    two = (
        "DELETE WHERE { GRAPH <a:there> { ?s ?p ?o } } ; INSERT DATA { <a:x> <a:p> 1 GRAPH <a:new> { <a:x> <a:p> 2 } }"
    )
    assert update(f"{two} ; {third}").status_code == status
    assert dump(writable) == untouched | THERE


def test_the_default_graph_is_the_union_after_each_write(
    writable: FlaskClient, update: Callable[[str], TestResponse]
) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s <a:p> ?o }"
    for text, count in [
        ("INSERT DATA { GRAPH <a:g> { <a:x> <a:p> 1, 2 } GRAPH <a:h> { <a:x> <a:p> 2, 3 } <a:x> <a:p> 3, 4 }", "4"),
        ("DELETE DATA { GRAPH <a:g> { <a:x> <a:p> 1, 2 } }", "3"),
        ("DROP GRAPH <a:h>", "2"),
        ("MOVE <a:g> TO <a:i>", "2"),
        ("DELETE DATA { <a:x> <a:p> 3 }", "1"),
    ]:
        assert update(text).status_code == 204
        assert rows(writable, query) == [count]
    assert rows(writable, "SELECT ?g { GRAPH ?g { <a:x> <a:p> 4 } }") == [UNNAMED_GRAPH]


def test_the_request_may_name_the_graphs_that_patterns_see(
    writable: FlaskClient, update: Callable[..., TestResponse]
) -> None:
    assert update("INSERT DATA { GRAPH <a:g> { <a:x> <a:p> 1 } GRAPH <a:h> { <a:x> <a:p> 2 } }").status_code == 204
    copy = "INSERT { GRAPH <a:new> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
    assert update(copy, **{"using-graph-uri": "a:h"}).status_code == 204
    assert rows(writable, "SELECT ?o { GRAPH <a:new> { ?s ?p ?o } }") == ["2"]
    deep = "INSERT { GRAPH <a:new> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert update(deep, **{"using-named-graph-uri": "a:g"}).status_code == 204
    assert sorted(rows(writable, "SELECT ?o { GRAPH <a:new> { ?s ?p ?o } }")) == ["1", "2"]
    both = "INSERT { GRAPH <a:new> { ?s ?p 3 } } USING <a:g> WHERE { ?s ?p ?o }"
    assert update(both, **{"using-graph-uri": "a:h"}).status_code == 400


def test_an_update_past_the_time_that_it_asks_for_is_stopped_and_undone(
    writable: FlaskClient, untouched: frozenset[str], update: Callable[..., TestResponse]
) -> None:
    runaway = "INSERT { <a:x> <a:p> ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } }"
    response = update(f"INSERT DATA {{ GRAPH <a:g> {{ <a:x> <a:p> 1 }} }} ; {runaway}", timeout="0.3")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert "0.3 s" in str(problem(response)["detail"])
    assert dump(writable) == untouched
    assert update("INSERT DATA { GRAPH <a:g> { <a:x> <a:p> 1 } }").status_code == 204


def test_what_pages_say_follows_a_write(writable: FlaskClient, update: Callable[[str], TestResponse]) -> None:
    zebra = "<https://w3id.org/psykg/zebra> <http://www.w3.org/2004/02/skos/core#prefLabel> 'a striped label'@en"
    assert "a striped label" not in writable.get("/search?q=striped").text
    assert update(f"INSERT DATA {{ GRAPH <a:g> {{ {zebra} }} }}").status_code == 204
    assert "a striped label" in writable.get("/search?q=striped").text
    assert update("DROP GRAPH <a:g>").status_code == 204
    assert "a striped label" not in writable.get("/search?q=striped").text


def test_a_bare_service_takes_any_update(running: Running, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    with running(store=tmp_path / "store", bare=True, writable=True, token_file=tmp_path / "token") as app:
        bare = app.test_client()
        for text in (OURS.format(f"<{SCHEMA_GRAPH}>"), "INSERT DATA { <a:x> <a:p> 2 }", "COPY DEFAULT TO <a:g>"):
            assert bare.post("/update", data=text, content_type=UPDATE, headers=TRUSTED).status_code == 204
        assert sorted(rows(bare, "SELECT ?g { GRAPH ?g { ?s ?p ?o } }")) == ["a:g", SCHEMA_GRAPH]
        assert rows(bare, "SELECT ?o { ?s ?p ?o }") == ["2"]
        assert bare.post("/update", data="DROP ALL", content_type=UPDATE, headers=TRUSTED).status_code == 204
        assert dump(bare) == set()


@pytest.mark.alone
def test_a_client_that_hangs_up_in_the_middle_leaves_the_store_as_it_was(
    serving: Callable[..., AbstractContextManager[Served]], tmp_path: Path
) -> None:
    (tmp_path / "token").write_text(TOKEN)
    slow = "INSERT { <a:x> <a:p> ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } }"
    text = f"INSERT DATA {{ <a:x> <a:p> 'half' }} ; {slow}"
    with serving("--writable", "--token-file", str(tmp_path / "token")) as served:
        address = urlsplit(served.url)
        leaving = HTTPConnection(address.netloc, timeout=5)
        leaving.request("POST", "/update", text, {"Content-Type": UPDATE, **TRUSTED})
        time.sleep(0.5)
        leaving.close()
        staying, started = HTTPConnection(address.netloc, timeout=5), time.monotonic()
        staying.request("POST", "/update", "INSERT DATA { <a:x> <a:p> 'whole' }", {"Content-Type": UPDATE, **TRUSTED})
        response = staying.getresponse()
        assert (response.status, response.read()) == (204, b"")
        assert time.monotonic() - started < 2, "the other one was not ended before its time"
        query = urlencode({"query": "SELECT ?o { <a:x> ?p ?o }"})
        staying.request("GET", f"/sparql?{query}", headers={"Accept": "text/csv"})
        assert staying.getresponse().read() == b"o\r\nwhole\r\n"
        staying.close()
