"""What follows from the ontology and from data of users together."""

from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode, Quad, Triple

from psykg.errors import ClosureTooLargeError
from psykg.knowledge.axioms import TYPE
from psykg.knowledge.contradiction import contradictions
from psykg.knowledge.derivation import Derivation
from psykg.knowledge.extension import Extension, extension
from psykg.knowledge.saturation import Bound
from psykg.vocabulary import INFERRED_GRAPH, PSYKG, SCHEMA_GRAPH

Reading = Callable[[str], list[Quad]]
FILE = NamedNode(PSYKG + "graph/data/mine.ttl")
MINE = """
    :booster-phase a :Phase ; :isPhaseOf :psychodynamic-psychotherapy ; :hasActivity :letter-work .
    :letter-work a :Activity ; :develops :insight .
    [] a :Phase ; :hasActivity :letter-work .
"""


def psykg(name: str) -> NamedNode:
    return NamedNode(PSYKG + name)


def brought(quads: list[Quad]) -> list[Quad]:
    return [Quad(quad.subject, quad.predicate, quad.object, FILE) for quad in quads]


@pytest.fixture(scope="module")
def extended(turtle: Reading) -> Extension:
    return extension(brought(turtle(MINE)))


def inferred(extended: Extension) -> set[Triple]:
    return {quad.triple for quad in extended.inferred}


def test_what_follows_of_added_things_is_inferred(extended: Extension) -> None:
    assert inferred(extended) >= {
        Triple(psykg("booster-phase"), psykg("involves"), psykg("insight")),
        Triple(psykg("insight"), psykg("isInvolvedIn"), psykg("booster-phase")),
        Triple(psykg("booster-phase"), TYPE, psykg("InsightPhase")),
    }
    assert {quad.graph_name for quad in extended.inferred} == {NamedNode(INFERRED_GRAPH)}


def test_it_has_a_derivation_down_to_the_file(extended: Extension) -> None:
    assert extended.derivations
    found = extended.derivations.of(Triple(psykg("booster-phase"), psykg("involves"), psykg("insight")))
    assert isinstance(found, Derivation)
    assert [leaf.origin for leaf in found.leaves()] == ["mine.ttl", "mine.ttl", "schema"]


def test_what_is_the_same_is_said_to_be_all_that_the_other_is(turtle: Reading) -> None:
    extended = extension(brought(turtle("<https://example.org/einsicht> owl:sameAs :insight .")))
    same = NamedNode("https://example.org/einsicht")
    said = Triple(psykg("middle-phase"), psykg("involves"), same)
    assert inferred(extended) >= {said, Triple(same, psykg("isFormOf"), psykg("awareness-of-thoughts-and-feelings"))}
    assert extended.derivations
    found = extended.derivations.of(said)
    assert isinstance(found, Derivation)
    assert "mine.ttl" in [leaf.origin for leaf in found.leaves()]
    assert not list(contradictions(extended.derivations, {SCHEMA_GRAPH}))


def test_a_long_way_is_derived_in_halves_down_to_each_step(turtle: Reading) -> None:
    extended = extension(brought(turtle("".join(f":n{at} :precedes :n{at + 1} ." for at in range(40)))))
    assert extended.derivations
    found = extended.derivations.of(Triple(psykg("n0"), psykg("precedes"), psykg("n40")))
    assert isinstance(found, Derivation)
    assert len([leaf for leaf in found.leaves() if leaf.origin == "mine.ttl"]) == 40
    assert depth(found) <= 7


def depth(found: object) -> int:
    return 1 + max(map(depth, found.premises)) if isinstance(found, Derivation) else 0


def test_nothing_is_inferred_that_holds_without_the_data_or_has_no_name(extended: Extension) -> None:
    brought_names = {psykg("booster-phase"), psykg("letter-work")}
    assert all({triple.subject, triple.object} & brought_names for triple in inferred(extended))
    assert all(isinstance(triple.subject, NamedNode) for triple in inferred(extended))


def test_data_in_other_terms_adds_nothing(turtle: Reading) -> None:
    assert not extension(brought(turtle("<http://e/a> <http://e/b> :insight ."))).inferred


def test_without_data_there_is_nothing() -> None:
    assert extension([]) == Extension()


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        (Bound(statements=100), "More than 100 statements follow from the data"),
        (Bound(seconds=0), "is not found in 0 seconds of work"),
    ],
)
def test_beyond_the_bound_it_is_refused_with_what_to_do(turtle: Reading, bound: Bound, told: str) -> None:
    with pytest.raises(ClosureTooLargeError, match=told) as refusal:
        extension(brought(turtle(MINE)), bound=bound)
    assert "psykg load" in str(refusal.value)
