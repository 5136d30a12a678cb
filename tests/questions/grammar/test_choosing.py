"""Choices: which of two it is."""

import pytest

from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which is exploratory, expressive or supportive therapy?", "expressive therapy"),
        ("Which therapy relieves immediate distress, expressive or supportive?", "supportive therapy"),
        ("Which of the two is exploratory, supportive therapy or expressive therapy?", "expressive therapy"),
        ("Who lacks maturity: children or adults?", "child"),
    ],
)
def test_of_two_that_are_offered_behind_a_question_it_is_told_which(ask: Asked, question: str, answer: str) -> None:
    assert labels(ask(question)) == [answer]
