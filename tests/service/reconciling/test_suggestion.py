"""Concepts, kinds and properties as one types them."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.service.reconciling.conftest import Valid

SCHEMAS = {"entity": "suggestedEntities", "type": "suggestedTypes", "property": "suggestedProperties"}


def suggested(client: FlaskClient, valid: Valid, sort: str, **query: Any) -> list[Any]:
    response = client.get(f"/reconcile/suggest/{sort}", query_string=query)
    found: list[Any] = valid(SCHEMAS[sort], response.json)["result"]
    return found


@pytest.mark.parametrize(
    ("sort", "prefix", "first"),
    [
        ("entity", "insi", "insight"),
        ("entity", "middle-phase", "middle-phase"),
        ("entity", "https://w3id.org/psykg/middle-phase", "middle-phase"),
        ("entity", "client", "patient"),
        ("type", "PHA", "Phase"),
        ("property", "involv", "involves"),
    ],
)
def test_a_beginning_a_name_or_an_iri_leads_there(
    client: FlaskClient, valid: Valid, sort: str, prefix: str, first: str
) -> None:
    assert suggested(client, valid, sort, prefix=prefix)[0]["id"] == first


def test_each_sort_suggests_its_own(client: FlaskClient, valid: Valid) -> None:
    assert "Phase" not in [each["id"] for each in suggested(client, valid, "entity", prefix="phase")]
    assert "insight" not in [each["id"] for each in suggested(client, valid, "type", prefix="insight")]


@pytest.mark.parametrize("sort", SCHEMAS)
def test_the_cursor_leads_through_all_there_is_without_a_repetition(
    client: FlaskClient, valid: Valid, sort: str
) -> None:
    seen: list[str] = []
    while page := suggested(client, valid, sort, cursor=len(seen)):
        seen += [each["id"] for each in page]
    assert len(seen) == len(set(seen)) > 20


def test_a_prefix_that_nothing_has_suggests_nothing(client: FlaskClient, valid: Valid) -> None:
    assert suggested(client, valid, "entity", prefix="zzz") == []


@pytest.mark.parametrize(
    ("path", "status"),
    [("suggest/x", 404), ("suggest/entity?cursor=-1", 400), ("flyout/type?id=insight", 404), ("flyout/entity", 404)],
)
def test_what_there_is_not_is_a_problem(client: FlaskClient, path: str, status: int) -> None:
    response = client.get(f"/reconcile/{path}")
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
