"""What the service says it can do, it can, at the addresses that it says."""

from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.service.reconciling.conftest import Valid


@pytest.fixture(scope="module")
def manifest(client: FlaskClient, valid: Valid) -> Any:
    response = client.get("/reconcile")
    assert response.mimetype == "application/json"
    return valid("manifest", response.json)


def local(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def test_the_space_of_identifiers_and_an_identifier_make_an_iri(client: FlaskClient, manifest: Any) -> None:
    assert f"<{manifest['identifierSpace']}insight>" in client.get("/entity/insight.nt").text


@pytest.mark.parametrize("identifier", ["insight", "skos:Concept", "https://w3id.org/psykg/insight"])
def test_view_and_preview_lead_to_pages_of_the_thing(client: FlaskClient, manifest: Any, identifier: str) -> None:
    for part in ("view", "preview"):
        address = manifest[part]["url"].replace("{{id}}", quote(identifier, safe=""))
        response = client.get(local(address), headers={"Accept": "text/html"})
        assert (response.status_code, response.mimetype) == (200, "text/html")


def test_the_kinds_offered_first_are_those_of_the_graph(client: FlaskClient, manifest: Any) -> None:
    types = {each["id"]: each for each in manifest["defaultTypes"]}
    assert {"Concept", "Therapy", "Phase", "Goal"} <= set(types)
    assert [each["id"] for each in types["Therapy"]["broader"]] == ["Treatment"]
    assert types["Concept"]["broader"] == []
    for kind in types:
        assert client.get(f"/entity/{kind}", headers={"Accept": "text/html"}).status_code == 200


@pytest.mark.parametrize(("sort", "identifier"), [("entity", "insight"), ("type", "Phase"), ("property", "involves")])
def test_suggestions_and_flyouts_are_where_it_says(
    client: FlaskClient, manifest: Any, valid: Valid, sort: str, identifier: str
) -> None:
    place = manifest["suggest"][sort]
    assert place["service_url"] == "http://localhost"
    found = client.get(place["service_path"], query_string={"prefix": identifier}).json["result"]  # type: ignore[index]
    assert found[0]["id"] == identifier
    told = valid("flyout", client.get(place["flyout_service_path"].replace("${id}", identifier)).json)
    assert told["id"] == identifier
    assert found[0]["name"] in told["html"]


def test_properties_are_proposed_where_it_says(client: FlaskClient, manifest: Any, valid: Valid) -> None:
    path = manifest["extend"]["propose_properties"]["service_path"]
    proposed = valid("proposal", client.get(f"{path}?type=Phase").json)
    assert {"involves", "skos:definition"} <= {each["id"] for each in proposed["properties"]}
    assert proposed["type"] == "Phase"


def test_it_is_for_the_address_that_it_was_asked_at(client: FlaskClient) -> None:
    asked = client.get("/reconcile", base_url="https://example.org/psychotherapy/").get_json()
    assert asked["suggest"]["type"]["service_url"] == "https://example.org"
    assert asked["suggest"]["type"]["service_path"].startswith("/psychotherapy/reconcile/")
    assert asked["view"]["url"] == "https://example.org/psychotherapy/entity/{{id}}"


def test_any_page_may_read_it_and_none_may_run_it(client: FlaskClient) -> None:
    response = client.get("/reconcile", headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    refused = client.get("/reconcile?callback=alert")
    assert refused.status_code == 400
    assert "CORS" in refused.get_json()["detail"]
    assert "alert" not in refused.text
