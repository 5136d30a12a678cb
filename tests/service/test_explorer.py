"""The explorer page over HTTP: every view without a script, as data, and whatever stands in the address."""

import csv
import re
import xml.etree.ElementTree as ET
from html import unescape
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from psykg.knowledge.competency import example_questions
from psykg.service.app import create_app
from psykg.service.current import let_go
from psykg.service.settings import Settings
from psykg.vocabulary import PSYKG, SKOS

HTML = {"Accept": "text/html"}
SVG = "{http://www.w3.org/2000/svg}"


def seen(client: FlaskClient, **parameters: str) -> TestResponse:
    return client.get(f"/?{urlencode(parameters)}", headers=HTML)


def listed(page: str) -> str:
    return page[page.index("Concepts by kind") : page.index('id="stage"')]


def test_the_first_page_lists_every_kind_with_its_concepts(client: FlaskClient) -> None:
    concepts = listed(client.get("/").text)
    for name in ("termination-phase", "supportive-therapy", "becoming-a-psychotherapist"):
        assert f'href="/?focus={name}"' in concepts
    assert concepts.count('class="branch"') == 22


def test_the_card_of_a_concept_names_the_terms_of_other_vocabularies(client: FlaskClient) -> None:
    card = seen(client, focus="insight").text.partition("In other vocabularies</summary>")[2].partition("</details>")[0]
    assert re.findall(r"<h3>(.*?)</h3>", card) == ["APA Thesaurus", "Not to be confused with"]
    assert 'href="https://w3id.org/zpid/vocabs/terms/25600"' in card


def test_terms_of_other_vocabularies_are_neither_drawn_nor_rows_of_the_table(client: FlaskClient) -> None:
    for view in ({"whole": "1"}, {"view": "statements", "format": "csv"}, {"view": "statements"}):
        page = seen(client, **view).text
        assert "mesh/D" not in page
        assert "zpid" not in page


def test_the_first_page_asks_searches_and_leads_to_questions_and_sparql(client: FlaskClient) -> None:
    page = client.get("/").text
    main = page[page.index("<main") :]
    assert main.index('action="/" method="get"') < main.index("Concepts by kind")
    assert main.count('href="/?q=') == len(example_questions()) >= 3
    assert 'action="/search" method="get"' in page
    assert 'href="/queries"' in page
    assert 'href="/sparql"' in page


def test_a_concept_in_focus_has_its_card_and_its_neighbours_in_the_drawing(client: FlaskClient) -> None:
    page = seen(client, focus="insight").text
    assert 'id="concept-heading" tabindex="-1"><bdi>insight</bdi>' in page
    assert 'data-statement="middle-phase involves insight"' in page
    assert page.count('aria-label="insight, mental concept, 10 statements"') == 1


def test_more_steps_show_more(client: FlaskClient) -> None:
    counts = [seen(client, focus="insight", steps=str(steps)).text.count('class="line') for steps in (1, 2, 3)]
    assert counts[0] < counts[1] < counts[2]


def test_a_kind_in_focus_has_no_steps_to_go(client: FlaskClient) -> None:
    assert 'id="steps"' in seen(client, focus="insight").text
    assert 'id="steps"' not in seen(client, focus="Phase").text


def test_a_statement_is_told_with_its_sentence_its_paragraph_and_its_modality(client: FlaskClient) -> None:
    page = seen(client, statement="expressive-therapy hasGoal relief-of-symptoms").text
    card = page[page.index('id="statement-heading"') :]
    assert "Said in" in card
    assert ">p2s2</a>" in card
    assert ">always</span>" in card
    assert 'class="here"' in card
    assert card.count("<li") >= 5


def test_a_statement_that_follows_is_told_with_its_derivation(client: FlaskClient) -> None:
    page = seen(client, statement="middle-phase involves insight").text
    assert "The article does not say it in so many words: it follows." in page
    assert "identification of patterns develops new insights" in page


def test_what_is_stated_from_the_other_side_does_not_only_follow(client: FlaskClient) -> None:
    page = seen(client, statement="middle-phase directlyFollows evaluation-phase").text
    assert "Said in" in page[page.index('id="statement-heading"') :]
    assert "in so many words" not in page
    assert 'class="line chosen"' in page


def test_a_denied_statement_says_that_it_is_not_the_case(client: FlaskClient) -> None:
    page = seen(client, statement="supportive-therapy hasPrimaryGoal personality-change").text
    assert "not the case" in page[page.index('id="statement-heading"') :]
    assert 'class="line denied chosen"' in page


def test_a_question_is_answered_and_its_answers_are_lit(client: FlaskClient) -> None:
    page = seen(client, q="which phases involve insight?").text
    assert "The middle phase and the termination phase involve insight." in page
    assert page.count(", lit") == 2
    assert 'href="/sparql?query=' in page


def test_words_of_crisis_get_their_own_page(client: FlaskClient) -> None:
    page = seen(client, q="I want to kill myself").text
    assert "Please turn to somebody who can help" in page
    assert "<svg" not in page


def course_of(client: FlaskClient) -> list[str]:
    """The phases of the course, in their order."""
    page = seen(client, view="course").text
    return page[page.index('class="phases"') : page.index('id="stage"')].split('<li class="phase">')[1:]


def test_words_of_crisis_come_before_whatever_else_is_wrong_with_the_address(client: FlaskClient) -> None:
    page = seen(client, q="I want to kill myself", focus="nothing-of-the-kind", sort="colour", view="statements")
    assert page.status_code == 200
    assert "Please turn to somebody who can help" in page.text


def test_the_course_has_the_phases_in_their_order_with_who_acts(client: FlaskClient) -> None:
    phases = course_of(client)
    for phase, name in zip(phases, ("evaluation-phase", "free-expression", "loss"), strict=True):
        assert f'data-concept="{name}"' in phase
    agreement = phases[0][phases[0].index(">agreement on goals</a>") :]
    assert agreement.index("by patient, therapist") < agreement.index(">p7s5<")
    assert 'data-statement="termination-phase involves insight"' in phases[2]


def test_the_course_has_the_same_rows_in_every_phase_and_says_where_no_insight_comes_in(client: FlaskClient) -> None:
    rows = [re.findall(r"<h4>(.*?)</h4>", phase) for phase in course_of(client)]
    assert rows[0] == rows[1] == rows[2]
    marked = [phase[phase.index("aspect marked") :] for phase in course_of(client)]
    assert [row[: row.index("</div>")].count("nothing is said of it") for row in marked] == [1, 0, 0]


def test_the_course_repeats_neither_the_order_of_the_phases_nor_what_goes_without_saying(client: FlaskClient) -> None:
    course = "".join(course_of(client))
    for relation in ("precedes", "directlyPrecedes", "directlyFollows", "isPhaseOf", "isBeginningOf", "isEndOf"):
        assert f" {relation} " not in course
    assert ">has activity<" not in course
    assert " always" not in course
    assert 'data-statement="middle-phase isAsImportantAs termination-phase"' in course


def rows_of(page: str) -> list[str]:
    return page[page.index('class="comparison"') : page.index('id="stage"')].split('<tr role="row">')[1:]


def test_a_comparison_starts_with_the_two_methods_and_tells_shared_from_different(client: FlaskClient) -> None:
    page = seen(client, view="compare").text
    rows = rows_of(page)
    heads = [rows[0].index(name) for name in (">expressive therapy<", ">in both<", ">supportive therapy<")]
    assert heads == sorted(heads)
    (form,) = (row for row in rows if ">is a form of</a>" in row)
    assert "psychodynamic-psychotherapy" in form.split("<td")[2]
    assert form.count("nothing said") == 2
    (goals,) = (row for row in rows if ">has goal</a>" in row)
    assert "development-of-insight" in goals.split("<td")[1]
    assert "relief-of-immediate-distress" in goals.split("<td")[3]
    assert re.search(r"3 in common, 9 only of <a[^>]*>expressive therapy</a>, 11 only of <a", page)


def test_a_comparison_goes_from_goals_to_outcomes_and_then_tells_once_how_the_two_relate(client: FlaskClient) -> None:
    page = seen(client, view="compare").text
    heads = (
        "has goal",
        "has rationale",
        "has manner",
        "works toward",
        "how they relate to each other",
        "is a concern of",
    )
    places = [next(place for place, row in enumerate(rows_of(page)) if f">{head}<" in row) for head in heads]
    assert places == sorted(places)
    (between,) = (row for row in rows_of(page) if "how they relate" in row)
    assert between.count(">contrasts with<") == between.count(">works deeper than<") == 1
    assert "works nearer the surface than" not in page[page.index('id="beside"') : page.index('id="stage"')]


def test_a_comparison_says_where_nothing_is_said_of_what_one_looks_for(client: FlaskClient) -> None:
    rows = rows_of(seen(client, view="compare", a="group-therapy", b="family-therapy").text)
    silent = [row for row in rows if "nothing is said of it" in row]
    assert [re.search(r"/entity/(\w+)", row)[1] for row in silent] == [  # type: ignore[index]
        "Goal",
        "Rationale",
        "Manner",
        "Activity",
        "Outcome",
    ]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [({"a": "insight"}, "Choose another concept"), ({"a": "insight", "b": "insight"}, "one and the same concept")],
)
def test_a_comparison_of_one_concept_asks_for_another(client: FlaskClient, chosen: dict[str, str], told: str) -> None:
    page = seen(client, view="compare", **chosen).text
    assert told in page
    assert 'class="comparison"' not in page


def test_a_path_is_told_statement_by_statement_from_its_start_to_its_end(client: FlaskClient) -> None:
    page = seen(client, view="path", **{"from": "insight", "to": "payment-policy"}).text
    assert "3 statements connect them" in page
    steps = page[page.index('class="steps"') : page.index('id="stage"')].split("<li>")[1:]
    ends = [re.findall(r'data-concept="([\w-]+)"', step) for step in steps]
    assert ends[0][0] == "insight"
    assert ends[-1][1] == "payment-policy"
    assert [end[1] for end in ends[:-1]] == [end[0] for end in ends[1:]]
    assert ">is involved in<" in steps[0]


def test_a_path_has_examples_that_lead_somewhere(client: FlaskClient) -> None:
    page = seen(client, view="path").text
    offered = re.findall(r'href="/\?(view=path&amp;from=[^"]+)"', page[page.index('id="beside"') :])
    assert len(offered) == 3
    for address in offered:
        assert "statements connect them" in client.get(f"/?{unescape(address)}", headers=HTML).text


def test_a_locator_tells_what_its_sentence_says(client: FlaskClient) -> None:
    page = seen(client, statement="expressive-therapy hasGoal relief-of-symptoms").text
    (title,) = set(re.findall(r'title="([^"]+)">p2s2</a>', page[page.index('id="statement-heading"') :]))
    assert title in seen(client, view="article").text


def test_a_list_names_only_a_firmness_that_is_not_the_usual_one(client: FlaskClient) -> None:
    page = seen(client, focus="psychodynamic-psychotherapy").text
    card = page[page.index('id="concept-heading"') :]
    assert "p10s1 expected" in card
    assert " always" not in card


def test_a_card_goes_from_forms_and_goals_on_and_folds_what_is_long(client: FlaskClient) -> None:
    page = seen(client, focus="psychodynamic-psychotherapy").text
    card = page[page.index('id="concept-heading"') :]
    places = [card.index(f">{relation}</a>") for relation in ("has form", "has goal", "has phase", "is similar to")]
    assert places == sorted(places)
    assert "<summary>and 2 more</summary>" in card


def test_an_answer_about_two_concepts_leads_to_the_view_of_both(client: FlaskClient) -> None:
    page = unescape(seen(client, q="compare expressive therapy and supportive therapy").text)
    assert 'href="/?view=compare&a=expressive-therapy&b=supportive-therapy"' in page
    assert 'class="said long"' in page
    page = unescape(seen(client, q="how are insight and payment policy connected?").text)
    assert 'href="/?view=path&from=insight&to=payment-policy"' in page


def test_the_locators_of_an_answer_lead_into_the_article(client: FlaskClient) -> None:
    page = unescape(seen(client, q="which phases involve insight?").text)
    answer = page[page.index('id="answer-heading"') :]
    assert re.search(r'<a href="/\?view=article&passage=p7s9" title="[^"]+">p7s9</a>', answer)


@pytest.mark.parametrize(
    ("to", "told"),
    [("insight", "one and the same concept"), ("susan-fine", "No way of a few statements"), ("", "Choose two")],
)
def test_a_path_that_is_none_is_told_so(client: FlaskClient, to: str, told: str) -> None:
    assert told in seen(client, view="path", **{"from": "insight", "to": to}).text


def test_the_article_counts_what_rests_on_each_sentence_and_lights_it(client: FlaskClient) -> None:
    page = seen(client, view="article", passage="p7s9").text
    assert page.count('class="paragraph') == 13
    assert page.count(", lit") >= 3
    assert 'data-statement="identification-of-patterns develops new-insights"' in page


def test_the_table_filters_and_sorts(client: FlaskClient) -> None:
    page = seen(client, view="statements", words="insight p7s9", sort="-value").text
    rows = page.split('<th scope="row">')[1:]
    assert 2 <= len(rows) <= 20
    assert all("p7s9" in row for row in rows)
    assert 'aria-sort="descending"' in page


def test_the_table_turns_its_pages(client: FlaskClient) -> None:
    first = seen(client, view="statements").text
    assert first.count('<th scope="row">') == 100
    assert 'rel="next"' in first
    last = seen(client, view="statements", page="99").text
    assert 'rel="prev"' in last
    assert 'rel="next"' not in last


def test_kinds_can_be_hidden_and_shown_again(client: FlaskClient) -> None:
    page = seen(client, focus="insight", hide="Phase").text
    assert "middle phase, phase" not in page
    assert ": show</span>" in page


def test_only_what_is_stated_can_be_shown(client: FlaskClient) -> None:
    assert 'class="line inferred' in seen(client, focus="insight").text
    assert 'class="line inferred' not in seen(client, focus="insight", stated="1").text


def test_what_is_seen_comes_as_csv(client: FlaskClient) -> None:
    response = client.get("/?focus=insight&format=csv")
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(StringIO(response.text)))
    assert {row["status"] for row in rows} == {"stated", "inferred"}
    assert all("insight" in row["subjectLabel"] + row["valueLabel"] for row in rows)


def test_what_is_seen_comes_as_json_with_the_version(client: FlaskClient) -> None:
    told = client.get("/?focus=insight", headers={"Accept": "application/json"}).json
    assert told
    assert told["version"] == f"{PSYKG}0.1.0"
    assert told["view"].endswith("/?focus=insight")
    assert {concept["label"] for concept in told["concepts"]} >= {"insight", "middle phase"}
    assert len(told["statements"]) == 10


def test_what_is_seen_comes_as_a_drawing_of_its_own(client: FlaskClient) -> None:
    drawing = ET.fromstring(client.get("/?focus=insight&format=svg").text)  # noqa: S314  (our own)
    assert drawing.tag == f"{SVG}svg"
    assert drawing.find(f"{SVG}style") is not None
    links = [link.get("href", "") for link in drawing.iter(f"{SVG}a")]
    assert links
    assert all(link.startswith("http://") for link in links)


def test_a_drawing_is_well_formed_whatever_a_label_holds(tmp_path: Path) -> None:
    data = tmp_path / "data.ttl"
    data.write_text(
        f'<{PSYKG}odd> a <{PSYKG}Goal> ; <{SKOS}prefLabel> "a \\u0001 \\uFFFE <b>odd</b> & \\u0008 label"@en .',
        encoding="utf-8",
    )
    app = create_app(Settings(data=(data,)))
    try:
        drawing = ET.fromstring(app.test_client().get("/?focus=odd&format=svg").text)  # noqa: S314  (our own)
        assert any("<b>odd</b>" in label for label in (link.get("aria-label", "") for link in drawing.iter(f"{SVG}a")))
    finally:
        let_go(app)


def test_a_place_in_the_drawing_is_what_is_seen_of_it(client: FlaskClient) -> None:
    assert 'viewBox="-300.0 ' in seen(client, focus="insight", at="100 50 800").text


@pytest.mark.parametrize(
    ("parameters", "status", "told"),
    [
        ({"view": "maze"}, 400, "map, statements, course"),
        ({"steps": "9"}, 400, "a number from 1 to 3"),
        ({"page": "no", "view": "statements"}, 400, "a number from 1 to"),
        ({"whole": "yes"}, 400, "1 for yes or 0 for no"),
        ({"sort": "colour", "view": "statements"}, 400, "subject, relation"),
        ({"at": "here"}, 400, "such as 0 0 800"),
        ({"focus": "x" * 3000}, 400, "longer than 2000 characters"),
        ({"focus": "insigth"}, 404, "insight"),
        ({"statement": "insight is here"}, 404, "no statement"),
        ({"a": "insigth", "view": "compare"}, 404, "insight"),
        ({"from": "insigth", "to": "insight", "view": "path"}, 404, "insight"),
        ({"format": "pdf"}, 406, "html, json, csv, svg"),
    ],
)
def test_an_address_that_shows_nothing_says_why(
    client: FlaskClient, parameters: dict[str, str], status: int, told: str
) -> None:
    response = seen(client, **parameters)
    assert response.status_code == status
    assert told in response.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(
            ["view", "focus", "steps", "hide", "statement", "passage", "words", "sort", "a", "b", "at", "q"]
        ),
        st.one_of(st.text(max_size=40), st.sampled_from(["insight", "map", "article", "1", "p7s9", "Phase", "-value"])),
        max_size=5,
    )
)
def test_no_address_breaks_the_page(client: FlaskClient, parameters: dict[str, str]) -> None:
    text = urlencode(parameters, errors="replace")
    assert client.get(f"/?{text}", headers=HTML).status_code in {200, 400, 404, 406}
