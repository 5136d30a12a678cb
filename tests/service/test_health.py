"""`/health`, as those ask it who decide whether to send the service requests."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from psykg.engine.contract import Query
from psykg.errors import QueryTooHeavyError
from psykg.service import size

Running = Callable[..., AbstractContextManager[Flask]]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_an_engine_that_does_not_answer_is_503(running: Running) -> None:
    with running(workers=1, timeout=3) as app, ThreadPoolExecutor(1) as pool:
        runaway = pool.submit(app.test_client().get, "/sparql", query_string={"query": RUNAWAY})
        time.sleep(0.3)
        response = app.test_client().get("/health")
        assert (response.status_code, response.content_type) == (503, "application/problem+json")
        assert int(response.headers["Retry-After"]) > 0
        assert runaway.result().status_code == 503
        assert app.test_client().get("/health").status_code == 200


def test_a_service_before_an_endpoint_that_is_down_comes_up_and_says_so(
    serving: Callable[..., AbstractContextManager[Any]], free_port: Callable[[], int]
) -> None:
    with serving("--endpoint", f"http://127.0.0.1:{free_port()}/sparql") as served:
        connection = HTTPConnection(urlsplit(served.url).netloc, timeout=10)
        connection.request("GET", "/health")
        assert connection.getresponse().status == 503
        connection.close()


class _Overtaxed:
    """An engine that answers nothing large."""

    def answer(self, _query: Query, **_options: Any) -> Any:
        raise QueryTooHeavyError("too much")


def test_what_takes_long_to_count_is_left_out() -> None:
    engine: Any = _Overtaxed()
    assert size.triples(engine) is None
    assert size.graphs(engine) == []
    assert size.kinds(engine) == []
