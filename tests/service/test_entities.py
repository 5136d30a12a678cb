"""`/entity/NAME` and `/search` over HTTP."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from psykg.engine.results import GRAPHICAL, ResultFormat
from psykg.errors import QueryStoppedError
from psykg.vocabulary import PSYKG

Running = Callable[..., AbstractContextManager[Flask]]
DATA = Path(__file__).parent / "data"
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def site(running: Running) -> Iterator[FlaskClient]:
    with running(data=(DATA / "hostile.ttl",)) as app:
        yield app.test_client()


def test_a_browser_gets_a_page(site: FlaskClient) -> None:
    response = site.get("/entity/insight", headers=HTML)
    assert response.mimetype == "text/html"
    assert "<h1>insight</h1>" in response.text


@pytest.mark.parametrize("target", GRAPHICAL, ids=lambda each: each.name)
def test_rdf_comes_by_accept_header_and_by_suffix_alike(site: FlaskClient, target: ResultFormat) -> None:
    asked = site.get("/entity/insight", headers={"Accept": target.media_type})
    named = site.get(f"/entity/insight.{target.suffix}", headers=HTML)
    for response in (asked, named):
        assert response.mimetype == target.media_type
        found = {quad.triple for quad in parse(response.data, format=cast("RdfFormat", target.writer))}
        assert Triple(*(NamedNode(PSYKG + name) for name in ("middle-phase", "involves", "insight"))) in found


def test_a_page_names_the_terms_of_other_vocabularies_and_leads_to_them(site: FlaskClient) -> None:
    page = site.get("/entity/psychodynamic-psychotherapy", headers=HTML).text
    section = re.sub(r"\s+", " ", page[page.index('id="matches">In other vocabularies') :].partition("</section>")[0])
    assert re.findall(r"<h3>(.*?)</h3>", section) == ["APA Thesaurus", "BCIO", "GMHO", "MeSH", "SNOMED CT"]
    link = '<a href="http://id.nlm.nih.gov/mesh/D064889" rel="external">Psychotherapy, Psychodynamic</a>'
    assert f'<li>{link} <span class="badge quiet">same</span></li>' in section
    assert section.count("narrower there") == section.count("broader there") == 2
    assert "exact match" not in page


def test_a_page_tells_what_its_thing_is_not_to_be_confused_with(site: FlaskClient) -> None:
    page = site.get("/entity/insight", headers=HTML).text
    friends = page[page.index("Not to be confused with") :].partition("</section>")[0]
    assert re.findall(r">([^<>]+)</a> <span class=\"badge quiet\">(.*?)</span>", friends) == [
        ("insight", "Cognitive Atlas"),
        ("Lack of insight", "HPO"),
    ]
    assert "In other vocabularies" not in site.get("/entity/middle-phase", headers=HTML).text


def test_a_term_that_is_no_address_of_the_web_is_no_link(running: Running, tmp_path: Path) -> None:
    data = """@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      [] owl:annotatedSource <https://w3id.org/psykg/mood> ; owl:annotatedProperty skos:closeMatch ;
        owl:annotatedTarget <javascript:alert> ; <https://w3id.org/sssom/object_source> <a:list> ;
        <https://w3id.org/sssom/object_label> "<script>" ."""
    (tmp_path / "more.ttl").write_text(data, encoding="utf-8")
    with running(data=(tmp_path / "more.ttl",)) as app:
        page = app.test_client().get("/entity/mood", headers=HTML).text
    assert "<li>&lt;script&gt; <span" in page
    assert "javascript:" not in page


def test_turtle_uses_prefixes(site: FlaskClient) -> None:
    assert "psykg:middle-phase psykg:involves psykg:insight" in site.get("/entity/insight.ttl").text


def test_the_suffix_html_gives_the_page_whatever_is_accepted(site: FlaskClient) -> None:
    assert site.get("/entity/insight.html", headers={"Accept": "text/turtle"}).mimetype == "text/html"


def test_an_answer_varies_with_accept_and_links_to_the_other_formats(site: FlaskClient) -> None:
    for accept in ("text/html", "text/turtle"):
        response = site.get("/entity/insight", headers={"Accept": accept})
        assert "accept" in response.vary
        links = response.headers.getlist("Link")
        assert '</entity/insight.jsonld>; rel="alternate"; type="application/ld+json"' in links
        assert '</entity/insight.html>; rel="alternate"; type="text/html"' in links


def test_what_cannot_be_had_is_406(site: FlaskClient) -> None:
    assert site.get("/entity/insight", headers={"Accept": "image/png"}).status_code == 406


def test_an_unknown_suffix_is_refused_with_those_there_are(site: FlaskClient) -> None:
    response = site.get("/entity/insight.pdf")
    assert response.status_code == 406
    assert response.json
    assert "Choose one of .html, .ttl, .nt, .jsonld, .rdf, .trig, .nq." in response.json["detail"]


@pytest.mark.parametrize("path", ["/entity/insigth", "/entity/insigth.ttl"])
def test_an_unknown_name_is_a_404_problem_with_the_nearest_names(site: FlaskClient, path: str) -> None:
    response = site.get(path)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert response.json
    assert "insight" in response.json["suggestions"]


@pytest.mark.parametrize("name", ["a%20b", "%3Cscript%3E", "%22", "..%2f..%2fetc", "%00", "x" * 3000])
def test_a_name_that_nothing_can_have_is_404_and_no_error_of_ours(site: FlaskClient, name: str) -> None:
    assert site.get(f"/entity/{name}", headers=HTML).status_code == 404


@pytest.mark.parametrize("name", ["claim/p3s2-1", "dcterms:source", "psykg:insight", "https://example.org/elsewhere"])
def test_claims_terms_of_others_and_things_elsewhere_have_pages(site: FlaskClient, name: str) -> None:
    assert site.get(f"/entity/{name}", headers=HTML).status_code == 200


def test_a_name_with_a_dot_is_that_name(site: FlaskClient) -> None:
    assert "<h1>a name with a dot</h1>" in site.get("/entity/dotted.ttl", headers=HTML).text
    assert site.get("/entity/dotted.ttl.nt").mimetype == "application/n-triples"


def test_inferred_statements_are_marked_and_carry_their_derivation(site: FlaskClient) -> None:
    page = site.get("/entity/insight", headers=HTML).text
    involved = page[page.index("/entity/isInvolvedIn") :]
    derivation = involved[involved.index("<details>") : involved.index("</details>")]
    assert "inferred" in derivation
    assert 'href="/entity/p7s7"' in derivation
    assert 'href="/entity/p7s9"' in derivation


def test_stated_ones_carry_their_sentence_and_modality_as_words(site: FlaskClient) -> None:
    page = site.get("/entity/session-length-of-45-to-50-minutes", headers=HTML).text
    assert '<a href="/entity/p6s2">p6s2</a> <span class="badge">typically</span>' in page
    assert "45 minutes" in page


def test_denials_are_said_to_be_denials(site: FlaskClient) -> None:
    page = site.get("/entity/supportive-therapy", headers=HTML).text
    denied = page[page.index("What the article denies") :]
    assert "not the case</strong>" in denied
    assert 'href="/entity/personality-change"' in denied


def test_a_sentence_page_tells_whether_a_list_is_all_and_of_one_piece(site: FlaskClient) -> None:
    page = site.get("/entity/p2s1", headers=HTML).text
    heading = page[page.index(">p2s1-2</a>") :].partition("</h3>")[0]
    badge = '<span class="badge quiet"><a href="/entity/{}">{}</a>: {}</span>'
    assert badge.format("isExhaustive", "is exhaustive", "yes") in heading
    assert badge.format("isConjunctive", "is conjunctive", "no") in heading


def test_a_sentence_page_leads_on_to_its_neighbours(site: FlaskClient) -> None:
    page = site.get("/entity/p3s2", headers=HTML).text
    assert 'rel="prev" href="/entity/p3s1"' in page
    assert 'rel="next" href="/entity/p3s3"' in page


def test_nothing_hostile_gets_through_as_markup(site: FlaskClient) -> None:
    pages = [
        site.get(path, headers=HTML).text for path in ("/", "/entity/hostile", "/search?q=alert", "/entity/concerns")
    ]
    for page in pages:
        assert "<script>" not in page
        assert "<img" not in page
        assert "<style>" not in page
        assert "javascript:" not in page.replace("/entity/javascript:", "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages[1]
    assert "{{ 7 * 7 }}" in pages[1]


@pytest.fixture(scope="module")
def nameless(running: Running) -> Iterator[FlaskClient]:
    with running(data=(DATA / "nameless.trig",)) as app:
        yield app.test_client()


@pytest.mark.parametrize("name", ["p3s2", "p3s3", "https://example.org/claim"])
def test_blank_nodes_where_names_belong_are_left_out_and_break_no_page(nameless: FlaskClient, name: str) -> None:
    page = nameless.get(f"/entity/{name}", headers=HTML)
    assert page.status_code == 200
    assert f"<h1>{name.rpartition('/')[-1]}</h1>" in page.text
    for link in re.findall(r'href="(/entity/[^"]+)"', page.text):
        assert nameless.get(link, headers=HTML).status_code == 200


def test_a_search_from_a_browser_is_a_page_with_what_was_found(site: FlaskClient) -> None:
    page = site.get("/search?q=final phase", headers=HTML).text
    assert 'href="/entity/termination-phase"' in page
    assert "matches “final phase”" in page


def test_a_search_from_a_program_is_json(site: FlaskClient) -> None:
    response = site.get("/search?q=insight")
    assert response.json
    assert response.json["query"] == "insight"
    assert response.json["results"][0] == {
        "iri": PSYKG + "insight",
        "name": "insight",
        "label": "insight",
        "kind": "mental concept",
        "matched": "insight",
        "url": "/?focus=insight",
    }
    phase = site.get("/search?q=phase").json
    assert phase
    assert phase["results"][0]["url"] == "/entity/Phase"


def test_a_search_that_finds_nothing_suggests_something(site: FlaskClient) -> None:
    assert json.loads(site.get("/search?q=insigth").data)["suggestions"][0] == "insight"
    assert "Did you mean" in site.get("/search?q=insigth", headers=HTML).text


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?q=%00", "?q=%22%3E%3Cscript%3E", "?q=" + "x" * 5000])
def test_any_search_words_are_answered(site: FlaskClient, query: str) -> None:
    page = site.get(f"/search{query}", headers=HTML)
    assert page.status_code == 200
    assert "<script>" not in page.text


def test_a_search_offers_questions_that_have_an_answer(site: FlaskClient) -> None:
    found = json.loads(site.get("/search?q=phases ins").data)
    assert found["questions"][0] == "Which phases involve insight?"
    assert json.loads(site.get("/search?q=").data)["questions"] == []


def test_the_page_of_a_search_links_to_the_questions(site: FlaskClient) -> None:
    page = site.get("/search?q=phases ins", headers=HTML).text
    assert '<a href="/ask?q=Which%20phases%20involve%20insight%3F">Which phases involve insight?</a>' in page
    assert "No label found" in page


def test_behind_a_prefix_the_questions_are_linked_under_it(site: FlaskClient) -> None:
    page = site.get("/search?q=phases ins", headers=HTML, environ_overrides={"SCRIPT_NAME": "/graph"}).text
    assert 'href="/graph/ask?q=Which%20phases' in page


def test_words_of_crisis_are_not_completed(site: FlaskClient) -> None:
    assert json.loads(site.get("/search?q=kill myself").data)["questions"] == []


def test_a_label_is_found_where_questions_take_too_much(site: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise QueryStoppedError("It was stopped.")

    monkeypatch.setattr("psykg.questions.questioning.Questions", stopped)
    monkeypatch.setattr("psykg.service.current.Memo.of", lambda memo, make: make(memo._engine))
    found = json.loads(site.get("/search?q=insight").data)
    assert found["results"]
    assert found["questions"] == []
