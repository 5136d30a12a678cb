"""What is so of one thing and not of another."""

import pytest

from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    "question",
    [
        "Which tools does the joiner use that the apprentice does not?",
        "Which tools does the joiner use that the apprentice does not use?",
        "Which tools does the joiner use but not the apprentice?",
    ],
)
def test_a_difference_is_what_one_has_and_the_other_is_not_said_to_have(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert labels(answer) == ["chisel", "colour brush"]
    assert "does not say" in answer.text


def test_what_one_does_not_share_with_the_other_is_a_difference(ask: Asked) -> None:
    found = labels(ask("aims of supportive therapy not shared by expressive therapy"))
    assert found == labels(ask("Which goals does supportive therapy have that expressive therapy does not?"))
    assert "relief of immediate distress" in found


@pytest.mark.parametrize(
    ("question", "found", "other"),
    [
        ("Which goals are found only in supportive therapy?", "general stability in life", "expressive therapy"),
        ("Which goals are unique to expressive therapy?", "development of insight", "supportive therapy"),
        ("Which goals belong to supportive therapy alone?", "general stability in life", "expressive therapy"),
        ("Which activities are done only in the middle phase?", "free expression", "termination phase"),
    ],
)
def test_only_sets_apart_what_there_is_beside(ask: Asked, question: str, found: str, other: str) -> None:
    answer = ask(question)
    assert found in labels(answer)
    assert other in answer.text.partition("does not say")[2]


def test_those_of_one_but_not_of_the_other_may_be_told_in_a_clause(ask: Asked) -> None:
    found = labels(ask("goals that expressive therapy has but supportive therapy does not"))
    assert found == ["development of insight", "relief of symptoms"]
