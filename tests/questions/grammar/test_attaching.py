"""What joins a term that no verb joins, and what does not."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


def test_a_phase_is_told_of_what_somebody_does_and_not_of_them(ask: Asked) -> None:
    assert ask("Does the patient speak freely in the middle phase?").boolean is True
    assert ask("Does the patient speak freely in the evaluation phase?").status is not Status.ANSWERED
    assert ask("What does the patient gain in the evaluation phase?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "Does the patient agree on goals before treatment?",
        "What is discussed after treatment?",
        "What happens before the evaluation phase?",
        "Does the therapist listen before treatment?",
        "Does treatment end before symptoms are reduced?",
    ],
)
def test_a_before_or_after_is_never_passed_over(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_the_main_subject_may_be_named_by_its_kind(ask: Asked) -> None:
    assert labels(ask("What are the phases of treatment?")) == labels(
        ask("What are the phases of psychodynamic psychotherapy?")
    )


def test_who_acts_stands_before_the_verb(ask: Asked) -> None:
    assert "reasons for seeking treatment" in labels(ask("What does the client discuss in the evaluation phase?"))
    assert ask("What strengthens the therapist?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What does psychodynamic psychotherapy relieve?", ["emotional pain"]),
        ("What does supportive therapy prevent?", ["further discomfort"]),
    ],
)
def test_a_verb_that_names_a_goal_asks_for_what_the_goal_is_about(ask: Asked, question: str, found: list[str]) -> None:
    answer = ask(question)
    assert labels(answer) == found
    assert ask.given_by(answer) == {item.iri for item in answer.items}


def test_what_is_done_after_a_phase_is_done_in_a_later_one(ask: Asked) -> None:
    assert labels(ask("What is the patient asked to do after the evaluation?")) == ["free expression"]
    assert "free expression" not in labels(ask("What does the therapist do before the middle phase?"))


@pytest.mark.parametrize(
    "question",
    [
        "What are the elements of psychodynamic psychotherapy?",
        "What is the goal of the patient?",
    ],
)
def test_whose_something_is_is_not_passed_over(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_what_an_adjective_is_for_is_not_passed_over(ask: Asked) -> None:
    assert set(labels(ask("What is necessary for effective choices?"))) == {"independence", "maturity"}
    assert ask("What is necessary for therapy?").status is not Status.ANSWERED


def test_what_comes_after_is_what_is_done_and_not_who_does_it(ask: Asked) -> None:
    found = labels(ask("What is the patient asked to do after the goals have been agreed?"))
    assert found == ["free expression"]
    assert ask("What does the patient do after treatment?").status is not Status.ANSWERED
