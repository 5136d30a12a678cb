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


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Is the drying time usually 2 days?", True),
        ("Is the drying time usually 5 days?", False),
        ("Would a drying time of 5 days be typical?", False),
        ("Is the drying time 5 days?", None),
    ],
)
def test_what_is_usual_is_not_what_lies_outside_of_what_is_usual(question: str, truth: bool | None) -> None:
    asked = workshop_with("psykg:mostly psykg:tellsRule true .")
    assert asked(question).boolean is truth


def test_outside_of_what_is_not_said_as_a_rule_nothing_is_unusual(workshop: Asked) -> None:
    assert workshop("Is the drying time usually 5 days?").boolean is None


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Is a session usually two hours long?", False),
        ("Do sessions usually take an hour?", False),
        ("Are sessions usually 45 minutes long?", True),
        ("Do sessions last an hour?", None),
    ],
)
def test_hours_are_compared_with_minutes(ask: Asked, question: str, truth: bool | None) -> None:
    assert ask(question).boolean is truth


@pytest.mark.parametrize(
    "question", ["How many times a week can a patient have a session at most?", "How often does the patient come?"]
)
def test_who_comes_says_nothing_of_how_often(ask: Asked, question: str) -> None:
    assert [item.value for item in ask(question).items] == ["1 to 3 days per week"]


def test_of_the_sessions_of_another_therapy_nothing_is_said(ask: Asked) -> None:
    assert ask("How often are family therapy sessions held?").status is Status.NOT_IN_GRAPH
