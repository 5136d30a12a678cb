"""Readings use every word, and join only what the graph can join."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels, workshop_with


@pytest.mark.parametrize(
    "question",
    [
        "Which tools cut oak xyzzy?",
        "Which xyzzy tools cut oak?",
        "Does the fretsaw xyzzy cut oak?",
        "What is the xyzzy of a fretsaw?",
        "How many tools cut xyzzy?",
        "Which sentence says xyzzy?",
        "xyzzy",
    ],
)
def test_a_word_that_is_not_known_is_named_and_never_passed_over(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert answer.status is Status.NOT_UNDERSTOOD
    assert "“xyzzy”" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Which tools cut oak and the joiner?",
        "Which tools cut oak slate hermit?",
        "Which steel tools cut oak?",
        "Does the joiner cut the apprentice?",
        "fretsaw joiner oak",
        "Which 7 of 9 tools cut oak?",
    ],
)
def test_known_words_that_do_not_fit_together_are_not_answered(workshop: Asked, question: str) -> None:
    assert workshop(question).status is not Status.ANSWERED


def test_a_verb_with_two_senses_is_taken_in_the_one_that_the_graph_speaks_of(workshop: Asked) -> None:
    assert workshop("Which tools mark steel?").reading == "tool that scratches steel"
    assert workshop("Which tools mark oak?").reading == "tool that stains oak"


def test_a_verb_with_two_senses_gives_what_holds_in_either() -> None:
    asked = workshop_with("ex:c3 { ex:saw ex:scratches ex:oak . }")
    answer = asked("Which tools mark oak?")
    assert set(labels(answer)) == {"colour brush", "fretsaw"}
    assert asked.given_by(answer) == {item.iri for item in answer.items}


def test_two_readings_that_are_as_good_are_both_shown_and_neither_is_guessed() -> None:
    asked = workshop_with("""
        ex:thin a ex:Tool ; skos:prefLabel "thin plane"@en ; skos:altLabel "plane"@en .
        ex:wide a ex:Tool ; skos:prefLabel "wide plane"@en ; skos:altLabel "plane"@en .
        ex:c3 { ex:thin ex:cuts ex:oak . ex:wide ex:cuts ex:slate . }
    """)
    answer = asked("What does the plane cut?")
    assert answer.status is Status.NOT_UNDERSTOOD
    assert answer.items == ()
    assert set(answer.suggestions) == {"What is cut by thin plane?", "What is cut by wide plane?"}


def test_of_two_readings_the_one_that_has_an_answer_is_taken() -> None:
    asked = workshop_with("""
        ex:thin a ex:Tool ; skos:prefLabel "thin plane"@en ; skos:altLabel "plane"@en .
        ex:wide a ex:Tool ; skos:prefLabel "wide plane"@en ; skos:altLabel "plane"@en .
        ex:c3 { ex:wide ex:cuts ex:slate . }
    """)
    assert labels(asked("What does the plane cut?")) == ["slate"]


@pytest.mark.parametrize("question", ["What comes before rough sawing?", "Which step comes before rough sawing?"])
def test_what_comes_before_the_first_is_not_answered_with_what_comes_after_it(workshop: Asked, question: str) -> None:
    assert workshop(question).status is not Status.ANSWERED
    assert labels(workshop(question.replace("rough sawing", "fine sanding"))) == ["rough sawing"]


@pytest.mark.parametrize(
    "question",
    [
        "Why is psychodynamic psychotherapy based on psychoanalysis?",
        "When is psychodynamic psychotherapy based on psychoanalysis?",
        "Why is psychoanalysis different?",
    ],
)
def test_no_why_and_no_when_asks_about_what_a_thing_is_by_its_nature(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_who_does_it_is_no_answer_to_a_passive_with_a_preposition(ask: Asked) -> None:
    assert "patient" not in labels(ask("What is gained from therapy?"))


def test_a_passive_that_the_lexicon_has_goes_before_one_that_is_made(ask: Asked) -> None:
    assert labels(ask("What cannot be estimated?")) == ["number of sessions"]
    assert labels(ask("What cannot be estimated at the outset?")) == ["number of sessions"]


def test_who_stands_before_a_verb_does_it(ask: Asked) -> None:
    assert ask("Which therapy borrows from the other?").status is not Status.ANSWERED
