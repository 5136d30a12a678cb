"""Yes, no with the reason, or neither."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


def test_yes_repeats_the_statement_no_firmer_than_it_is_made(workshop: Asked) -> None:
    answer = workshop("Does the fretsaw cut oak?")
    assert (answer.kind, answer.boolean, answer.text) == ("boolean", True, "Yes. As a rule, fretsaw cuts oak.")
    assert answer.reading == "whether fretsaw cuts oak"


def test_the_statement_is_the_item_with_its_sources(workshop: Asked) -> None:
    (item,) = workshop("Is the chisel made of steel?").items
    assert (item.iri, item.label, item.sources) == (None, "chisel is made of steel", ("p1s11",))


def test_there_being_such_a_thing_is_shown_by_what_there_is(workshop: Asked) -> None:
    answer = workshop("Are there tools that cut slate?")
    assert answer.boolean is True
    assert [item.label for item in answer.items] == ["fretsaw"]


def test_as_many_as_the_question_says_or_not(workshop: Asked) -> None:
    assert workshop("Does the joiner use three tools?").boolean is True
    no = workshop("Does the joiner use four tools?")
    assert no.boolean is False
    assert len(no.items) == 3


def test_another_year_than_the_one_given_is_a_no_that_gives_it(workshop: Asked) -> None:
    answer = workshop("Was the chisel invented in 1750?")
    assert answer.boolean is False
    assert "1650" in answer.text


def test_a_year_of_what_has_none_is_left_open(workshop: Asked) -> None:
    assert workshop("Was the colour brush invented in 1750?").status is not Status.ANSWERED


def test_a_relation_that_says_not_is_a_no_to_what_it_denies(ask: Asked) -> None:
    answer = ask("Does the therapist need to accept the sexual nature of unconscious conflict?")
    assert answer.boolean is False
    assert answer.text.startswith("No. The therapist need not accept ")


def test_what_is_said_of_two_has_to_hold_of_each(workshop: Asked) -> None:
    assert workshop("Do the fretsaw and the chisel cut oak?").boolean is True
    assert workshop("Do the fretsaw and the chisel cut slate?").boolean is not True


def test_of_one_thing_or_another_it_is_told_of_which_it_is_so_and_yes_if_of_each(workshop: Asked) -> None:
    answer = workshop("Does the fretsaw or the chisel cut slate?")
    assert (answer.boolean, labels(answer)) == (None, ["fretsaw"])
    assert workshop.given_by(answer) == {item.iri for item in answer.items}
    assert workshop("Does the fretsaw or the chisel cut oak?").boolean is True


def test_a_choice_of_kinds_is_not_read(ask: Asked) -> None:
    assert ask("Is Textbook of Psychoanalysis a book or a chapter?").boolean is None


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Does Systems of Psychotherapy have one author?", False),
        ("Does the article have one author?", True),
        ("Is there just one goal of expressive therapy?", False),
        ("Is insight one of the goals of expressive therapy?", True),
    ],
)
def test_one_is_one_and_no_more(ask: Asked, question: str, truth: bool) -> None:
    assert ask(question).boolean is truth


def test_what_a_verb_denies_may_be_what_somebody_refrains_from(ask: Asked) -> None:
    assert ask("Does the therapist criticize the patient?").boolean is False
    assert ask("Does the patient criticize the therapist?").status is Status.NOT_IN_GRAPH
    reading = ask("Does the therapist criticize the patient?").reading
    assert reading == "whether it is not so that the therapist listens without criticism to the patient"


def test_what_a_participle_is_done_with_may_be_left_out(ask: Asked) -> None:
    assert ask("May drugs be prescribed?").boolean is True
    assert labels(ask("Which medication is prescribed?")) == ["psychotropic medication"]
    assert ask("When was psychoanalysis founded?").status is not Status.ANSWERED


def test_what_need_not_be_may_be(ask: Asked) -> None:
    assert ask("Do psychodynamic psychotherapists accept Freud's view?").boolean is False
    for question in ("Can psychodynamic psychotherapists accept Freud's view?", "Can friends help?"):
        assert ask(question).status is Status.NOT_IN_GRAPH
    assert ask("Do friends help?").status is Status.NOT_IN_GRAPH
    assert ask("Can the number of sessions be estimated at the outset?").boolean is False


def test_of_what_was_so_it_is_not_said_that_it_still_is(ask: Asked) -> None:
    assert ask("Are childhood ways of coping still useful?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Is relief of symptoms the only goal of expressive therapy?", False),
        ("Is insight the only goal of expressive therapy?", False),
        ("Are sadness and anxiety the only reasons people seek therapy?", False),
        ("Is Susan Fine the only author of the article?", True),
        ("Is expressive therapy the only form of psychodynamic psychotherapy?", False),
    ],
)
def test_nothing_is_the_only_one_beside_others_and_all_there_are_of_a_whole_list_is(
    ask: Asked, question: str, truth: bool
) -> None:
    answer = ask(question)
    assert answer.boolean is truth
    assert ask.given_by(answer) is truth


def test_of_a_list_that_the_text_does_not_call_whole_nothing_is_known_to_be_the_only_one(ask: Asked) -> None:
    assert ask("Is relief from emotional pain the only goal of psychodynamic psychotherapy?").boolean is None


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Does the evaluation always take one session?", False),
        ("Do sessions always last 50 minutes?", False),
        ("Does everyone benefit from individual psychotherapy alone?", False),
        ("Does the therapist always remain neutral?", None),
        ("Do all phases involve insight?", None),
    ],
)
def test_what_is_so_of_some_or_as_a_rule_is_not_always_so(ask: Asked, question: str, truth: bool | None) -> None:
    answer = ask(question)
    assert answer.boolean is truth
    assert truth is None or ask.given_by(answer) is truth


@pytest.mark.parametrize("question", ["Must the patient speak freely?", "Must insight be gained?"])
def test_what_is_so_need_not_be_so(ask: Asked, question: str) -> None:
    assert ask(question).boolean is None
