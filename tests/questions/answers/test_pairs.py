"""Two things side by side."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels, workshop_with


def test_both_are_named_with_what_they_share_unless_only_the_difference_is_asked_for(workshop: Asked) -> None:
    shared = "Of both fretsaw and chisel it is said that each cuts oak."
    assert shared in workshop("Compare the fretsaw and the chisel").text
    assert shared not in workshop("What is the difference between the fretsaw and the chisel?").text


def test_each_value_says_whose_it_is(workshop: Asked) -> None:
    whose = {item.label: item.value for item in workshop("Compare the fretsaw and the chisel").items}
    assert whose == {"oak": "fretsaw and chisel", "slate": "fretsaw", "steel": "chisel"}


def test_the_two_that_the_article_sets_against_each_other_are_told_apart(ask: Asked) -> None:
    text = ask("How does expressive therapy differ from supportive therapy?").text
    assert text.startswith("Expressive therapy contrasts with")
    assert "Expressive therapy has exploration as a manner, whereas supportive therapy has closeness" in text


def test_what_is_said_of_one_and_denied_of_the_other_is_told(ask: Asked) -> None:
    text = ask("Contrast the therapist with other well-intentioned people.").text
    assert "objective listening, which the article denies of other well-intentioned people." in text


def test_what_is_said_of_both_rests_on_the_sentences_of_both(workshop: Asked) -> None:
    oak = next(item for item in workshop("Compare the fretsaw and the chisel").items if item.label == "oak")
    assert set(oak.sources) == {"p1s2", "p1s10", "p1s11"}


def test_what_a_user_adds_is_compared_without_a_reasoner() -> None:
    asked = workshop_with("""
        ex:awl a ex:Tool ; skos:prefLabel "awl"@en . ex:gimlet a ex:Tool ; skos:prefLabel "gimlet"@en .
        ex:horn a ex:Material ; skos:prefLabel "horn"@en .
        ex:c3 { ex:awl ex:cuts ex:horn . ex:gimlet ex:cuts ex:horn . }
    """)
    assert "horn" in asked("Compare the awl and the gimlet").text


def test_what_two_have_in_common_is_no_more_than_what_is_said_of_both(workshop: Asked) -> None:
    for question in (
        "What do the fretsaw and the chisel have in common?",
        "What does the fretsaw share with the chisel?",
    ):
        answer = workshop(question)
        assert labels(answer) == ["oak"]
        assert workshop.given_by(answer) == {item.iri for item in answer.items}


def test_what_the_text_calls_common_ground_goes_before_all_that_is_alike(ask: Asked) -> None:
    shared = labels(ask("What do psychoanalysis and psychodynamic psychotherapy have in common?"))
    assert shared == ["unconscious origin of emotional problems"]


def test_of_two_with_nothing_in_common_nothing_is_said(workshop: Asked) -> None:
    assert workshop("What do oak and the joiner have in common?").status is not Status.ANSWERED


def test_a_difference_lists_what_is_said_of_one_and_something_else_of_the_other(ask: Asked) -> None:
    answer = ask("How does expressive therapy differ from supportive therapy?")
    assert {"exploration", "closeness to the surface"} < set(labels(answer))
    assert "psychodynamic psychotherapy" not in labels(answer)
    assert ask.given_by(answer) == {item.iri for item in answer.items}


def test_a_difference_lists_what_is_denied_of_the_other(ask: Asked) -> None:
    answer = ask("How is the therapist different from friends and family?")
    assert labels(answer) == ["absence of criticism", "objective listening"]
    assert ask.given_by(answer) == {item.iri for item in answer.items}


def test_what_the_text_calls_a_point_of_difference_is_one(ask: Asked) -> None:
    answer = ask("What is the difference between psychodynamic psychotherapy and psychoanalysis?")
    assert labels(answer) == ["sexual nature of unconscious conflict"]
    assert "differ in sexual nature of unconscious conflict." in answer.text
    assert ask.given_by(answer) == {item.iri for item in answer.items}


@pytest.mark.parametrize(("other", "told"), [("psychoanalysis", True), ("supportive therapy", False)])
def test_only_what_both_differ_in_is_a_point_of_difference(ask: Asked, other: str, *, told: bool) -> None:
    answer = ask(f"What is the difference between psychodynamic psychotherapy and {other}?")
    assert ("differ in" in answer.text) is told


def test_a_point_of_difference_is_nothing_in_common(ask: Asked) -> None:
    answer = ask("What are the similarities between psychoanalysis and psychodynamic psychotherapy?")
    assert labels(answer) == ["unconscious origin of emotional problems"]


def test_two_of_which_nothing_alike_is_said_are_not_compared(ask: Asked) -> None:
    assert ask("difference between psychodynamic psychotherapy and group therapy").status is not Status.ANSWERED
