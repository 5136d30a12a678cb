"""What its parts tell together names the whole: distress, and the therapy in which it comes."""

import pytest

from tests.questions.asking import Asked, labels, workshop_with

_SPLINTERS = """
    psykg:concerns rdfs:domain psykg:Concept .
    ex:owner a ex:Person ; skos:prefLabel "owner"@en .
    ex:splinters a ex:Matter ; skos:prefLabel "splintering"@en ; skos:hiddenLabel "splinters"@en .
    ex:belongsTo a owl:ObjectProperty ; skos:prefLabel "belongs to"@en .
    ex:rushed a ex:Matter ; skos:prefLabel "hasty end"@en ; psykg:concerns ex:splinters , ex:sawing {mark} .
    ex:asksFor a owl:ObjectProperty ; skos:prefLabel "asks for"@en ; rdfs:domain ex:Matter ; rdfs:range ex:Tool ;
        psykg:verbForm "ask for"@en .
    ex:rushed a psykg:Concept . ex:splinters a psykg:Concept . ex:owner a psykg:Concept .
    ex:c3 {{ ex:rushed ex:asksFor ex:brush . }}
"""


def test_parts_side_by_side_name_the_whole_that_the_graph_marks() -> None:
    marked = workshop_with(_SPLINTERS.format(mark="; psykg:isToldByParts true"))
    assert labels(marked("What does splintering in rough sawing ask for?")) == ["colour brush"]
    assert labels(marked("What does rough sawing with splinters ask for?")) == ["colour brush"]


def test_without_the_mark_parts_are_only_parts() -> None:
    unmarked = workshop_with(_SPLINTERS.format(mark=""))
    assert not unmarked("What does splintering in rough sawing ask for?").items


def test_parts_joined_by_and_are_two_things() -> None:
    marked = workshop_with(_SPLINTERS.format(mark="; psykg:isToldByParts true"))
    assert not marked("What do splintering and rough sawing ask for?").items


@pytest.mark.parametrize(
    "question",
    [
        "What can be done if somebody gets distressed in expressive therapy?",
        "What can be done when a patient in exploratory treatment is distressed?",
        "What can be done when she experiences distress during exploratory therapy?",
    ],
)
def test_somebody_in_a_therapy_who_gets_distressed_is_in_distress_during_it(ask: Asked, question: str) -> None:
    assert labels(ask(question)) == ["temporary supportive approach"]
