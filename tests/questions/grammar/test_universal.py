"""Statements of all of a kind, or of one that is not named."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked


@pytest.mark.parametrize(
    "question",
    [
        "Are both organizations in New York?",
        "Were both books published in Chicago?",
        "Do the phases involve insight?",
        "Are there more than two phases?",
    ],
)
def test_what_is_so_of_one_is_no_yes_for_all_or_more(ask: Asked, question: str) -> None:
    assert ask(question).boolean is None


def test_all_in_a_name_is_not_said_of_all(ask: Asked) -> None:
    assert ask("Is feeling lonely all the time a reason to go to therapy?").boolean is True
    assert ask("Are all patients lonely?").boolean is None


def test_the_end_of_a_name_says_all_of_nothing(ask: Asked) -> None:
    assert ask("Do therapist and patient agree on the goals?").boolean is True
    assert ask("Do the therapies aim at insight?").boolean is None


def test_one_of_a_kind_that_was_not_spoken_of_could_be_any(ask: Asked) -> None:
    assert ask("Was the book published in 1984?").status is not Status.ANSWERED
    assert ask("Was the textbook published in 1984?").boolean is False
    assert ask("Was the article written by Susan Fine?").boolean is True


def test_a_name_of_several_is_not_said_of_all_that_its_first_word_could_be(ask: Asked) -> None:
    assert ask("Do the goals of treatment depend on the method?").boolean is True
    assert ask("Do the phases depend on the method?").boolean is None


def test_a_name_that_begins_with_a_kind_names_one_thing(ask: Asked) -> None:
    assert ask("Is the relationship between therapist and patient considered important?").boolean is True
