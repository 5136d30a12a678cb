"""What is asked for by a word in its name."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which steps have to do with sawing?", {"rough sawing"}),
        ("Which steps are related to sawing or oiling?", {"rough sawing", "oiling"}),
        ("Which steps concern sanding?", {"fine sanding"}),
    ],
)
def test_what_has_to_do_with_a_word_has_it_in_its_name(workshop: Asked, question: str, found: set[str]) -> None:
    answer = workshop(question)
    assert set(labels(answer)) == found
    assert workshop.given_by(answer) == {item.iri for item in answer.items}


def test_the_reading_says_that_it_goes_by_the_name(workshop: Asked) -> None:
    answer = workshop("Which steps have to do with sawing?")
    assert answer.reading == "step that has “sawing” in its name"


def test_only_what_is_asked_for_is_looked_through(workshop: Asked) -> None:
    assert workshop("Which tools have to do with sawing?").status is not Status.ANSWERED


def test_the_word_goes_with_what_else_is_asked(ask: Asked) -> None:
    found = labels(ask("Which reasons for seeking therapy have to do with work or love?"))
    assert set(found) == {"desire for more success in work", "desire for more success in love"}


def test_a_word_that_stands_in_no_name_is_named_as_unknown(workshop: Asked) -> None:
    assert "“money”" in workshop("Which steps have to do with money?").text


def test_several_words_name_what_is_asked_for(ask: Asked) -> None:
    answer = ask("Which reasons for going to therapy have to do with feeling alone?")
    assert set(labels(answer)) == {"persistent isolation", "persistent loneliness"}
    assert answer.reading
    assert answer.reading.endswith("is meant by “feeling alone”")
