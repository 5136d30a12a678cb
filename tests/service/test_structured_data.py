"""What pages tell search engines, read back as RDF: schema.org in JSON-LD."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import Namespace

from psykg import __version__
from psykg.vocabulary import PSYKG
from tests.service.conftest import Running

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it

SCHEMA = Namespace("https://schema.org/")
DATA = Path(__file__).parent / "data"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def site(running: Running) -> Iterator[FlaskClient]:
    with running(data=(DATA / "hostile.ttl", DATA / "retired.ttl")) as app:
        yield app.test_client()


def blocks(page: str) -> list[Any]:
    return [json.loads(block) for block in BLOCK.findall(page)]


def told(client: FlaskClient, path: str) -> Graph:
    """The triples in the page's only block, which brings its context along."""
    (block,) = blocks(client.get(path, headers=HTML).text)
    assert block["@context"]["@vocab"] == str(SCHEMA)
    return Graph().parse(data=json.dumps(block), format="json-ld")


def test_a_concept_is_a_defined_term_in_a_set_of_them(site: FlaskClient) -> None:
    graph, insight = told(site, "/entity/insight"), URIRef(PSYKG + "insight")
    assert (insight, RDF.type, SCHEMA.DefinedTerm) in graph
    assert graph.value(insight, SCHEMA.name) == Literal("insight", lang="en")
    assert Literal("awareness of what was once outside awareness", lang="en") in set(
        graph.objects(insight, SCHEMA.alternateName)
    )
    assert "Seeing in oneself" in str(graph.value(insight, SCHEMA.description))
    assert graph.value(insight, SCHEMA.termCode) == Literal("insight")
    assert graph.value(insight, SCHEMA.url) == insight
    assert graph.value(insight, SCHEMA.inDefinedTermSet) == URIRef(PSYKG)
    assert (URIRef(PSYKG), RDF.type, SCHEMA.DefinedTermSet) in graph


@pytest.mark.parametrize("name", ["Phase", "hasGoal"])
def test_classes_and_relations_are_terms_too(site: FlaskClient, name: str) -> None:
    assert (URIRef(PSYKG + name), RDF.type, SCHEMA.DefinedTerm) in told(site, f"/entity/{name}")


@pytest.mark.parametrize("path", ["/entity/p3s2", "/entity/claim/p3s2-1", "/?focus=insight", "/queries"])
def test_what_is_no_term_says_nothing(site: FlaskClient, path: str) -> None:
    assert blocks(site.get(path, headers=HTML).text) == []


def test_it_is_the_same_as_another_term_only_where_the_graph_says_exactly(site: FlaskClient) -> None:
    graph, split = told(site, "/entity/split-insight"), URIRef(PSYKG + "split-insight")
    assert list(graph.objects(split, SCHEMA.sameAs)) == [URIRef("https://example.org/split")]


def test_the_first_page_is_about_the_dataset_its_licence_version_and_files(site: FlaskClient) -> None:
    graph, dataset = told(site, "/"), URIRef(PSYKG)
    assert set(graph.objects(dataset, RDF.type)) == {SCHEMA.Dataset, SCHEMA.DefinedTermSet}
    assert graph.value(dataset, SCHEMA.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(dataset, SCHEMA.version) == Literal(__version__)
    assert graph.value(dataset, SCHEMA.identifier) == URIRef(PSYKG + __version__)
    assert f"Version {__version__}" in str(graph.value(dataset, SCHEMA.creditText))
    assert graph.value(dataset, SCHEMA.citation) == URIRef(PSYKG + "article")
    creator = graph.value(dataset, SCHEMA.creator)
    assert graph.value(creator, SCHEMA.name) == Literal("The psykg developers")
    files = list(graph.objects(dataset, SCHEMA.distribution))
    assert len(files) == 4
    for file in files:
        response = site.get(str(graph.value(file, SCHEMA.contentUrl)).removeprefix("http://localhost"))
        assert (response.status_code, response.mimetype) == (200, str(graph.value(file, SCHEMA.encodingFormat)))


def test_the_first_page_says_the_same_each_time(site: FlaskClient) -> None:
    first, second = (site.get("/", headers=HTML) for _ in range(2))
    assert first.headers["ETag"] == second.headers["ETag"]


def test_a_hostile_label_is_told_as_it_is_and_ends_no_block(site: FlaskClient) -> None:
    page = site.get("/entity/hostile", headers=HTML).text
    (block,) = BLOCK.findall(page)
    assert not set("<>&'") & set(block)
    graph, hostile = told(site, "/entity/hostile"), URIRef(PSYKG + "hostile")
    assert graph.value(hostile, SCHEMA.name) == Literal("<script>alert(1)</script>", lang="en")


def test_a_browser_takes_it_for_data_under_the_policy(browser: Browser, service: str) -> None:
    context = browser.new_context(base_url=service)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in ("/entity/insight", "/"):
        page.goto(path)
        found = page.locator('head script[type="application/ld+json"]').all_text_contents()
        assert [json.loads(block)["@context"]["@vocab"] for block in found] == [str(SCHEMA)]
    context.close()
    assert said == []
