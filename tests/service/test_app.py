"""What holds for every answer of the service."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from psykg import errors
from psykg.errors import (
    EngineUnavailableError,
    PsykgError,
    QuerySyntaxError,
    QueryTooLargeError,
    RdfSyntaxError,
    UnknownEntityError,
)
from psykg.service.problems import status_of

Running = Callable[..., AbstractContextManager[Flask]]
TTL = "<http://example.org/cat> <http://example.org/eats> <http://example.org/mouse> ."


@pytest.mark.parametrize(
    "path", ["/", "/sparql?query=ASK%7B%7D", "/health", "/nowhere", "/static/style.css", "/entity/insight"]
)
def test_strict_headers_come_with_every_answer(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in headers["Vary"]


def test_health_tells_the_version_and_that_the_engine_answers(client: FlaskClient) -> None:
    health = client.get("/health").get_json()
    assert health["status"] == "ok"
    assert health["version"].count(".") == 2
    assert health["triples"] > 1000


def test_every_query_error_has_a_status_of_the_client() -> None:
    found = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.QueryError)]
    assert len(found) == 8
    for kind in found:
        status = status_of(kind("wrong"))
        assert status is not None
        assert 400 <= status < 500 or (kind, status) == (errors.QueryStoppedError, 503)


def test_an_error_below_one_in_the_table_shares_its_status() -> None:
    assert status_of(QueryTooLargeError("long")) == 413
    assert status_of(QuerySyntaxError("wrong")) == 400
    assert status_of(PsykgError("ours")) is None


@pytest.fixture
def breaking(running: Running) -> Iterator[Flask]:
    with running() as app:

        @app.get("/break/<how>")
        def broken(how: str) -> str:
            raised = {
                "plainly": RuntimeError("secret of the house"),
                "ours": RdfSyntaxError("/secret/of/the/house.ttl:1:2: not well-formed"),
                "busy": EngineUnavailableError("Too many queries."),
                "unknown": UnknownEntityError("Nothing is called “x”.", suggestions=("y",)),
            }
            raise raised[how]

        yield app


@pytest.mark.parametrize("how", ["plainly", "ours"])
@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_what_breaks_here_is_500_and_tells_nothing_of_the_inside(
    breaking: Flask, how: str, accept: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = breaking.test_client().get(f"/break/{how}", headers={"Accept": accept})
    assert response.status_code == 500
    assert "Something went wrong here" in response.text
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert "secret" in caplog.text


def test_what_an_error_knows_comes_as_members(breaking: Flask) -> None:
    response = breaking.test_client().get("/break/unknown")
    assert response.content_type == "application/problem+json"
    assert json.loads(response.data) == {
        "title": "Not Found",
        "status": 404,
        "detail": "Nothing is called “x”.",
        "suggestions": ["y"],
    }


def test_what_is_busy_is_503_and_tells_when_to_come_back(breaking: Flask) -> None:
    response = breaking.test_client().get("/break/busy")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0


def test_405_names_the_methods_there_are(client: FlaskClient) -> None:
    response = client.put("/health")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_data_of_the_user_stands_in_a_graph_named_after_its_file(running: Running, tmp_path: Path) -> None:
    (tmp_path / "my cats.ttl").write_text(TTL)
    (tmp_path / "notes.txt").write_text("not RDF")
    query = "SELECT ?g { GRAPH ?g { <http://example.org/cat> ?p ?o } }"
    with running(data=(tmp_path,)) as app:
        answer = app.test_client().get("/sparql", query_string={"query": query}).get_json(force=True)
    (row,) = answer["results"]["bindings"]
    assert row["g"]["value"] == "https://w3id.org/psykg/graph/data/my%20cats.ttl"
