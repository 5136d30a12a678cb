from collections.abc import Callable, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Triple

from psykg.knowledge.axioms import Axiom, axioms
from psykg.knowledge.faults import explained, justification
from psykg.vocabulary import OWL, PSYKG

pytestmark = pytest.mark.long

Reading = Callable[[str], list[Quad]]


def at_fault(quads: list[Quad]) -> set[str]:
    return set(explained(quads, progress=lambda _: None).axioms)


@pytest.mark.usefixtures("with_java")
def test_a_concept_of_two_disjoint_kinds_is_found_with_the_disjointness(course: list[Quad], turtle: Reading) -> None:
    assert at_fault([*course, *turtle(":patience a :Exercise .")]) == {
        "patience is an exercise (schema)",
        "patience is a skill (schema)",
        "these are all disjoint classes: lesson, exercise, skill (schema)",
    }


@pytest.mark.usefixtures("with_java")
def test_a_fault_that_follows_only_by_a_chain_is_found_whole(course: list[Quad], turtle: Reading) -> None:
    """A form of patience is a form of what the first lesson is denied to teach."""
    assert at_fault([*course, *turtle(":fine-dicing :isFormOf :patience .")]) == {
        "fine dicing is a form of patience (schema)",
        "it is denied that first lesson teaches patience (p2s1, always)",
        "first lesson has main exercise chopping (p1s1, always)",
        "“has main exercise” implies “has exercise” (schema)",
        "chopping trains fine dicing (p1s2, may; p2s1, always)",
        "“teaches” follows from “has exercise” then “trains” (schema)",
        "“teaches” follows from “teaches” then “is a form of” (schema)",
    }


@pytest.mark.usefixtures("with_java")
def test_a_class_that_can_have_no_members_is_named_with_the_axioms_that_empty_it(
    course: list[Quad], turtle: Reading
) -> None:
    told: list[str] = []
    riddle = turtle(':Riddle a owl:Class ; rdfs:label "riddle" ; rdfs:subClassOf :Lesson , :Skill .')
    error = explained([*course, *riddle], progress=told.append)
    assert str(error).startswith("Nothing can be a riddle: these axioms cannot all hold.")
    assert set(error.axioms) == {
        "a riddle is always a lesson (schema)",
        "a riddle is always a skill (schema)",
        "these are all disjoint classes: lesson, exercise, skill (schema)",
    }
    assert all(line in str(error) for line in error.axioms)
    assert [f"At fault: {line}" for line in error.axioms] == told


@pytest.mark.usefixtures("with_java")
def test_in_the_projects_ontology_a_broken_denial_is_found_and_nothing_else_blamed(asserted: list[Quad]) -> None:
    graph, denied = next(filter(None, map(denial, axioms(asserted))))
    found = at_fault([*asserted, Quad(denied.subject, denied.predicate, denied.object, NamedNode(graph))])
    assert len(found) == 2
    assert len([line for line in found if line.startswith("it is denied that")]) == 1


def denial(axiom: Axiom) -> tuple[str, Triple] | None:
    said = {triple.predicate.value: triple.object for triple in axiom.triples}
    names = (said.get(OWL + part) for part in ("sourceIndividual", "assertionProperty", "targetIndividual"))
    match tuple(names):
        case (NamedNode() as subject, NamedNode() as relation, NamedNode() as target):
            return axiom.graphs[0], Triple(subject, relation, target)
    return None


SIZE = 30


@given(st.sets(st.frozensets(st.integers(0, SIZE - 1), min_size=1), min_size=1, max_size=4))
def test_a_justification_is_a_contradiction_and_no_part_of_it_is(conflicts: set[frozenset[int]]) -> None:
    """Whatever sets of axioms contradict one another, in an ontology of a few."""
    p = NamedNode(PSYKG + "p")
    suspects = [Axiom((Triple(NamedNode(f"{PSYKG}n{n}"), p, NamedNode(f"{PSYKG}n{n + 1}")),), ()) for n in range(SIZE)]

    def contradictory(some: Sequence[Axiom]) -> bool:
        held = {suspects.index(axiom) for axiom in some}
        return any(conflict <= held for conflict in conflicts)

    def first_contradiction(runs: Sequence[Sequence[Axiom]]) -> int | None:
        return next((place for place, run in enumerate(runs) if contradictory(run)), None)

    found = list(justification(suspects, first_contradiction))
    assert contradictory(found)
    assert not any(contradictory(part) for part in combinations(found, len(found) - 1))
