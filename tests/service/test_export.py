"""Exports over HTTP."""

import json

import pytest
from flask.testing import FlaskClient

from psykg.exports.choices import Choices
from psykg.exports.source import Source
from psykg.exports.table import format_named, names
from psykg.knowledge.dataset import closure_quads
from tests.exports.conftest import exported

pytestmark = pytest.mark.long

QUADS = list(closure_quads())


@pytest.mark.parametrize("name", names())
def test_each_format_comes_as_the_command_writes_it(client: FlaskClient, name: str) -> None:
    form = format_named(name)
    got = client.get(f"/export/{name}")
    assert got.status_code == 200
    assert got.mimetype == form.media_type
    assert got.headers["Content-Disposition"] == f'attachment; filename="psykg.{form.suffix}"'
    assert got.data == exported(form, Source(lambda: QUADS))


def test_choices_are_parameters(client: FlaskClient) -> None:
    got = client.get("/export/nquads?asserted=1&provenance=0&language=en")
    chosen = Choices(inferred=False, provenance=False, language="en")
    assert got.data == exported(format_named("nquads"), Source(lambda: QUADS, chosen))


def test_the_list_leads_to_every_format(client: FlaskClient) -> None:
    listed = client.get("/export", headers={"Accept": "application/json"}).get_json()
    assert [each["url"] for each in listed] == [f"/export/{name}" for name in names()]
    page = client.get("/export", headers={"Accept": "text/html"}).text
    assert all(f'href="/export/{name}"' in page for name in names())
    assert "`" not in page
    assert "<code>neo4j-admin database import" in page


def test_a_format_that_is_none_is_not_found(client: FlaskClient) -> None:
    got = client.get("/export/visio")
    assert (got.status_code, got.mimetype) == (404, "application/problem+json")
    assert "Choose one of" in got.get_json()["detail"]


@pytest.mark.parametrize("wrong", ["asserted=yes", "provenance=", "provenance=2"])
def test_a_choice_that_is_none_is_refused(client: FlaskClient, wrong: str) -> None:
    got = client.get(f"/export/turtle?{wrong}")
    assert got.status_code == 400
    assert "is 0 or 1" in got.get_json()["detail"]


def test_a_client_that_has_the_export_gets_it_no_second_time(client: FlaskClient) -> None:
    tag = client.get("/export/ntriples").headers["ETag"]
    again = client.get("/export/ntriples", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_the_context_is_the_one_in_the_document(client: FlaskClient) -> None:
    context = client.get("/context.jsonld")
    assert context.mimetype == "application/ld+json"
    assert context.get_json()["@context"] == json.loads(client.get("/export/jsonld").data)["@context"]
