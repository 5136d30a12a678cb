"""Which sentences say something."""

import pytest

from psykg.questions.answers.answer import Status
from psykg.questions.grammar.reading import Sort
from tests.questions.asking import Asked, labels


def test_a_sentence_may_say_who_does_something(ask: Asked) -> None:
    answer = ask("Where does the article say who agrees on the goals?")
    assert labels(answer) == ["p7s5"]
    assert answer.text.startswith("Agreement on goals is performed by somebody")


def test_a_kind_is_listed_where_the_article_gives_what_its_subject_has_of_it(ask: Asked) -> None:
    assert labels(ask("In which sentence are the reasons for seeking treatment listed?")) == ["p5s1", "p5s2"]


def test_a_name_may_come_up_in_a_sentence(ask: Asked) -> None:
    assert labels(ask("In which sentence does Freud come up?")) == ["p1s4"]


def test_a_sentence_about_people_is_about_what_they_do(ask: Asked) -> None:
    assert labels(ask("Which sentence is about people who go on with further treatment?")) == ["p9s2"]


@pytest.mark.parametrize(
    "question",
    [
        "Which sentence says that the fretsaw cuts oak?",
        "Where does the article say that the fretsaw cuts oak?",
        "What is the source for the claim that the fretsaw cuts oak?",
        "Who says that the fretsaw cuts oak?",
    ],
)
def test_the_sentence_that_says_so_is_given_with_its_words(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert answer.kind == Sort.SOURCE.value
    assert labels(answer) == ["p1s2", "p1s10"]
    assert answer.items[0].value == "Saws go through oak."


def test_no_sentence_is_given_for_what_none_says(workshop: Asked) -> None:
    assert workshop("Which sentence says that the fretsaw cuts plate?").status is Status.NOT_IN_GRAPH


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Which sentence lists the reasons for seeking psychodynamic psychotherapy?", ["p5s1", "p5s2"]),
        ("In which sentence are the reasons for seeking therapy listed?", ["p5s1", "p5s2"]),
        ("Where are the goals of supportive therapy listed?", ["p3s2", "p10s2"]),
    ],
)
def test_the_sentences_that_give_a_list_are_found_by_what_it_is_of(
    ask: Asked, question: str, sentences: list[str]
) -> None:
    assert labels(ask(question)) == sentences


def test_what_is_denied_of_what_stands_before_a_passive_is_said_in_a_sentence(ask: Asked) -> None:
    assert labels(ask("Which sentence says that the number of sessions can't be estimated?")) == ["p6s3"]


def test_where_it_is_said_that_a_thing_is_a_reason_is_where_it_is_given_as_one(ask: Asked) -> None:
    assert labels(ask("Where does the article say that anxiety is a reason for seeking treatment?")) == ["p5s1"]
