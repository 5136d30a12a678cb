"""What contradicts the axioms is found by the rule for it, with the statements that have a part in it."""

from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode, Quad

from psykg.knowledge.contradiction import RULES, contradictions
from psykg.knowledge.derivation import Derivations
from psykg.knowledge.rule import all_rules
from psykg.knowledge.saturation import applications
from psykg.vocabulary import SCHEMA_GRAPH

Reading = Callable[[str], list[Quad]]
MINE = NamedNode("https://example.org/mine")

NONE = '"0"^^xsd:nonNegativeInteger ; owl:onProperty :p'
CASES = {
    "prp-irp": (":p a owl:IrreflexiveProperty .", ":x :p :x .", ":x :p :y ."),
    "prp-asyp": (":p a owl:AsymmetricProperty . :x :p :y .", ":y :p :x .", ":x :p :z ."),
    "prp-pdw": (":p owl:propertyDisjointWith :q . :x :p :y .", ":x :q :y .", ":y :q :x ."),
    "prp-adp": ("[] a owl:AllDisjointProperties ; owl:members ( :p :q ) . :x :p :y .", ":x :q :y .", ":x :q :z ."),
    "prp-npa1": (
        "[] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y .",
        ":x :p :y .",
        ":y :p :x .",
    ),
    "prp-npa2": (
        "[] owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetValue 3 .",
        ":x :p 3 .",
        ":x :p 4 .",
    ),
    "prp-fp": (":p a owl:FunctionalProperty . :x :p :y .", ":x :p :z .", ":x :p :z . :z owl:sameAs :y ."),
    "prp-ifp": (":p a owl:InverseFunctionalProperty . :x :p :y .", ":z :p :y .", ":z :p :y . :x owl:sameAs :z ."),
    "cax-dw": (":C owl:disjointWith :D . :x a :C .", ":x a :D .", ":y a :D ."),
    "cax-adc": ("[] a owl:AllDisjointClasses ; owl:members ( :C :D :E ) . :x a :C .", ":x a :E .", ":y a :E ."),
    "cax-adu": (":A owl:disjointUnionOf ( :C :D :E ) . :x a :C .", ":x a :E .", ":x a :F ."),
    "cls-com": (":C owl:complementOf :D . :x a :C .", ":x a :D .", ":y a :D ."),
    "cls-maxc1": (f":R owl:maxCardinality {NONE} . :x a :R .", ":x :p :y .", ":y :p :x ."),
    "cls-maxqc1": (
        f":R owl:maxQualifiedCardinality {NONE} ; owl:onClass :C . :x a :R . :y a :C .",
        ":x :p :y .",
        ":x :p :z .",
    ),
    "cls-maxqc2": (
        f":R owl:maxQualifiedCardinality {NONE} ; owl:onClass owl:Thing . :x a :R .",
        ":x :p :y .",
        ":y :p :x .",
    ),
    "eq-diff1": (":x owl:differentFrom :y .", ":y owl:sameAs :x .", ":y owl:sameAs :z ."),
    "eq-diff2": ("[] a owl:AllDifferent ; owl:members ( :x :y :z ) .", ":z owl:sameAs :x .", ":w owl:sameAs :x ."),
}
"""By rule: what holds, what contradicts it, and what would not."""


def mine(quads: list[Quad]) -> list[Quad]:
    return [Quad(quad.subject, quad.predicate, quad.object, MINE) for quad in quads]


def test_each_rule_has_a_case_here() -> None:
    assert {rule.name for rule in all_rules(RULES)} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_rule_finds_what_it_is_named_for_and_nothing_else(turtle: Reading, name: str) -> None:
    held, wrong, fine = (turtle(text) for text in CASES[name])
    (rule,) = (rule for rule in all_rules(RULES) if rule.name == name)
    assert list(applications((quad.triple for quad in held + wrong), [rule]))
    assert not list(applications((quad.triple for quad in held + fine), [rule]))


@pytest.mark.parametrize("name", CASES)
def test_the_users_statement_is_named_and_so_is_what_it_contradicts(turtle: Reading, name: str) -> None:
    held, wrong = (turtle(text) for text in CASES[name][:2])
    (found,) = contradictions(Derivations([*held, *mine(wrong)]), {SCHEMA_GRAPH})
    assert [leaf.axiom.head for leaf in found.theirs] == [quad.triple for quad in wrong]
    assert found.ours


def test_a_contradiction_that_follows_is_traced_to_what_was_said(turtle: Reading) -> None:
    held = turtle(":p rdfs:domain :C . :C rdfs:subClassOf :D . :D owl:disjointWith :E . :x a :E .")
    (found,) = contradictions(Derivations([*held, *mine(turtle(":x :p :y ."))]), {SCHEMA_GRAPH})
    assert [str(leaf.axiom.head.predicate.value).rpartition("/")[2] for leaf in found.theirs] == ["p"]
    assert len(found.ours) == 4


def test_the_ontology_contradicts_itself_by_no_rule(asserted: list[Quad]) -> None:
    assert not list(Derivations(asserted).applied(all_rules(RULES)))
