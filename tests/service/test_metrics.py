"""`/metrics` of a service that runs, as Prometheus reads it."""

import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from http.client import HTTPConnection, HTTPResponse
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from psykg import __version__
from psykg.engine.isolation.pool import State
from psykg.service.logs import Exchange
from psykg.service.metrics import Metrics

pytestmark = pytest.mark.alone

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def address(serving: Callable[..., AbstractContextManager[object]]) -> Iterator[str]:
    with serving("--timeout", "1") as served:
        yield str(urlsplit(served.url).netloc)  # type: ignore[attr-defined]


def send(address: str, path: str, method: str = "GET", body: bytes | None = None) -> int:
    connection = HTTPConnection(address, timeout=15)
    try:
        connection.request(method, path, body)
        return connection.getresponse().status
    finally:
        connection.close()


def scraped(address: str) -> Samples:
    connection = HTTPConnection(address, timeout=15)
    try:
        connection.request("GET", "/metrics")
        return parsed(connection.getresponse())
    finally:
        connection.close()


def parsed(response: HTTPResponse) -> Samples:
    assert response.status == 200
    assert str(response.getheader("Content-Type")).startswith("text/plain; version=")
    return samples_in(response.read().decode())


def samples_in(text: str) -> Samples:
    families = text_string_to_metric_families(text)
    return {(each.name, frozenset(each.labels.items())): each.value for family in families for each in family.samples}


def value(samples: Samples, name: str, **labels: str) -> float:
    return samples.get((name, frozenset(labels.items())), 0.0)


def requests(samples: Samples, method: str, route: str, status: int) -> float:
    return value(samples, "psykg_requests_total", method=method, route=route, status=str(status))


@pytest.mark.parametrize(
    ("method", "path", "route", "status"),
    [
        ("GET", "/entity/insight", "/entity/<path:name>", 200),
        ("GET", "/entity/nothing", "/entity/<path:name>", 404),
        ("GET", "/sparql?query=ASK%7B%7D", "/sparql", 200),
        ("GET", "/no/such/path", "none", 404),
        ("BREW", "/sparql", "none", 405),
        ("POST", "/sparql", "none", 413),
    ],
)
def test_requests_are_counted_by_route_and_not_by_path(
    address: str, method: str, path: str, route: str, status: int
) -> None:
    """The last one is refused before the application sees it."""
    before = scraped(address)
    assert send(address, path, method, b"x" * 1_000_001 if status == 413 else None) == status
    after, counted = scraped(address), "other" if method == "BREW" else method
    assert requests(after, counted, route, status) == requests(before, counted, route, status) + 1
    count = "psykg_request_seconds_count"
    assert value(after, count, route=route) == value(before, count, route=route) + 1


@pytest.mark.usefixtures("threads_interleaved")
def test_threads_that_count_at_a_time_lose_none(client: FlaskClient) -> None:
    metrics, asked = Metrics(lambda: State(0, 0, {})), SimpleNamespace(method="GET")
    routes = [f"/{number}" for number in range(2_000)]

    def count(_: int) -> None:
        for route in routes:
            metrics.note(Exchange(asked, route, 200, 0, 0.001))  # type: ignore[arg-type]

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count, range(4)))
    with client.application.test_request_context():
        found = samples_in(metrics.exposed().get_data(as_text=True))
    assert {value(found, "psykg_request_seconds_count", route=route) for route in routes} == {4}
    assert {requests(found, "GET", route, 200) for route in routes} == {4}


def test_a_worker_that_is_killed_is_counted_by_its_cause(address: str) -> None:
    before = scraped(address)
    assert send(address, f"/sparql?query={quote(RUNAWAY)}") == 503
    leave(address)
    after = scraped(address)
    for cause, more in {"deadline": 1, "departure": 1, "crash": 0, "memory": 0}.items():
        name = "psykg_workers_killed_total"
        assert value(after, name, cause=cause) == value(before, name, cause=cause) + more
    assert requests(after, "GET", "/sparql", 499) == 1
    assert value(after, "psykg_workers", state="busy") == 0
    assert value(after, "psykg_workers", state="idle") >= 1


def leave(address: str) -> None:
    """Ask a query that runs away, and hang up while it does."""
    host, _, port = address.partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: h\r\n\r\n".encode())
        time.sleep(0.3)
        assert value(scraped(address), "psykg_workers", state="busy") == 1
    time.sleep(0.3)


def test_the_version_and_the_memory_of_the_process_are_told(address: str) -> None:
    samples = scraped(address)
    assert value(samples, "psykg_build_info", version=__version__) == 1
    assert value(samples, "process_resident_memory_bytes") > 10_000_000


def test_who_asks_for_openmetrics_gets_it_and_nobody_keeps_it(client: FlaskClient) -> None:
    response = client.get("/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"})
    assert response.content_type.startswith("application/openmetrics-text")
    assert response.text.endswith("# EOF\n")
    assert response.headers["Cache-Control"] == "no-store"
