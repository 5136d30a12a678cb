from collections.abc import Callable

import pytest
from pyoxigraph import Quad

from psykg.knowledge.axioms import axioms
from psykg.knowledge.claims import Claim
from psykg.knowledge.wording import Wording
from psykg.vocabulary import CLAIM, PSYKG

Reading = Callable[[str], list[Quad]]
LABELS = """
    :Phase rdfs:label "phase"@en . :Activity rdfs:label "activity"@en . :involves rdfs:label "involves"@en .
    :insight rdfs:label "insight"@en . :middle rdfs:label "middle phase"@en . :Unit rdfs:label "unit"@en .
"""


@pytest.mark.parametrize(
    ("axiom", "words"),
    [
        (":middle :involves :insight .", "middle phase involves insight"),
        (":middle a :Phase .", "middle phase is a phase"),
        (":middle a :Activity .", "middle phase is an activity"),
        (":middle a :Unit .", "middle phase is a unit"),
        (":middle :lasts 3 .", "middle phase lasts 3"),
        (":involves a owl:TransitiveProperty .", "“involves” is a transitive property"),
        (":Phase rdfs:subClassOf :Unit .", "a phase is always a unit"),
        (":Phase owl:disjointWith :Unit .", "a phase is never a unit"),
        (":involves rdfs:domain :Phase .", "“involves” is said only of a phase"),
        (
            ":involves rdfs:range [ owl:unionOf ( :Phase :Unit ) ] .",
            "“involves” leads only to a phase or a unit",
        ),
        (":hasPart owl:inverseOf :isPartOf .", "“has part” is the inverse of “is part of”"),
        (":involves rdfs:subPropertyOf :hasPart .", "“involves” implies “has part”"),
        (":involves owl:propertyDisjointWith :hasPart .", "“involves” excludes “has part”"),
        (
            ":involves owl:propertyChainAxiom ( :hasPart :involves [ owl:inverseOf :hasPart ] ) .",
            "“involves” follows from “has part” then “involves” then the inverse of “has part”",
        ),
        (
            ":Part owl:equivalentClass [ owl:intersectionOf"
            " ( :Phase [ owl:onProperty :involves ; owl:hasValue :insight ] ) ] .",
            "a part is the same as a phase that involves insight",
        ),
        (
            ":Phase rdfs:subClassOf [ owl:onProperty :involves ; owl:someValuesFrom :Unit ] .",
            "a phase is always something that involves a unit",
        ),
        (
            ":Phase rdfs:subClassOf [ owl:onProperty :involves ; owl:minQualifiedCardinality 2 ; owl:onClass :Unit ] .",
            "a phase is always something that involves at least 2 unit",
        ),
        (
            ":Phase rdfs:subClassOf [ owl:complementOf [ owl:oneOf ( :insight :middle ) ] ] .",
            "a phase is always anything but insight, middle phase",
        ),
        (
            "[ owl:onProperty :involves ; owl:hasValue :insight ] rdfs:subClassOf :Phase .",
            "something that involves insight is always a phase",
        ),
        (
            ":Unit owl:disjointUnionOf ( :Phase :Activity ) .",
            "a unit is always one, and only one, of these: phase, activity",
        ),
        (
            "[] a owl:AllDisjointClasses ; owl:members ( :Phase :Activity ) .",
            "these are all disjoint classes: phase, activity",
        ),
        (
            "[] a owl:NegativePropertyAssertion ; owl:sourceIndividual :middle ;"
            " owl:assertionProperty :involves ; owl:targetIndividual :insight .",
            "it is denied that middle phase involves insight",
        ),
    ],
)
def test_an_axiom_reads_as_a_clause(turtle: Reading, axiom: str, words: str) -> None:
    quads = turtle(LABELS + axiom)
    assert [Wording(quads).axiom(found) for found in axioms(quads)] == [words]


def test_a_long_list_is_cut_short_and_says_so(turtle: Reading) -> None:
    quads = turtle("[] a owl:AllDifferent ; owl:distinctMembers ( " + " ".join(f":c{n}" for n in range(25)) + " ) .")
    (found,) = axioms(quads)
    assert Wording(quads).axiom(found).endswith("c18, c19 and 5 more")


def test_the_place_of_a_claim_is_its_sentence_and_modality(course: list[Quad]) -> None:
    claim = Claim(CLAIM + "p1s2-1", PSYKG + "p1s2", PSYKG + "may")
    assert Wording(course).place(claim) == "p1s2, may"
