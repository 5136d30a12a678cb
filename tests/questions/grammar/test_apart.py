"""What is asked for beside something that is named, or but for it."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    "question",
    [
        "Which tools does the joiner use other than the chisel?",
        "Which tools other than the chisel does the joiner use?",
        "What does the joiner use besides the chisel?",
    ],
)
def test_what_is_set_apart_is_no_answer(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert labels(answer) == ["fretsaw", "colour brush"]
    assert answer.text.startswith("Besides chisel")
    assert workshop.given_by(answer) == {item.iri for item in answer.items}


def test_a_part_of_a_name_is_not_set_apart(ask: Asked) -> None:
    assert labels(ask("What can be added to psychodynamic psychotherapy besides couples therapy?"))
    answer = ask("What can be added to psychodynamic psychotherapy besides talking treatments?")
    assert answer.status is not Status.ANSWERED


def test_several_things_may_be_set_apart(ask: Asked) -> None:
    found = labels(ask("Which feelings does the patient work through besides loss and change?"))
    assert found == ["maturation", "separation"]


def test_what_goes_by_the_name_that_is_set_apart_is_set_apart(ask: Asked) -> None:
    assert labels(ask("Which goals other than insight does expressive therapy have?")) == ["relief of symptoms"]


@pytest.mark.parametrize("word", ["along with", "together with", "besides"])
def test_what_is_told_along_with_one_thing_is_told_of_the_same(ask: Asked, word: str) -> None:
    assert {"frequency of sessions", "length of sessions"} <= set(labels(ask(f"What is discussed {word} payment?")))
    assert labels(ask(f"Which feelings are worked through {word} loss?")) == ["change", "maturation", "separation"]
    assert labels(ask(f"Which goal is pursued {word} relief of symptoms?")) == ["development of insight"]


def test_what_is_added_besides_a_therapy_is_added_to_it(ask: Asked) -> None:
    found = labels(ask("Which additional therapies are there besides individual psychotherapy?"))
    assert {"couples therapy", "family therapy", "group therapy"} <= set(found)
