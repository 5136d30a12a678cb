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
