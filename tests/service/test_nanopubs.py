"""Nanopublications at their own addresses: each is what it is in the export of all."""

import hashlib
from collections import defaultdict

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Quad, RdfFormat, parse

from psykg.service.current import let_go
from psykg.vocabulary import PSYKG
from tests.service.conftest import Running
from tests.service.test_linked_data import BROWSER, links

FORMATS = {
    "trig": ("application/trig", RdfFormat.TRIG),
    "nq": ("application/n-quads", RdfFormat.N_QUADS),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
}
INSIGHT = hashlib.sha256(f"{PSYKG}insight".encode()).hexdigest()
"""The nanopublication that introduces a concept is called after it."""


@pytest.fixture(scope="module")
def exported(client: FlaskClient) -> dict[str, set[Quad]]:
    """The quads of each nanopublication by its name, as the export of all has them."""
    found: dict[str, set[Quad]] = defaultdict(set)
    for quad in parse(client.get("/export/nanopubs").data, format=RdfFormat.TRIG):
        found[str(quad.graph_name)[1:-1].removeprefix(f"{PSYKG}np/").partition("#")[0]].add(quad)
    return found


@pytest.fixture(scope="module")
def statement(exported: dict[str, set[Quad]]) -> str:
    """The name of a nanopublication that says one thing with one sentence behind it."""
    return next(name for name in sorted(exported) if any("claim/p9s5-1" in str(quad) for quad in exported[name]))


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_stands_at_its_address_as_it_stands_in_the_export(
    client: FlaskClient, exported: dict[str, set[Quad]], suffix: str
) -> None:
    media_type, form = FORMATS[suffix]
    assert len(exported) > 500
    for name in exported if suffix == "nq" else sorted(exported)[::50]:
        response = client.get(f"/np/{name}.{suffix}", headers={"Accept": "image/png"})
        assert (response.status_code, response.mimetype) == (200, media_type)
        assert set(parse(response.data, format=form)) == exported[name]


@pytest.mark.parametrize(
    ("accept", "suffix"), [("", "trig"), ("*/*", "trig"), ("application/json", "jsonld"), ("application/n-quads", "nq")]
)
def test_the_client_gets_what_it_rates_highest(client: FlaskClient, accept: str, suffix: str) -> None:
    response = client.get(f"/np/{INSIGHT}", headers={"Accept": accept})
    assert response.headers["Content-Location"] == f"/np/{INSIGHT}.{suffix}"
    assert "Accept" in response.vary
    same = client.get(f"/np/{INSIGHT}.{suffix}")
    assert same.data == response.data
    again = client.get(f"/np/{INSIGHT}", headers={"Accept": accept, "If-None-Match": same.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_people_are_led_to_the_page_that_says_the_same(client: FlaskClient, statement: str) -> None:
    for name, page in ((INSIGHT, "/entity/insight"), (statement, "/entity/claim/p9s5-1")):
        for address, accept in ((f"/np/{name}", BROWSER), (f"/np/{name}.html", "*/*")):
            response = client.get(address, headers={"Accept": accept})
            assert (response.status_code, response.headers["Location"]) == (303, page)
            assert client.get(page, headers={"Accept": BROWSER}).status_code == 200


def test_each_leads_people_to_a_thing_that_there_is(client: FlaskClient, exported: dict[str, set[Quad]]) -> None:
    pages = {client.get(f"/np/{name}.html").headers["Location"] for name in exported}
    assert {page for page in pages if client.get(page).status_code != 200} == set()


def test_its_links_tell_its_name_what_else_it_comes_as_and_where_all_are(client: FlaskClient) -> None:
    told = client.get(f"/np/{INSIGHT}").headers.getlist("Link")
    assert links(told, "cite-as") == [f"{PSYKG}np/{INSIGHT}"]
    assert links(told, "canonical") == [f"/np/{INSIGHT}"]
    assert links(told, "collection") == ["/export/nanopubs"]
    assert links(told, "alternate") == [f"/np/{INSIGHT}.{suffix}" for suffix in ("html", *FORMATS)]
    assert links(told, "license") == ["https://creativecommons.org/licenses/by/4.0/"]


def test_head_gives_the_headers_alone(client: FlaskClient) -> None:
    for address in (f"/np/{INSIGHT}", f"/np/{INSIGHT}.html"):
        got, headed = client.get(address), client.head(address)
        assert (headed.status_code, headed.data) == (got.status_code, b"")
        for name in ("Content-Type", "Content-Location", "Content-Length", "ETag", "Location"):
            assert headed.headers.get(name) == got.headers.get(name)


def test_behind_a_prefix_every_address_of_ours_stands_under_it(client: FlaskClient) -> None:
    response = client.get(f"/np/{INSIGHT}", environ_overrides={"SCRIPT_NAME": "/graph"})
    assert response.headers["Content-Location"] == f"/graph/np/{INSIGHT}.trig"
    assert links(response.headers.getlist("Link"), "canonical") == [f"/graph/np/{INSIGHT}"]
    page = client.get(f"/np/{INSIGHT}.html", environ_overrides={"SCRIPT_NAME": "/graph"})
    assert page.headers["Location"] == "/graph/entity/insight"


@pytest.mark.parametrize("name", ["0" * 64, "insight", f"{INSIGHT[:-1]}", f"{INSIGHT}0", INSIGHT.upper(), "é.trig"])
def test_a_name_that_none_has_is_not_found_and_told_where_all_are(client: FlaskClient, name: str) -> None:
    response = client.get(f"/np/{name}")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
    assert "/export/nanopubs has all of them" in response.get_json()["detail"]


def test_what_it_does_not_come_as_is_told_with_what_it_does(client: FlaskClient) -> None:
    for address, accept in ((f"/np/{INSIGHT}.pdf", "*/*"), (f"/np/{INSIGHT}", "image/png")):
        response = client.get(address, headers={"Accept": accept})
        assert response.status_code == 406
        assert all(suffix in response.get_json()["detail"] for suffix in FORMATS)


def test_all_are_made_once_and_then_answered_without_the_graph(running: Running) -> None:
    with running() as app:
        client = app.test_client()
        assert client.get(f"/np/{INSIGHT}").status_code == 200
        let_go(app)
        assert {client.get(f"/np/{INSIGHT}.{suffix}").status_code for suffix in FORMATS} == {200}
        assert client.get(f"/np/{'0' * 64}").status_code == 404
