"""The course of treatment: phases in their order, what is told of each row by row, and who does it."""

from collections import Counter, defaultdict

from pyoxigraph import NamedNode

from psykg.explorer.atlas import Atlas
from psykg.explorer.views.course import Phase
from psykg.knowledge.dataset import closure_quads
from tests.explorer.graphs import atlas_of, garden_with, iri, triple_of

SCHOOLS = """
graph:schema {
    psykg:Concept a owl:Class ; owl:disjointUnionOf ( psykg:Therapy psykg:Phase psykg:Activity psykg:Role ) .
    psykg:Therapy a owl:Class ; rdfs:subClassOf psykg:Concept .
    psykg:Phase a owl:Class ; rdfs:subClassOf psykg:Concept .
    psykg:Activity a owl:Class ; rdfs:subClassOf psykg:Concept .
    psykg:Role a owl:Class ; rdfs:subClassOf psykg:Concept .
    psykg:isPhaseOf a owl:ObjectProperty . psykg:involves a owl:ObjectProperty .
    psykg:includesActivity a owl:ObjectProperty ; rdfs:subPropertyOf psykg:hasActivity .
    psykg:directlyPrecedes a owl:ObjectProperty ; rdfs:subPropertyOf psykg:precedes .
    ex:zen a psykg:Therapy ; skos:prefLabel "a quiet therapy"@en .
    ex:art a psykg:Therapy ; skos:prefLabel "the art therapy"@en .
    ex:c1 a psykg:Phase ; skos:prefLabel "closing"@en .
    ex:b2 a psykg:Phase ; skos:prefLabel "beginning"@en .
    ex:a3 a psykg:Phase ; skos:prefLabel "middle"@en .
    ex:d4 a psykg:Phase ; skos:prefLabel "only one"@en .
    ex:e5 a psykg:Phase ; skos:prefLabel "phase of nothing"@en .
    ex:sitting a psykg:Activity . ex:breathing a psykg:Activity . ex:pupil a psykg:Role . ex:master a psykg:Role .
}
ex:said {
    ex:c1 psykg:isPhaseOf ex:zen . ex:b2 psykg:isPhaseOf ex:zen . ex:a3 psykg:isPhaseOf ex:zen .
    ex:d4 psykg:isPhaseOf ex:art .
    ex:b2 psykg:directlyPrecedes ex:a3 . ex:a3 psykg:directlyPrecedes ex:c1 .
    ex:a3 psykg:includesActivity ex:sitting , ex:breathing , ex:elsewhere .
    ex:a3 psykg:hasActivity ex:walking . ex:c1 psykg:recalls ex:b2 .
    ex:sitting psykg:isPerformedBy ex:pupil , ex:master .
}
"""


DONE = "What is done, and by whom"
ARISES = "What arises in a person: where insight comes in"
REST = "What else is said"

TIMELINE = {"isPhaseOf", "isBeginningOf", "isEndOf", "precedes", "directlyPrecedes", "follows", "directlyFollows"}
"""What the order of the phases shows already."""


def rows_of(phase: Phase) -> dict[str, list[str]]:
    """What is told of a phase in each row, by relation and value."""
    return {
        aspect.heading: sorted(
            f"{each.relation.name} {each.value.label}" for group in groups for each in group.statements
        )
        for aspect, groups in phase.told.items()
    }


def test_the_phases_of_each_therapy_come_in_the_order_that_is_stated() -> None:
    found = atlas_of(SCHOOLS).courses
    assert [(course.therapy.label, [phase.described.thing.label for phase in course.phases]) for course in found] == [
        ("a quiet therapy", ["beginning", "middle", "closing"]),
        ("the art therapy", ["only one"]),
    ]


def test_what_belongs_to_a_phase_is_told_by_aspect_with_all_who_do_it() -> None:
    course = atlas_of(SCHOOLS).courses[0]
    assert [rows_of(phase) for phase in course.phases] == [
        {},
        {
            DONE: [
                "hasActivity walking",
                "includesActivity breathing",
                "includesActivity elsewhere",
                "includesActivity sitting",
            ]
        },
        {REST: ["recalls beginning"]},
    ]
    sitting = "https://example.org/sitting"
    assert {activity: [who.label for who in actors] for activity, actors in course.actors.items()} == {
        sitting: ["master", "pupil"]
    }


def test_the_rows_come_in_their_order_and_the_marked_one_even_where_nothing_is_said() -> None:
    quiet, art = atlas_of(SCHOOLS).courses
    assert [(aspect.heading, aspect.marked) for aspect in quiet.aspects] == [
        (DONE, False),
        (ARISES, True),
        (REST, False),
    ]
    assert [(aspect.heading, aspect.marked) for aspect in art.aspects] == [(ARISES, True)]
    assert not any(phase.told.get(quiet.aspects[1]) for phase in quiet.phases)


def test_a_relation_is_named_where_several_say_something_in_a_row() -> None:
    quiet, art = atlas_of(SCHOOLS).courses
    assert {aspect.heading: quiet.in_words(aspect) for aspect in quiet.aspects} == {
        DONE: True,
        ARISES: False,
        REST: False,
    }
    assert not art.in_words(art.aspects[0])


def test_the_served_graph_has_one_course_of_three_phases(atlas: Atlas) -> None:
    (course,) = atlas.courses
    assert course.therapy.name == "psychodynamic-psychotherapy"
    names = ["evaluation-phase", "middle-phase", "termination-phase"]
    assert [phase.described.thing.name for phase in course.phases] == names


def test_every_activity_of_a_phase_is_told_with_who_performs_it(atlas: Atlas) -> None:
    performed: dict[str, set[str]] = defaultdict(set)
    for quad in closure_quads():
        if quad.predicate == NamedNode(iri("isPerformedBy")):
            performed[triple_of(quad)[0]].add(triple_of(quad)[2])
    (course,) = atlas.courses
    groups = [group for phase in course.phases for same in phase.told.values() for group in same]
    values = {getattr(each.value, "iri", "") for group in groups for each in group.statements}
    told = {name: {who.iri for who in course.actors.get(name, ())} for name in values}
    assert sum(map(bool, told.values())) >= 10
    assert told == {name: performed[name] for name in told}


def test_every_relation_stands_in_its_row_and_all_that_is_said_of_a_phase_and_not_of_its_order_in_one(
    atlas: Atlas,
) -> None:
    (course,) = atlas.courses
    placed = {relation for aspect in course.aspects for relation in aspect.relations}
    for phase in course.phases:
        for aspect, groups in phase.told.items():
            assert aspect in course.aspects
            for group in groups:
                assert group.relation.iri in aspect.relations if aspect.relations else group.relation.iri not in placed
        told = Counter(each for groups in phase.told.values() for group in groups for each in group.statements)
        said = Counter(each for group in phase.described.outgoing for each in group.statements)
        assert told == Counter({each: times for each, times in said.items() if each.relation.name not in TIMELINE})


def test_a_graph_without_phases_has_no_course(garden: Atlas) -> None:
    assert garden.courses == ()
    assert atlas_of("").courses == ()


def test_phases_in_a_circle_are_all_told() -> None:
    (course,) = garden_with("""
        graph:schema { psykg:Phase a owl:Class ; rdfs:subClassOf psykg:Concept .
            ex:one a psykg:Phase ; psykg:isPhaseOf psykg:crocus ; psykg:directlyPrecedes ex:two .
            ex:two a psykg:Phase ; psykg:isPhaseOf psykg:crocus ; psykg:directlyPrecedes ex:one . }
    """).courses
    assert [phase.described.thing.label for phase in course.phases] == ["one", "two"]
