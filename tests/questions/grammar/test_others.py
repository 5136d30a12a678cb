import pytest

from psykg.questions.grammar.others import one_by_one
from psykg.questions.grammar.reader import Reader
from tests.questions.asking import Asked


def _told(workshop: Asked, text: str) -> str:
    return one_by_one(text, Reader(workshop.schema, workshop.lexicon, workshop.background))


def test_the_others_of_a_kind_are_named_one_by_one(workshop: Asked) -> None:
    told = _told(workshop, "does rough sawing come before the other steps")
    assert told == "does rough sawing come before fine sanding and oiling"


def test_what_follows_the_others_stays_behind_them(workshop: Asked) -> None:
    told = _told(workshop, "does oak take all the other steps after oiling")
    assert told == "does oak take fine sanding and rough sawing after oiling"


@pytest.mark.parametrize(
    "text",
    [
        "do they come before the other steps",
        "does rough sawing come before fine sanding or the other steps",
        "does rough sawing come before the other ones",
        "does rough sawing come before the other planets",
    ],
)
def test_where_it_is_not_clear_of_which_others_it_is_told_they_stay(workshop: Asked, text: str) -> None:
    assert _told(workshop, text) == text


def test_of_a_kind_with_many_members_the_others_are_not_told_one_by_one(ask: Asked) -> None:
    reader = Reader(ask.schema, ask.lexicon, ask.background)
    text = "does insight come before the other activities"
    assert one_by_one(text, reader) == text


def test_what_is_said_of_one_of_the_others_is_no_yes_for_all(ask: Asked) -> None:
    assert ask("Is the termination phase as important as the other phases?").boolean is True
    assert ask("Is the middle phase as important as the other phases?").boolean is None
