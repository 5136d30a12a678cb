"""The page at `/sparql`, which works without JavaScript."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from psykg.vocabulary import PSYKG

CHROMIUM = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"}
PREFIX = f"PREFIX psykg: <{PSYKG}> "


def page(client: FlaskClient, query: str) -> TestResponse:
    return client.get(f"/sparql?{urlencode({'query': PREFIX + query})}", headers=CHROMIUM)


def test_a_browser_without_a_query_gets_an_editor_with_an_example_that_runs(client: FlaskClient) -> None:
    response = client.get("/sparql", headers=CHROMIUM)
    assert response.mimetype == "text/html"
    example = response.text.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    shown = client.get(
        "/sparql", query_string={"query": example.replace("&lt;", "<").replace("&gt;", ">")}, headers=CHROMIUM
    )
    assert shown.status_code == 200
    assert 'href="/entity/Phase"' in shown.text


def test_solutions_come_as_a_table_whose_names_lead_to_their_pages(client: FlaskClient) -> None:
    response = page(client, "SELECT ?phase ?n { ?phase a psykg:Phase ; psykg:involves psykg:insight BIND(7 AS ?n) }")
    assert response.status_code == 200
    assert '<th scope="col">phase</th><th scope="col">n</th>' in response.text
    assert '<a href="/entity/middle-phase">middle-phase</a>' in response.text
    assert '7 <span class="badge quiet">xsd:integer</span>' in response.text
    assert "2 rows" in response.text


def test_graphs_are_named_without_a_link(client: FlaskClient) -> None:
    response = page(client, "SELECT DISTINCT ?g { GRAPH ?g { psykg:insight a ?kind } }")
    assert "<td>graph/schema</td>" in response.text


def test_the_query_stays_in_the_editor(client: FlaskClient) -> None:
    assert "BIND(&lt;a:b&gt; AS ?kept)" in page(client, "SELECT * { BIND(<a:b> AS ?kept) }").text


def test_a_truth_a_graph_and_no_rows_are_shown_as_such(client: FlaskClient) -> None:
    assert "Yes" in page(client, "ASK {}").text
    assert "psykg:insight a " in page(client, "DESCRIBE psykg:insight").text
    assert "No rows: the graph holds nothing that fits." in page(client, "SELECT * { ?s psykg:nothing ?o }").text


def test_a_mistake_is_shown_in_its_place_with_the_query(client: FlaskClient) -> None:
    response = page(client, "SELECT * { ?s ?broken }")
    assert response.status_code == 400
    assert "line 1, column" in response.text
    assert "?broken }</textarea>" in response.text
    assert 'aria-describedby="problem"' in response.text


def test_what_the_graph_holds_is_text_and_no_markup(client: FlaskClient) -> None:
    response = page(client, "SELECT ('<script>alert(1)</script>' AS ?x) (IRI('javascript:alert(1)') AS ?y) {}")
    assert "<script>" not in response.text
    assert 'href="javascript' not in response.text


def test_what_only_sparql_1_2_knows_is_a_mistake(client: FlaskClient) -> None:
    assert page(client, "SELECT (<<( <a:a> <a:b> <a:c> )>> AS ?t) {}").status_code == 400


def test_more_rows_than_a_page_shows_are_counted(client: FlaskClient) -> None:
    response = page(client, "SELECT ?s ?p ?o { ?s ?p ?o }")
    assert "the first 1000 are shown here" in response.text
    assert response.text.count("<tr>") == 1001


@pytest.mark.parametrize("path", ["/nowhere", "/sparql?query=a&query=b"])
def test_other_errors_are_pages_too(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers=CHROMIUM)
    assert response.status_code in {400, 404}
    assert response.mimetype == "text/html"
    assert f"Status {response.status_code}." in response.text
