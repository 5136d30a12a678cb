"""The SPARQL that is shown."""

import pytest

from psykg.questions.answers.sparql import name, written
from tests.questions.asking import Asked


@pytest.mark.parametrize(
    "question",
    [
        "Which tools cut oak?",
        "Which tools cut both oak and slate?",
        "Which tools cut oak or slate?",
        "Which tools do not cut oak?",
        "Which tools do not cut slate?",
        "Which tools does the joiner use that the apprentice does not?",
        "Which is the oldest tool?",
        "Which tools were invented after 1700?",
        "When was the chisel invented?",
        "How many tools does the joiner use?",
        "How is the joiner connected to slate?",
        "Compare the fretsaw and the chisel",
        "What is a fretsaw?",
        "What is the drying time?",
        "Which sentence says that the fretsaw cuts oak?",
        "steps",
    ],
)
def test_the_query_shown_gives_the_answers(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert answer.items
    assert workshop.given_by(answer) == {item.iri or item.value for item in answer.items}


@pytest.mark.parametrize(
    "question",
    [
        "Does the fretsaw cut oak?",
        "Does the chisel cut slate?",
        "Does fine sanding come before rough sawing?",
        "Is the chisel made of oak?",
        "Does oak take oiling?",
        "Was the chisel invented in 1750?",
        "Was the chisel invented in 1650?",
        "Does the joiner use four tools?",
        "Are there tools that cut oak?",
        "Is the drying time 2 days?",
    ],
)
def test_the_query_shown_gives_the_truth(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert answer.boolean is not None
    assert workshop.given_by(answer) is answer.boolean


def test_a_name_is_short_where_a_prefix_allows_and_never_breaks_out_of_its_brackets() -> None:
    assert name("https://w3id.org/psykg/insight") == "psykg:insight"
    assert name("https://w3id.org/psykg/a/b") == "<https://w3id.org/psykg/a/b>"
    assert name("https://example.org/x") == "<https://example.org/x>"


def test_a_query_declares_the_prefixes_that_it_uses_and_no_others() -> None:
    query = written("SELECT ?answer WHERE { ?answer a psykg:Phase . }")
    assert query.startswith("PREFIX psykg: <https://w3id.org/psykg/>\nSELECT")
