"""What a clause that asks for a list selects."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


def test_a_list_of_what_is_not_said_is_told_as_that(workshop: Asked) -> None:
    answer = workshop("Which tools do not cut oak?")
    assert labels(answer) == ["colour brush"]
    assert answer.text == "Of colour brush the article does not say that it cuts oak."


def test_a_list_of_what_is_denied_is_told_as_denied(workshop: Asked) -> None:
    answer = workshop("Which tools do not cut slate?")
    assert labels(answer) == ["chisel"]
    assert answer.text == "The article denies that chisel cuts slate."
    assert answer.items[0].sources == ("p1s11",)


def test_a_no_about_everything_else_in_the_world_is_no_answer(workshop: Asked) -> None:
    assert workshop("Who does not use the chisel?").status is not Status.ANSWERED


def test_a_number_that_the_question_takes_for_granted_must_be_right(workshop: Asked) -> None:
    assert labels(workshop("Which three tools does the joiner use?")) == ["fretsaw", "chisel", "colour brush"]
    assert workshop("Which two tools does the joiner use?").status is Status.NOT_IN_GRAPH


def test_the_noun_of_several_labels_asks_for_the_things_that_have_it(ask: Asked) -> None:
    found = labels(ask("Which disturbances does medication manage?"))
    assert set(found) == {"disturbance of anxiety level", "disturbance of mood", "disturbance of thinking"}


def test_the_name_of_a_thing_asks_for_it_and_its_forms_and_nothing_else(ask: Asked) -> None:
    assert "insight into the therapeutic experience" in labels(ask("Which insight is gained in the termination phase?"))
    assert ask("Which drugs are used in the evaluation phase?").status is not Status.ANSWERED


def test_a_number_in_a_name_does_not_say_how_many_are_asked_for(ask: Asked) -> None:
    assert labels(ask("What illustrates the mixing of the two methods?")) == ["temporary supportive approach"]


def test_what_a_clause_behind_it_ends_with_is_not_asked_for(ask: Asked) -> None:
    found = labels(ask("List the wishes that bring people to therapy."))
    assert found == ["desire for more success in love", "desire for more success in work"]


def test_two_of_many_are_asked_for_as_all(ask: Asked) -> None:
    assert len(ask("List two goals of supportive therapy").items) == 5


@pytest.mark.parametrize(
    "question",
    ["Whose efforts failed to bring a stable resolution?", "Who was unable to help?", "Whose help was not sufficient?"],
)
def test_who_did_not_bring_it_about_is_told_in_many_words(ask: Asked, question: str) -> None:
    assert labels(ask(question)) == ["friends and family members", "patient"]


@pytest.mark.parametrize("question", ["do not involve insight or listening", "involve neither insight nor listening"])
def test_what_is_neither_one_nor_the_other_is_not_either_of_them(ask: Asked, question: str) -> None:
    assert labels(ask(f"Which phases {question}?")) == ["evaluation phase"]


@pytest.mark.parametrize("question", ["Which methods of treatment are there?", "Name the two types of treatment"])
def test_the_forms_of_treatment_are_those_of_the_treatment_that_the_text_is_about(ask: Asked, question: str) -> None:
    assert set(labels(ask(question))) == {"expressive therapy", "supportive therapy"}


def test_what_has_something_is_not_named_by_it(ask: Asked) -> None:
    assert labels(ask("Which therapies have insight as a goal?")) == ["expressive therapy"]


@pytest.mark.parametrize("when", ["in the termination phase", "at the end of therapy"])
@pytest.mark.parametrize("verb", ["understood", "identified"])
def test_a_noun_and_a_verb_may_each_say_something_of_what_is_asked_for(ask: Asked, verb: str, when: str) -> None:
    found = labels(ask(f"Which feelings are {verb} {when}?"))
    assert found == ["change", "loss", "maturation", "separation"]


def test_a_noun_behind_which_is_asked_for_and_no_part_of_what_is_done(ask: Asked) -> None:
    assert "termination phase" not in labels(ask("Which feelings are understood as treatment ends?"))


def test_what_people_could_not_do_is_told_with_whose_help(ask: Asked) -> None:
    for question in ("What could people not find?", "What did people fail to find with the help of friends?"):
        assert labels(ask(question)) == ["stable resolution"]
