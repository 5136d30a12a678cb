"""What the shape of a clause says: active and passive, prepositions, what stands side by side."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import EX, Asked, labels, workshop_with


def test_active_and_passive_ask_the_same(workshop: Asked) -> None:
    active, passive = (
        workshop("Which materials does the fretsaw cut?"),
        workshop("What materials are cut by the fretsaw?"),
    )
    assert set(labels(active)) == set(labels(passive)) == {"oak", "slate"}


def test_the_subject_is_told_from_the_object_by_its_place() -> None:
    asked = workshop_with("""
        ex:teaches a owl:ObjectProperty ; skos:prefLabel "teaches"@en ; rdfs:domain ex:Person ; rdfs:range ex:Person ;
            psykg:verbForm "teach"@en .
        ex:c3 { ex:joiner ex:teaches ex:apprentice . }
    """)
    assert labels(asked("Whom does the joiner teach?")) == ["apprentice"]
    assert labels(asked("Who teaches the apprentice?")) == ["joiner"]
    assert labels(asked("Who is taught by the joiner?")) == ["apprentice"]
    assert asked("Does the joiner teach the apprentice?").boolean is True
    assert asked("Does the apprentice teach the joiner?").status is Status.NOT_IN_GRAPH


def test_a_preposition_that_belongs_to_a_verb_may_stand_at_the_head(workshop: Asked) -> None:
    for question in ("On which materials does the fretsaw act?", "Which materials does the fretsaw act on?"):
        assert set(labels(workshop(question))) == {"oak", "slate"}


def test_concepts_side_by_side_share_their_verb(workshop: Asked) -> None:
    assert {item.iri for item in workshop("What do the fretsaw and the chisel cut?").items} == {
        EX + "oak",
        EX + "slate",
    }


@pytest.mark.parametrize("question", ["Doesn't the chisel cut slate?", "Does the chisel cut slate?"])
def test_a_question_put_in_the_negative_asks_whether_it_is_so(workshop: Asked, question: str) -> None:
    assert workshop(question).boolean is False


@pytest.mark.parametrize("question", ["Does the chisel not cut slate?", "Does the fretsaw never cut oak?"])
def test_whether_something_is_not_so_is_not_read_for_no_could_mean_either(workshop: Asked, question: str) -> None:
    assert workshop(question).status is Status.NOT_UNDERSTOOD


def test_an_adjective_may_leave_its_object_out_and_a_participle_may_not() -> None:
    asked = workshop_with("""
        ex:fitFor a owl:ObjectProperty ; skos:prefLabel "is fit for"@en ; rdfs:domain ex:Tool ; rdfs:range ex:Material ;
            psykg:verbForm "be fit for"@en .
        ex:shapedOn a owl:ObjectProperty ; skos:prefLabel "is shaped on"@en ; rdfs:domain ex:Tool ;
            rdfs:range ex:Material ; psykg:verbForm "be shaped on"@en .
        ex:c3 { ex:brush ex:fitFor ex:oak ; ex:shapedOn ex:steel . }
    """)
    assert asked("Is the colour brush fit?").boolean is True
    assert asked("Is the chisel fit?").status is not Status.ANSWERED
    assert asked("Is the colour brush shaped?").status is Status.NOT_UNDERSTOOD


def test_an_active_verb_has_its_subject_before_it(ask: Asked) -> None:
    assert ask("Does medication alter mood and behavior?").boolean is True
    for question in ("Do mood and behavior alter medication?", "What does growth stimulate?", "What does mood alter?"):
        assert ask(question).status is not Status.ANSWERED


def test_who_trains_is_no_training(ask: Asked) -> None:
    assert ask("Who trains the therapist?").status is not Status.ANSWERED
    assert labels(ask("What is the therapist trained in?"))


def test_a_noun_that_repeats_its_verb_asks_only_whether_there_is_something(ask: Asked) -> None:
    answer = ask("Did ineffective ways of coping once serve a purpose?")
    assert answer.boolean is True
    assert answer.text == "Yes. Ineffective coping once served outlived childhood purpose."


def test_what_stands_side_by_side_ends_where_no_and_follows(ask: Asked) -> None:
    assert ask("Do therapist and patient agree on goals?").boolean is True


def test_a_noun_behind_the_subject_of_a_do_is_its_verb(ask: Asked) -> None:
    assert labels(ask("What does supportive therapy use?")) == ["expressive therapy"]
    assert labels(ask("What is the use of psychotropic medication?")) != []


def test_what_is_important_is_not_what_it_is_important_to(ask: Asked) -> None:
    assert ask("Is the therapeutic dyad important?").boolean is True
    assert ask("Is psychodynamic psychotherapy important?").boolean is None


def test_a_preposition_at_the_end_belongs_to_its_verb(ask: Asked) -> None:
    assert labels(ask("What does psychodynamic psychotherapy begin with?")) == ["evaluation phase"]
    assert ask("What does the evaluation phase begin with?").status is not Status.ANSWERED
