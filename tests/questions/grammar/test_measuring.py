"""Statements of how much."""

import pytest

from tests.questions.asking import Asked


@pytest.mark.parametrize(
    ("often", "truth"),
    [("twice a week", True), ("three times a week", True), ("twice a day", None), ("three times a day", None)],
)
def test_how_often_is_told_in_the_period_that_the_text_counts_by(ask: Asked, often: str, truth: bool | None) -> None:
    assert ask(f"Are sessions held {often}?").boolean is truth


def test_how_many_there_are_may_be_what_is_known_or_not(ask: Asked) -> None:
    assert ask("Is it known at the outset how many sessions are needed?").boolean is False


@pytest.mark.parametrize(
    "question",
    [
        "Does therapy take place once a week?",
        "Do patients come twice a week?",
        "Does the patient see the therapist three times a week?",
        "Are sessions weekly?",
    ],
)
def test_how_often_one_comes_to_it_is_how_often_it_is_held(ask: Asked, question: str) -> None:
    assert ask(question).boolean is True


@pytest.mark.parametrize(
    "question",
    [
        "Do patients come five times a week?",
        "Do friends come once a week?",
        "Does group therapy take place once a week?",
        "Does treatment take two weeks?",
        "Is medication taken twice a week?",
        "Does the therapist listen once a week?",
    ],
)
def test_how_often_something_else_is_or_for_how_long_is_not_said(ask: Asked, question: str) -> None:
    assert ask(question).boolean is None
