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


@pytest.mark.parametrize("who", ["people", "patients"])
@pytest.mark.parametrize("verb", ["seek", "come to"])
def test_why_is_asked_of_what_people_seek(ask: Asked, who: str, verb: str) -> None:
    assert "anxiety" in labels(ask(f"Why do {who} {verb} psychodynamic psychotherapy?"))


def test_why_asks_nothing_of_a_kind_that_the_question_only_names(ask: Asked) -> None:
    """People do not seek a therapy for the reasons for which medication is added to it."""
    assert ask("Why is medication added to therapy?").status is not Status.ANSWERED


@pytest.mark.parametrize("question", ["What inspires people to begin treatment?", "Why do people stop therapy?"])
def test_a_verb_that_says_only_that_there_is_something_makes_no_reading(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED
