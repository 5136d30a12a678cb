"""Names that are retired stay, and say what to use in their place."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import OWL, Graph, Literal, URIRef

from psykg.vocabulary import PSYKG
from tests.service.conftest import Running
from tests.service.test_linked_data import links

DATA = Path(__file__).parent / "data" / "retired.ttl"
HTML = {"Accept": "text/html"}
MIDNIGHT = 1764028800 + 365 * 86400
"""The start of 25 November 2026, UTC."""


@pytest.fixture(scope="module")
def site(running: Running) -> Iterator[FlaskClient]:
    with running(data=(DATA,)) as app:
        yield app.test_client()


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_every_variant_says_since_when_and_what_takes_its_place(site: FlaskClient, accept: str) -> None:
    response = site.get("/entity/old-insight", headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["Deprecation"] == f"@{MIDNIGHT}"
    assert links(response.headers.getlist("Link"), "successor-version") == ["/entity/insight"]


def test_a_time_is_counted_from_where_it_was_told(site: FlaskClient) -> None:
    response = site.get("/entity/split-insight")
    assert response.headers["Deprecation"] == f"@{MIDNIGHT}"
    assert links(response.headers.getlist("Link"), "successor-version") == ["/entity/insight", "/entity/new-insights"]


def test_the_page_says_so_before_all_else(site: FlaskClient) -> None:
    page = site.get("/entity/old-insight", headers=HTML).text
    notice = page[page.index('<p class="retired" role="note">') : page.index('<p class="lead">')]
    assert "This name is retired since 2026-11-25" in notice
    assert 'Use <a href="/entity/insight">insight</a> in its place.' in notice
    two = site.get("/entity/split-insight", headers=HTML).text
    assert '<a href="/entity/insight">insight</a> or <a href="/entity/new-insights">new insights</a>' in two


def test_one_without_date_or_successor_says_no_more_than_that(site: FlaskClient) -> None:
    response = site.get("/entity/lost-insight", headers=HTML)
    assert "Deprecation" not in response.headers
    assert links(response.headers.getlist("Link"), "successor-version") == []
    assert "This name is retired, and keeps its meaning. Nothing takes its place." in response.text


@pytest.mark.parametrize("name", ["insight", "current-insight"])
def test_a_name_in_use_is_not_said_to_be_retired(site: FlaskClient, name: str) -> None:
    response = site.get(f"/entity/{name}", headers=HTML)
    assert "Deprecation" not in response.headers
    assert links(response.headers.getlist("Link"), "successor-version") == []
    assert "is retired" not in response.text


def test_its_rdf_says_so(site: FlaskClient) -> None:
    graph = Graph().parse(data=site.get("/entity/old-insight.nt").text, format="nt")
    assert (URIRef(PSYKG + "old-insight"), OWL.deprecated, Literal(True)) in graph


def test_the_policy_gives_an_example_that_is_like_this() -> None:
    policy = (Path(__file__).parents[2] / "docs" / "versioning.md").read_text(encoding="utf-8")
    example = re.findall(r"```turtle\n(.*?)```", policy, re.DOTALL)
    assert len(example) == 1
    assert example[0] in DATA.read_text(encoding="utf-8")
    assert f"`Deprecation: @{MIDNIGHT}`" in policy
