"""`psykg serve --endpoint`: the same service in front of real servers, with its limits, refusals and errors."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

from psykg.errors import SettingsError
from psykg.knowledge.competency import competency_questions
from psykg.service.settings import Settings
from psykg.vocabulary import PSYKG

pytestmark = pytest.mark.long

if TYPE_CHECKING:
    from tests.servers import SparqlServer

Serving = Callable[..., AbstractContextManager[Any]]
DEADLINE = 2.0
MEBIBYTES = "4"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?a) < STR(?i)) }"
PHASES = f"SELECT ?phase {{ ?phase a <{PSYKG}Phase> ; <{PSYKG}involves> <{PSYKG}insight> }}"


class Client:
    """Asks a service, a new connection each time."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._address = urlsplit(url).netloc

    def get(self, path: str, accept: str = "*/*", **parameters: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection(self._address, timeout=30)
        try:
            connection.request(
                "GET", f"{path}?{urlencode(parameters)}" if parameters else path, headers={"Accept": accept}
            )
            response = connection.getresponse()
            return response.status, dict(response.headers.items()), response.read()
        finally:
            connection.close()


@pytest.fixture(scope="module", params=["oxigraph_read_only", "virtuoso"])
def behind(request: pytest.FixtureRequest) -> "SparqlServer":
    server: SparqlServer = request.getfixturevalue(request.param)
    return server


@pytest.fixture(scope="module")
def front(behind: "SparqlServer", serving: Serving) -> Iterator[Client]:
    with serving("--endpoint", behind.query, "--max-result", MEBIBYTES) as served:
        yield Client(served.url)


@pytest.fixture(scope="module")
def bounded(behind: "SparqlServer", serving: Serving) -> Iterator[Client]:
    """One with little time for each query."""
    with serving("--endpoint", behind.query, "--max-result", MEBIBYTES, "--timeout", str(DEADLINE)) as served:
        yield Client(served.url)


def problem(answer: tuple[int, dict[str, str], bytes]) -> dict[str, Any]:
    status, headers, body = answer
    assert headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = json.loads(body)
    assert told["status"] == status
    return told


def test_a_query_is_answered_in_each_format(front: Client) -> None:
    for accept, mark in {"text/csv": b"middle-phase", "application/sparql-results+xml": b"<uri>"}.items():
        status, headers, body = front.get("/sparql", accept, query=PHASES)
        assert (status, headers["content-type"].partition(";")[0]) == (200, accept)
        assert mark in body
    assert json.loads(front.get("/sparql", query="ASK {}")[2])["boolean"] is True


def test_pages_and_competency_questions_are_answered(front: Client) -> None:
    status, _, page = front.get("/entity/insight", "text/html")
    assert (status, b"<h1>insight</h1>" in page) == (200, True), page
    name = competency_questions()[0].name
    assert front.get(f"/queries/{name}", "text/csv")[0] == 200
    assert json.loads(front.get("/search", "application/json", q="insight")[2])["results"]


PAGES = [
    ("/", "text/html"),
    ("/entity/insight", "text/html"),
    ("/entity/insight", "text/turtle"),
    ("/entity/Phase", "text/html"),
    ("/entity/hasGoal", "text/html"),
    ("/entity/p3s2", "text/html"),
    ("/entity/claim/p3s2-1", "text/html"),
    ("/ask?q=which%20goals%20concern%20insight", "application/json"),
    ("/search?q=insight", "text/html"),
    ("/search?q=insight", "application/json"),
    ("/queries", "text/html"),
    (f"/queries/{competency_questions()[0].name}", "text/html"),
    ("/queries/statements-about-a-concept?concept=insight&limit=2&page=2", "text/csv"),
    (
        f"/reconcile?queries={quote(json.dumps({'q': {'query': 'insight', 'type': 'MentalConcept'}}))}",
        "application/json",
    ),
    ("/reconcile/preview?id=insight", "text/html"),
    (f"/graph-store?graph={quote(PSYKG + 'claim/p3s2-1', safe='')}", "text/turtle"),
]
COUNTING = [("/health", "application/json"), ("/.well-known/void", "text/turtle"), ("/sparql", "text/turtle")]
"""What tells how much there is: of Virtuoso's own graphs as well, where it stands behind."""


@pytest.mark.parametrize(("path", "accept"), PAGES)
def test_a_page_is_the_same_as_over_our_own_engine(front: Client, service: str, path: str, accept: str) -> None:
    there, here = front.get(path, accept), Client(service).get(path, accept)
    assert (there[0], here[0]) == (200, 200), there
    assert _comparable(there, front.url) == _comparable(here, service)


@pytest.mark.parametrize(("path", "accept"), COUNTING)
def test_what_tells_how_much_there_is_is_told(front: Client, path: str, accept: str) -> None:
    status, headers, body = front.get(path, accept)
    assert (status, headers["content-type"].partition(";")[0], bool(body)) == (200, accept, True), body


def _comparable(answer: tuple[int, dict[str, str], bytes], url: str) -> object:
    """The body without the address of the service; a graph without the names of its blank nodes."""
    _, headers, body = answer
    if not headers["content-type"].startswith("text/turtle"):
        return body.replace(url.encode(), b"")
    graph = Dataset(parse(body, format=RdfFormat.TURTLE))
    graph.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return graph


def test_a_runaway_query_is_stopped_and_others_go_on(bounded: Client) -> None:
    started = time.monotonic()
    answer = bounded.get("/sparql", query=RUNAWAY)
    assert time.monotonic() - started < DEADLINE + 0.5
    assert (problem(answer)["status"], "retry-after" in answer[1]) == (503, True)
    assert bounded.get("/sparql", query="ASK {}")[0] == 200


def test_nothing_is_called_and_nothing_is_cut(bounded: Client) -> None:
    called = bounded.get("/sparql", query="ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert problem(called)["status"] == 403
    large = bounded.get("/sparql", query="SELECT * { ?s ?p ?o . ?o ?q ?r }")
    assert problem(large)["status"] in {422, 503}
    wrong = bounded.get("/sparql", query="SELECT * { ?s ?p }")
    assert (problem(wrong)["status"], problem(wrong)["line"]) == (400, 1)


def test_what_is_written_there_is_not_written_here(front: Client) -> None:
    assert front.get("/health")[0] == 200
    assert front.get("/update", update="DROP ALL")[0] == 405


def test_an_endpoint_that_is_down_is_said_with_503_until_it_comes_up(
    serving: Serving, free_port: Callable[[], int]
) -> None:
    with serving("--endpoint", f"http://127.0.0.1:{free_port()}/sparql", "--timeout", "2") as served:
        client = Client(served.url)
        for path in ("/health", "/sparql"):
            answer = client.get(path, query="ASK {}")
            assert (problem(answer)["status"], "retry-after" in answer[1]) == (503, True)


@pytest.mark.parametrize(
    "other", [{"bare": True}, {"writable": True}, {"store": Path("x")}, {"data": (Path("x.ttl"),)}], ids=str
)
def test_an_endpoint_has_data_of_its_own(other: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match="serves what another server holds"):
        Settings(endpoint="http://127.0.0.1:1/", **other).check()
