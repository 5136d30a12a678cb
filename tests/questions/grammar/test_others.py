import pytest

from psykg.questions.grammar.others import both_by_name, one_by_one
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


def test_both_things_that_a_text_is_about_are_told_by_their_names(ask: Asked) -> None:
    reader = Reader(ask.schema, ask.lexicon, ask.background)
    names = "expressive therapy and supportive therapy"
    assert both_by_name("how do the two methods differ", reader) == f"how do {names} differ"
    assert both_by_name("are both therapies separate", reader) == f"are both {names} separate"
    assert both_by_name("compare the two methods of treatment", reader) == f"compare {names}"


@pytest.mark.parametrize(
    "text", ["what are the two methods", "which of the two methods is exploratory", "how do the two phases differ"]
)
def test_where_they_are_asked_for_or_others_are_meant_they_are_not_named(ask: Asked, text: str) -> None:
    assert both_by_name(text, Reader(ask.schema, ask.lexicon, ask.background)) == text


def test_of_a_text_about_something_else_no_two_are_named(workshop: Asked) -> None:
    text = "how do the two steps differ"
    assert both_by_name(text, Reader(workshop.schema, workshop.lexicon, workshop.background)) == text
