from collections.abc import Iterator

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from psykg.knowledge.axioms import TYPE, axioms
from psykg.knowledge.dataset import asserted_quads, inferred_quads
from psykg.knowledge.derivation import Asserted, Derivation, Derivations
from psykg.knowledge.rule import all_rules
from psykg.knowledge.saturation import saturate
from psykg.knowledge.wording import Wording
from psykg.vocabulary import CLAIM, CONCEPT_CLASS, OWL, PSYKG


def psykg(name: str) -> NamedNode:
    return NamedNode(PSYKG + name)


@pytest.fixture(scope="module")
def derivations(course: list[Quad]) -> Derivations:
    return Derivations(course)


@pytest.fixture(scope="module")
def real(asserted: list[Quad]) -> Derivations:
    return Derivations(asserted)


@pytest.fixture(scope="module")
def inferred() -> set[Triple]:
    return {quad.triple for quad in inferred_quads()}


def test_the_derivation_of_a_chain_goes_down_to_claims_and_their_sentences(derivations: Derivations) -> None:
    found = derivations.of(Triple(psykg("first-lesson"), psykg("teaches"), psykg("knife-skill")))
    assert found is not None
    assert outline(found, derivations.wording) == [
        "first lesson teaches knife skill [prp-spo2]",
        "  first lesson teaches fine dicing [prp-spo2]",
        "    first lesson has exercise chopping [prp-spo1]",
        "      first lesson has main exercise chopping (p1s1, always)",
        "      “has main exercise” implies “has exercise” (schema)",
        "    chopping trains fine dicing (p1s2, may; p2s1, always)",
        "    “teaches” follows from “has exercise” then “trains” (schema)",
        "  fine dicing is a form of knife skill (p2s1, always)",
        "  “teaches” follows from “teaches” then “is a form of” (schema)",
    ]


def test_a_derivation_rests_on_the_claims_of_its_leaves(derivations: Derivations) -> None:
    found = derivations.of(Triple(psykg("first-lesson"), TYPE, psykg("KnifeLesson")))
    assert found is not None
    assert list(dict.fromkeys(claim.iri for leaf in leaves(found) for claim in leaf.claims)) == [
        CLAIM + name for name in ("p1s1-1", "p1s2-1", "p2s1-1")
    ]


def test_an_axiom_with_many_triples_is_one_leaf(derivations: Derivations) -> None:
    found = derivations.of(Triple(psykg("first-lesson"), TYPE, psykg("KnifeLesson")))
    assert found is not None
    heads = [leaf.axiom.head.predicate.value for leaf in found.premises if isinstance(leaf, Asserted)]
    assert heads.count(OWL + "equivalentClass") == 1


def test_what_is_asserted_has_no_derivation(derivations: Derivations) -> None:
    assert derivations.of(Triple(psykg("chopping"), psykg("trains"), psykg("fine-dicing"))) is None


def test_what_does_not_follow_has_no_derivation(derivations: Derivations) -> None:
    assert derivations.of(Triple(psykg("first-lesson"), psykg("teaches"), psykg("patience"))) is None


def test_reading_the_same_files_again_gives_the_same_derivations(real: Derivations, inferred: set[Triple]) -> None:
    again = Derivations(asserted_quads())
    assert [told(again, triple) for triple in inferred] == [told(real, triple) for triple in inferred]


def test_every_inferred_statement_has_a_derivation_from_what_people_wrote(
    asserted: list[Quad], real: Derivations, inferred: set[Triple]
) -> None:
    written = set(axioms(asserted))
    for triple in inferred:
        found = real.of(triple)
        assert found is not None, triple
        assert {leaf.axiom for leaf in leaves(found)} <= written
        assert list(leaves(found))


def test_the_rules_find_no_relation_or_kind_of_a_concept_that_hermit_does_not(
    asserted: list[Quad], inferred: set[Triple]
) -> None:
    held = inferred | {quad.triple for quad in asserted}
    concepts = instances(held, CONCEPT_CLASS)
    steps = saturate((triple for axiom in axioms(asserted) for triple in axiom.triples), all_rules())
    said = {t for t in steps if t.subject in concepts and not isinstance(t.object, BlankNode)}
    assert said
    assert said <= held


def test_every_inferred_relation_between_concepts_rests_on_a_claim(
    asserted: list[Quad], real: Derivations, inferred: set[Triple]
) -> None:
    concepts = instances(inferred | {quad.triple for quad in asserted}, CONCEPT_CLASS)
    relations = [t for t in inferred if t.subject in concepts and t.object in concepts]
    assert relations
    assert [t for t in relations if not (found := real.of(t)) or not any(leaf.claims for leaf in leaves(found))] == []


def instances(triples: set[Triple], kind: str) -> set[object]:
    return {triple.subject for triple in triples if triple.predicate == TYPE and triple.object == NamedNode(kind)}


def leaves(derivation: Derivation) -> Iterator[Asserted]:
    """What people wrote and the derivation rests on, in its order."""
    for premise in derivation.premises:
        yield from [premise] if isinstance(premise, Asserted) else leaves(premise)


def outline(derivation: Derivation, wording: Wording) -> list[str]:
    """The derivation as indented lines: each conclusion above its premises, each leaf with its source."""
    lines = [f"{wording.triple(derivation.conclusion)} [{derivation.rule}]"]
    for premise in derivation.premises:
        if isinstance(premise, Asserted):
            lines.append(f"  {wording.sourced(premise.axiom, premise.claims)}")
        else:
            lines.extend(f"  {line}" for line in outline(premise, wording))
    return lines


def told(derivations: Derivations, triple: Triple) -> list[str]:
    found = derivations.of(triple)
    return outline(found, derivations.wording) if found else []
