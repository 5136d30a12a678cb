"""What is read once more, less strictly, where the first reading gives no answer; and what that must not find."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("What are the two methods of treatment?", {"expressive therapy", "supportive therapy"}),
        ("termination phase feelings", {"change", "loss", "maturation", "separation"}),
        (
            "Where do emotional problems come from according to psychoanalysis?",
            {"unconscious conflicts", "unconscious motives"},
        ),
    ],
)
def test_what_stands_apart_is_joined_by_what_need_not_be_said(ask: Asked, question: str, answers: set[str]) -> None:
    answer = ask(question)
    assert set(labels(answer)) == answers
    assert ask.given_by(answer) == {item.iri for item in answer.items}


@pytest.mark.parametrize(
    "question",
    [
        "Does the patient listen to the therapist?",
        "What does the patient gain before treatment?",
        "Why do people stop therapy?",
        "Whom does the patient guide?",
        "supportive therapy patterns",
    ],
)
def test_who_does_it_what_precedes_it_and_what_is_left_open_are_not_guessed(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("With whom does the patient discuss the reasons for seeking treatment?", {"therapist"}),
        ("What does the therapist form ideas about?", {"course of treatment"}),
        (
            "Which disturbances are managed with medication?",
            {f"disturbance of {x}" for x in ("anxiety level", "mood", "thinking")},
        ),
        ("Which options does the patient discover?", {"new options for living", "new options for solving problems"}),
        ("Which therapy helps with immediate distress?", {"supportive therapy"}),
        ("What affects the length of the last phase?", {"needs of the individual", "type of treatment"}),
    ],
)
def test_deeds_are_asked_for_by_their_objects_prepositions_and_names(
    ask: Asked, question: str, answers: set[str]
) -> None:
    assert set(labels(ask(question))) == answers


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Does the length of sessions vary?", True),
        ("Do all sessions have the same length?", False),
        ("Is the length of sessions always the same?", False),
        ("Do sessions always last exactly 50 minutes?", False),
    ],
)
def test_what_varies_is_not_always_the_same(ask: Asked, question: str, truth: bool) -> None:
    answer = ask(question)
    assert answer.boolean is truth
    assert ask.given_by(answer) is truth


@pytest.mark.parametrize(
    "question", ["To whom is medication given?", "What do people need to change?", "What is the number of therapists?"]
)
def test_no_word_that_asks_for_something_else_is_passed_over(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_what_is_said_of_many_is_not_so_of_all(ask: Asked) -> None:
    assert ask("Do many patients benefit from individual psychotherapy alone?").boolean is True
    assert ask("Do all patients benefit from individual psychotherapy alone?").boolean is False


def test_courtesy_is_no_part_of_the_question(ask: Asked) -> None:
    assert labels(ask("I'd like to know who edited the Textbook of Psychoanalysis")) == labels(
        ask("Who edited the Textbook of Psychoanalysis?")
    )
