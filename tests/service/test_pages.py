"""The questions over HTTP, and what every page says."""

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from psykg.knowledge.competency import CompetencyQuestion, competency_questions

HTML = {"Accept": "text/html"}
QUESTIONS = competency_questions()


def test_every_page_says_that_it_is_no_care_and_where_to_turn(client: FlaskClient) -> None:
    for path in ("/", "/ask", "/queries", "/search", "/entity/insight", "/sparql", "/entity/nothing-of-the-kind"):
        page = " ".join(client.get(path, headers=HTML).text.split())
        assert "It gives no advice and no care." in page
        assert "local emergency services or a crisis line" in page


def test_the_questions_are_listed_for_people_by_sort(client: FlaskClient) -> None:
    page = client.get("/queries", headers=HTML).text
    assert page.count('href="/queries/') == len(QUESTIONS) > 60
    assert ">Negation</h2>" in page


def test_the_questions_are_listed_for_programs(client: FlaskClient) -> None:
    listed = client.get("/queries").json
    assert listed
    assert [each["name"] for each in listed] == [question.name for question in QUESTIONS]
    assert listed[0]["url"] == f"/queries/{listed[0]['name']}"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_has_a_page_with_its_answer_and_query(client: FlaskClient, question: CompetencyQuestion) -> None:
    response = client.get(f"/queries/{question.name}", headers=HTML)
    assert response.status_code == 200
    assert f"<h1>{escape(question.question)}</h1>" in response.text
    assert "/sparql?query=" in response.text


def test_an_answer_that_is_empty_says_so(client: FlaskClient) -> None:
    page = client.get("/queries/goals-shared-by-the-two-methods", headers=HTML).text
    assert "No rows: the graph holds nothing that fits." in page


def test_an_answer_links_to_what_it_names(client: FlaskClient) -> None:
    page = client.get("/queries/phases-involving-insight", headers=HTML).text
    assert '<a href="/entity/middle-phase">middle-phase</a>' in page
    assert '<a href="/entity/termination-phase">termination-phase</a>' in page
    assert "evaluation" not in page


def test_an_answer_comes_as_data_too(client: FlaskClient) -> None:
    rows = client.get("/queries/phases-involving-insight", headers={"Accept": "text/csv"})
    assert rows.mimetype == "text/csv"
    assert rows.text.splitlines()[0] == "phase,label"
    triples = client.get("/queries/course-of-treatment-as-a-graph", headers={"Accept": "text/turtle"})
    assert triples.mimetype == "text/turtle"


def test_a_question_that_is_answered_by_yes_or_no_says_so(client: FlaskClient) -> None:
    page = client.get("/queries/does-evaluation-come-before-termination", headers=HTML).text
    assert '<p class="truth">Yes</p>' in page


def test_an_unknown_question_is_404_with_the_nearest(client: FlaskClient) -> None:
    response = client.get("/queries/phases-involving-insigth")
    assert response.status_code == 404
    assert response.json
    assert "phases-involving-insight" in response.json["detail"]
