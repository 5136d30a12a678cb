"""The course of treatment: phases in their order, what belongs to each, and who does it."""

from collections import Counter, defaultdict

from pyoxigraph import NamedNode

from psykg.explorer.atlas import Atlas
from psykg.knowledge.dataset import closure_quads
from tests.explorer.graphs import atlas_of, garden_with, iri, triple_of

SCHOOLS = """
graph:schema {
    psykg:Concept a owl:Class ; owl:disjointUnionOf ( psykg:Therapy psykg:Phase psykg:Activity psykg:Role ) .
    psykg:Therapy a owl:Class ; rdfs:subClassOf psykg:Concept .
    psykg:Phase a owl:Class ; rdfs:subClassOf psykg:Concept .
    psykg:Activity a owl:Class ; rdfs:subClassOf psykg:Concept .
    psykg:Role a owl:Class ; rdfs:subClassOf psykg:Concept .
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
    ex:sitting psykg:isPerformedBy ex:pupil , ex:master .
}
"""


def test_the_phases_of_each_therapy_come_in_the_order_that_is_stated() -> None:
    found = atlas_of(SCHOOLS).courses
    assert [(course.therapy.label, [phase.described.thing.label for phase in course.phases]) for course in found] == [
        ("a quiet therapy", ["beginning", "middle", "closing"]),
        ("the art therapy", ["only one"]),
    ]


def test_what_belongs_to_a_phase_is_told_by_kind_with_all_who_do_it() -> None:
    middle = atlas_of(SCHOOLS).courses[0].phases[1]
    by_kind = {kind.name: parts for kind, parts in middle.parts.items()}
    activities = {part.statement.value.label: [who.label for who in part.actors] for part in by_kind["Activity"]}
    assert activities == {"breathing": [], "sitting": ["master", "pupil"]}
    assert set(by_kind) == {"Activity", "Therapy", "Phase"}


def test_the_kinds_with_most_parts_come_first() -> None:
    quiet, art = atlas_of(SCHOOLS).courses
    assert [kind.name for kind in quiet.kinds] == ["Therapy", "Activity", "Phase"]
    assert [kind.name for kind in art.kinds] == ["Therapy"]


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
    parts = [part for phase in atlas.courses[0].phases for same in phase.parts.values() for part in same]
    told = {getattr(part.statement.value, "iri", ""): {who.iri for who in part.actors} for part in parts}
    assert sum(map(bool, told.values())) >= 10
    assert told == {name: performed[name] for name in told}


def test_every_part_stands_under_its_kind_and_all_that_is_said_of_a_phase_is_a_part(atlas: Atlas) -> None:
    for phase in atlas.courses[0].phases:
        for kind, parts in phase.parts.items():
            assert all(kind.iri in atlas.index.kinds(getattr(part.statement.value, "iri", "")) for part in parts)
        told = Counter(part.statement for parts in phase.parts.values() for part in parts)
        said = [each for group in phase.described.outgoing for each in group.statements]
        assert told == Counter(each for each in said if getattr(each.value, "iri", "") in atlas.network.concepts)


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
