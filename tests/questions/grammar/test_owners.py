"""Whose something is."""

import pytest

from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    "question",
    [
        "Whose view need not be accepted?",
        "Whose view about unconscious conflicts need not be accepted by the therapist?",
    ],
)
def test_whose_view_it_is_holds_it_and_nobody_else_does(ask: Asked, question: str) -> None:
    assert labels(ask(question)) == ["Sigmund Freud"]


def test_whose_with_a_verb_alone_asks_for_who_does_it(ask: Asked) -> None:
    found = labels(ask("Whose help was not enough to solve the person's difficulties?"))
    assert "friends and family members" in found
