"""`/ask` over HTTP: pages, JSON, and questions that mean harm. What is answered is tested with the questions."""

import time
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from psykg.knowledge.competency import example_questions
from psykg.vocabulary import PSYKG

HTML = {"Accept": "text/html"}
PHASES = "Which phases involve insight?"
ELSEWHERE = "What is the capital of France?"
CRISIS = "I want to kill myself"
HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><style>*{}</style>",
    "a template": "{{ 7 * 7 }}{% include 'base.html' %}",
    "control characters": "Which\x00 phases\x1b[31m\x7f\r\n involve\x08 insight?",
    "nothing but control characters": "\x00\x01\x02",
    "a query": "} ; DROP ALL ; INSERT DATA { <a> <b> <c> } # SELECT * { ?s ?p ?o }",
    "right-to-left marks": "\u202ewhat is \u2066insight\u200f\u202c?",
    "no UTF-8": b"what is \xff\xfe insight",
    "half a character": "what is \U0001f600 insight \u0301\u0301\u0301?",
    "a long word": "x" * 50_000,
    "many words": "insight and " * 4_000,
}


def json_of(client: FlaskClient, question: str) -> Any:
    response = client.get("/ask", query_string={"q": question})
    assert (response.status_code, response.mimetype) == (200, "application/json")
    return response.get_json()


def page_of(client: FlaskClient, question: str) -> str:
    response = client.get("/ask", query_string={"q": question}, headers=HTML)
    assert (response.status_code, response.mimetype) == (200, "text/html")
    return response.text


def test_a_program_gets_the_answer_with_its_sources_and_its_derivation(client: FlaskClient) -> None:
    answer = json_of(client, PHASES)
    assert (answer["question"], answer["status"], answer["kind"]) == (PHASES, "answered", "list")
    found = {item["label"]: item for item in answer["answers"]}
    assert set(found) == {"middle phase", "termination phase"}
    assert found["middle phase"]["iri"] == PSYKG + "middle-phase"
    assert found["middle phase"]["inferred"]
    assert found["middle phase"]["derivation"]["because"]
    assert found["termination phase"]["sources"] == ["p9s5"]


def test_the_query_in_an_answer_gives_the_same_answers(client: FlaskClient) -> None:
    answer = json_of(client, PHASES)
    rows = client.get("/sparql", query_string={"query": answer["sparql"]}).get_json()["results"]["bindings"]
    assert {row["answer"]["value"] for row in rows} == {item["iri"] for item in answer["answers"]}


def test_a_browser_gets_a_page_that_leads_to_concepts_sentences_and_the_editor(client: FlaskClient) -> None:
    page = page_of(client, PHASES)
    assert "The middle phase and the termination phase involve insight." in page
    assert "Understood as: " in page
    for path in ("/entity/middle-phase", "/entity/termination-phase", "/entity/p7s7", "/entity/p9s5"):
        assert f'href="{path}"' in page
    derivation = page[page.index("<details>") : page.index("</details>")]
    assert "inferred" in derivation
    assert "identification of patterns develops new insights" in derivation
    assert 'href="/sparql?query=PREFIX' in page


def test_a_question_that_the_graph_cannot_answer_is_declined_with_what_can_be_asked(client: FlaskClient) -> None:
    answer = json_of(client, ELSEWHERE)
    assert answer["status"] in {"not-in-graph", "not-understood"}
    assert answer["answers"] == []
    page = page_of(client, ELSEWHERE)
    assert "france" in page.casefold()
    for suggestion in answer["suggestions"]:
        assert f">{escape(suggestion)}</a>" in page
    assert page.count('href="/ask?q=') == len(answer["suggestions"])


def test_words_of_crisis_get_a_page_with_kind_words_and_nothing_else(client: FlaskClient) -> None:
    answer = json_of(client, CRISIS)
    assert answer["status"] == "crisis"
    assert (answer["answers"], answer["suggestions"], answer["sparql"]) == ([], [], None)
    page = page_of(client, CRISIS)
    assert answer["text"] in page
    main = page[page.index("<main") : page.index("</main>")]
    assert main.count("<a ") == main.count('<a href="/"') == 1
    assert "<form" not in page
    assert "kill" not in page


def test_without_a_question_a_browser_is_told_what_can_be_asked(client: FlaskClient) -> None:
    for path in ("/ask", "/ask?q=", "/ask?q=+%0A"):
        response = client.get(path, headers=HTML)
        assert response.status_code == 200
        assert all(f">{example}</a>" in response.text for example in example_questions())


def test_without_a_question_a_program_is_told_how_to_ask(client: FlaskClient) -> None:
    for path in ("/ask", "/ask?q=", "/ask?q=+%0A"):
        response = client.get(path)
        assert (response.status_code, response.mimetype) == (400, "application/problem+json")
        assert "/ask?q=" in response.get_json()["detail"]


@pytest.mark.parametrize("example", example_questions())
def test_the_examples_have_an_answer(client: FlaskClient, example: str) -> None:
    assert json_of(client, example)["status"] == "answered"


def test_a_client_that_has_the_answer_is_not_sent_it_again(client: FlaskClient) -> None:
    first = client.get("/ask", query_string={"q": PHASES}, headers=HTML)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/ask", query_string={"q": PHASES}, headers=HTML | {"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_questions_are_only_asked_by_get(client: FlaskClient) -> None:
    assert client.post("/ask", data={"q": PHASES}).status_code == 405


@pytest.mark.parametrize("question", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_question_is_declined_or_answered_soon_and_comes_back_escaped(
    client: FlaskClient, question: str | bytes
) -> None:
    started = time.monotonic()
    page = client.get(f"/ask?q={quote(question)}", headers=HTML)
    data = client.get(f"/ask?q={quote(question)}")
    assert time.monotonic() - started < 3
    assert (page.status_code, data.status_code) == (200, 200)
    for markup in ("<script>", "<img", "<style>", "49"):
        assert markup not in page.text
    assert len(data.get_json()["question"]) <= 500


def test_markup_in_a_question_is_shown_as_it_was_written(client: FlaskClient) -> None:
    page = page_of(client, str(HOSTILE["markup"]))
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&gt;' in page


def test_a_question_of_a_megabyte_is_refused_and_one_of_sixty_thousand_characters_is_declined(service: str) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{service}ask?q={'x' * 1_000_000}", timeout=10)  # noqa: S310  (our own address)
    assert refused.value.code in {414, 431}
    refused.value.close()
    with urlopen(f"{service}ask?q={'x' * 60_000}", timeout=10) as response:  # noqa: S310  (our own address)
        assert b'"not-understood"' in response.read()
