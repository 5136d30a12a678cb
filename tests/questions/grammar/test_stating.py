"""The statements that the words of a clause can make."""

import pytest

from tests.questions.asking import Asked


def test_to_have_phases_is_not_to_be_a_phase(ask: Asked) -> None:
    assert ask("Does supportive therapy have phases?").boolean is not False


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Is supportive therapy a kind of psychodynamic psychotherapy?", True),
        ("Is psychodynamic psychotherapy a kind of supportive therapy?", None),
        ("Is the evaluation phase part of psychodynamic psychotherapy?", True),
        ("Is psychodynamic psychotherapy part of the evaluation phase?", None),
    ],
)
def test_a_kind_or_a_part_is_not_what_it_is_a_kind_or_a_part_of(ask: Asked, question: str, truth: bool | None) -> None:
    assert ask(question).boolean is truth


def test_a_thing_is_no_goal_because_something_may_be_its_goal(ask: Asked) -> None:
    assert ask("Is medication a goal?").boolean is None
    assert ask("Is development of insight a goal?").boolean is True


def test_a_verb_behind_its_subject_is_not_passed_over(ask: Asked) -> None:
    """“Show the end of” is a verb; without it, what shows the end would have to be the end."""
    assert ask("Does reduction of symptoms show the end of therapy?").boolean is True
    assert ask("Does the middle phase show insight?").boolean is None


def test_what_something_is_is_not_what_something_of_it_is(ask: Asked) -> None:
    """Some outcome belongs to the patient, who is none."""
    assert ask("Is the patient an outcome?").boolean is None
