"""Links that make up one meaning, and heaps that do not."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    "question",
    ["Why is the therapist neutral?", "Why does the therapist listen?", "Why does the therapist identify patterns?"],
)
def test_why_asks_of_what_is_told_and_not_of_who_does_it(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_why_is_asked_of_what_people_seek(ask: Asked) -> None:
    assert "anxiety" in labels(ask("Why do people seek psychodynamic psychotherapy?"))


@pytest.mark.parametrize("question", ["What inspires people to begin treatment?", "Why do people stop therapy?"])
def test_a_verb_that_says_only_that_there_is_something_makes_no_reading(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED
