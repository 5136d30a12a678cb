"""How long and how often."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, workshop_with


def test_a_range_is_given_with_its_unit(workshop: Asked) -> None:
    answer = workshop("What is the drying time?")
    assert answer.kind == "number"
    assert [item.value for item in answer.items] == ["2 to 3 days"]


def test_a_single_number_is_no_range() -> None:
    asked = workshop_with("""
        ex:setting a ex:Matter ; skos:prefLabel "setting time"@en .
        ex:hour a psykg:Schedule ; skos:prefLabel "setting of four hours"@en .
        ex:c3 { ex:hour psykg:concerns ex:setting ; schema:minValue 4 ; schema:maxValue 4 ; schema:unitText "hours" . }
    """)
    assert asked("What is the setting time?").text == "The setting time is 4 hours."


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Is the drying time 2 days?", True),
        ("Is the drying time 2 to 3 days?", True),
        ("Is the drying time 5 days?", None),
        ("Is the drying time 1 to 3 days?", None),
        ("Is the drying time 2 minutes?", None),
    ],
)
def test_numbers_within_the_range_and_in_its_unit_are_a_yes_others_are_left_open(
    workshop: Asked, question: str, truth: bool | None
) -> None:
    assert workshop(question).boolean is truth


def test_outside_of_the_range_it_is_told_what_the_article_does_say(workshop: Asked) -> None:
    answer = workshop("Is the drying time 5 days?")
    assert answer.status is Status.NOT_IN_GRAPH
    assert "as a rule 2 to 3 days" in answer.text


@pytest.mark.parametrize(
    "question", ["How long is a session?", "How long do sessions last?", "what is the length of sessions"]
)
def test_the_length_of_sessions_is_found_in_many_ways(ask: Asked, question: str) -> None:
    assert [item.value for item in ask(question).items] == ["45 to 50 minutes"]
