from collections.abc import Callable

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from psykg.errors import InconsistentOntologyError
from psykg.knowledge.axioms import axioms
from psykg.knowledge.reasoning import HIERARCHY, classify
from psykg.knowledge.rule import all_rules
from psykg.knowledge.saturation import saturate
from psykg.vocabulary import OWL, PSYKG

Reading = Callable[[str], list[Quad]]
pytestmark = pytest.mark.usefixtures("with_java")


@pytest.fixture(scope="module")
def inferred(course: list[Quad]) -> set[Triple]:
    return classify(course)


def triples(quads: list[Quad]) -> set[Triple]:
    return {quad.triple for quad in quads}


def test_relations_follow_by_chains_inverses_and_wider_relations(turtle: Reading, inferred: set[Triple]) -> None:
    expected = turtle("""
        :first-lesson :teaches :fine-dicing , :knife-skill ; :hasExercise :chopping .
        :chopping :isExerciseOf :first-lesson ; :isMainExerciseOf :first-lesson .
        :second-lesson :goesWith :first-lesson .
    """)
    relations = {t for t in inferred if not t.predicate.value.startswith("http://www.w3.org/")}
    assert relations == triples(expected)


def test_kinds_follow_up_to_the_widest(turtle: Reading, inferred: set[Triple]) -> None:
    expected = turtle("""
        :first-lesson a :KnifeLesson , :Concept . :second-lesson a :Concept . :chopping a :Concept .
        :knife-skill a :Concept . :fine-dicing a :Concept . :patience a :Concept .
    """)
    assert {t for t in inferred if t.predicate.value.endswith("#type")} == triples(expected)


def test_the_hierarchy_is_filled_in(turtle: Reading, inferred: set[Triple]) -> None:
    expected = turtle("""
        :KnifeLesson rdfs:subClassOf :Lesson , :Concept .
        :isMainExerciseOf rdfs:subPropertyOf :isExerciseOf ; owl:inverseOf :hasMainExercise .
        :isExerciseOf owl:inverseOf :hasExercise .
    """)
    schema = {t for t in inferred if t.predicate.value.startswith("http://www.w3.org/")}
    assert {t for t in schema if not t.predicate.value.endswith("#type")} == triples(expected)


def test_nothing_asserted_is_inferred_again(course: list[Quad], inferred: set[Triple]) -> None:
    assert not inferred & triples(course)


def test_values_follow_by_wider_relations(turtle: Reading) -> None:
    read = turtle("""
        :length a owl:DatatypeProperty . :minutes a owl:DatatypeProperty ; rdfs:subPropertyOf :length .
        :lesson a owl:NamedIndividual ; :minutes 90 .
    """)
    assert classify(read) == triples(turtle(":lesson :length 90 ."))


def test_what_holds_of_everything_is_left_out(turtle: Reading) -> None:
    """Every class is a kind of owl:Thing and of itself, every relation one of owl:topObjectProperty."""
    read = turtle("""
        :A a owl:Class ; owl:equivalentClass :B . :B a owl:Class . :p a owl:ObjectProperty .
        :x a owl:NamedIndividual , owl:Thing ; :p :x .
    """)
    found = classify(read)
    assert found
    assert not [
        t for t in found if t.subject == t.object or (isinstance(t.object, NamedNode) and OWL in t.object.value)
    ]


def test_other_vocabularies_are_left_to_themselves(turtle: Reading) -> None:
    read = turtle("""
        schema:Book a owl:Class ; rdfs:subClassOf schema:Work . schema:Work a owl:Class ; rdfs:subClassOf schema:Thing .
        schema:Thing a owl:Class . :Novel a owl:Class ; rdfs:subClassOf schema:Book .
    """)
    assert classify(read) == triples(turtle(":Novel rdfs:subClassOf schema:Work , schema:Thing ."))


def test_a_contradiction_is_an_error(course: list[Quad], turtle: Reading) -> None:
    with pytest.raises(InconsistentOntologyError):
        classify([*course, *turtle(":first-lesson :teaches :patience .")])


def test_a_class_that_can_have_no_members_is_an_error_that_names_it(course: list[Quad], turtle: Reading) -> None:
    with pytest.raises(InconsistentOntologyError, match=PSYKG + "Riddle"):
        classify([*course, *turtle(":Riddle a owl:Class ; rdfs:subClassOf :Lesson , :Skill .")])


def test_the_rules_and_hermit_agree_on_the_course(course: list[Quad], inferred: set[Triple]) -> None:
    steps = saturate((triple for axiom in axioms(course) for triple in axiom.triples), all_rules())
    rules = {t for t in steps if isinstance(t.subject, NamedNode) and not isinstance(t.object, BlankNode)}
    assert rules - {t for t in rules if t.subject == t.object} == inferred


def test_the_rules_of_the_hierarchy_are_there() -> None:
    assert {rule.name for rule in all_rules()} >= HIERARCHY
