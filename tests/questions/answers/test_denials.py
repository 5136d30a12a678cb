"""“No” is said for a reason, one of four; where there is none the article leaves it open."""

import pytest

from psykg.questions.answers.answer import Answer, Status
from tests.questions.asking import Asked, workshop_with


def _no(answer: Answer) -> str:
    assert answer.boolean is False
    return answer.text


def test_no_where_the_text_denies_it(workshop: Asked) -> None:
    answer = workshop("Does the chisel cut slate?")
    assert _no(answer) == "No. The article denies that chisel cuts slate."
    assert answer.items[0].sources == ("p1s11",)


def test_no_where_the_text_denies_it_of_the_inverse(workshop: Asked) -> None:
    assert _no(workshop("Is slate cut by the chisel?")) == "No. The article denies that chisel cuts slate."


def test_no_where_an_order_runs_the_other_way(workshop: Asked) -> None:
    text = _no(workshop("Does fine sanding come before rough sawing?"))
    assert text == "No. It is the other way round: rough sawing precedes fine sanding."


def test_no_where_there_can_be_one_only_and_it_is_another(workshop: Asked) -> None:
    assert _no(workshop("Is the chisel made of oak?")) == "No. The article says that chisel is made of steel."


def test_no_where_a_complete_list_lacks_it(workshop: Asked) -> None:
    text = _no(workshop("Does oak take oiling?"))
    assert text.startswith("No. The article gives a complete list, and this is not on it: ")
    assert "oak takes rough sawing" in text
    assert "oak takes fine sanding" in text


def test_that_we_hold_kinds_apart_is_no_reason(workshop: Asked, ask: Asked) -> None:
    assert workshop("Is the fretsaw a material?").status is Status.NOT_IN_GRAPH
    assert ask("Is a therapist a person?").status is Status.NOT_IN_GRAPH


def test_no_where_the_text_names_all_of_a_kind(ask: Asked) -> None:
    text = _no(ask("Is anxiety a phase?"))
    assert text.startswith("No. The article gives a complete list, and this is not on it: ")
    assert "the middle phase" in text


@pytest.mark.parametrize(
    "question",
    [
        "Does the chisel cut plate?",
        "Is the fretsaw made of steel?",
        "Does the apprentice use the chisel?",
        "Does oiling come before fine sanding?",
        "Is the drying time 5 days?",
    ],
)
def test_elsewhere_the_article_does_not_say(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert answer.status is Status.NOT_IN_GRAPH
    assert answer.boolean is None
    assert answer.items == ()


@pytest.mark.parametrize(
    "question",
    [
        "Does the middle phase come after the termination phase?",
        "Does psychodynamic psychotherapy begin with the middle phase?",
        "Did Paul Dewald write the article?",
        "Is expressive therapy wholly separate from supportive therapy?",
        "Is the therapist a phase?",
        "Must the therapist accept the sexual nature of unconscious conflict?",
        "Does psychodynamic psychotherapy have four phases?",
    ],
)
def test_the_article_itself_gives_a_no(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert _no(answer).startswith("No. ")
    assert ask.given_by(answer) is False


def test_to_deny_a_narrower_relation_leaves_the_wider_one_open(workshop: Asked) -> None:
    """That it does not cut steel cleanly does not say that it does not cut it."""
    assert workshop("Does the fretsaw cut steel?").boolean is None


@pytest.mark.parametrize(
    "question",
    ["Did Norcross write Becoming a Psychotherapist?", "Was the Textbook of Psychoanalysis edited by Paul Dewald?"],
)
def test_no_where_a_bibliography_names_all_authors_and_not_this_one(ask: Asked, question: str) -> None:
    assert _no(ask(question)).startswith("No. The article gives a complete list, and this is not on it: ")


def test_what_something_unnamed_is_not_is_no_reason_for_a_no_about_more(ask: Asked) -> None:
    assert ask("Is the final phase as important as the beginning and the middle?").boolean is True


def test_no_by_a_view_that_need_not_be_accepted(ask: Asked) -> None:
    text = (
        "No. The therapist need not accept sexual nature of unconscious conflict, which is the view of Sigmund Freud."
    )
    assert _no(ask("Must therapists agree with Freud?")) == text


def test_no_where_a_text_can_be_one_only_and_is_another() -> None:
    asked = workshop_with("""
        ex:town a owl:DatatypeProperty , owl:FunctionalProperty ; skos:prefLabel "town"@en ; rdfs:domain ex:Person ;
            psykg:linkForm "in"@en ; psykg:verbForm "live in"@en .
        ex:c3 { ex:joiner ex:town "Bath" . ex:hermit ex:town "Wells" }
    """)
    assert _no(asked("Does the joiner live in Wells?")) == "No. The article says that the joiner has Bath as its town."
    assert asked("Does the joiner live in Bath?").boolean is True


def test_a_denial_is_no_firmer_than_the_text(ask: Asked) -> None:
    answer = ask("Are friends and family trained to listen objectively?")
    assert answer.boolean is False
    assert answer.text.startswith("No. Broadly, the article denies")
