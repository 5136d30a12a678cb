from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad, Store, Triple
from rdflib import Graph

from psykg.errors import ClosureTooLargeError, UnreadableFileError
from psykg.knowledge.graph import as_graph
from psykg.knowledge.rule import RULES, all_rules
from psykg.knowledge.saturation import Bound, saturate
from psykg.vocabulary import PSYKG

Reading = Callable[[str], list[Quad]]

ONE = '"1"^^xsd:nonNegativeInteger'
SAME = ":y owl:sameAs :y , :z . :z owl:sameAs :y , :z ."
CASES = {
    "prp-dom": (":x :p :y . :p rdfs:domain :C .", ":x a :C ."),
    "prp-rng": (":x :p :y . :p rdfs:range :C .", ":y a :C ."),
    "prp-symp": (":x :p :y . :p a owl:SymmetricProperty .", ":y :p :x ."),
    "prp-trp": (":x :p :y . :y :p :z . :p a owl:TransitiveProperty .", ":x :p :z ."),
    "prp-spo1": (":x :p :y . :p rdfs:subPropertyOf :q .", ":x :q :y ."),
    "prp-spo2": (":x :p :y . :y :q :z . :r owl:propertyChainAxiom ( :p :q ) .", ":x :r :z ."),
    "prp-eqp1": (":x :p :y . :p owl:equivalentProperty :q .", ":x :q :y ."),
    "prp-eqp2": (":x :q :y . :p owl:equivalentProperty :q .", ":x :p :y ."),
    "prp-inv1": (":x :p :y . :p owl:inverseOf :q .", ":y :q :x ."),
    "prp-inv2": (":x :q :y . :p owl:inverseOf :q .", ":y :p :x ."),
    "inv-symp": (":p owl:inverseOf :q .", ":q owl:inverseOf :p ."),
    "inv-spo": (
        ":p rdfs:subPropertyOf :q ; owl:inverseOf :pi . :q owl:inverseOf :qi .",
        ":pi rdfs:subPropertyOf :qi .",
    ),
    "cax-sco": (":x a :C . :C rdfs:subClassOf :D .", ":x a :D ."),
    "cax-eqc1": (":x a :C . :C owl:equivalentClass :D .", ":x a :D ."),
    "cax-eqc2": (":x a :D . :C owl:equivalentClass :D .", ":x a :C ."),
    "cls-int1": (":x a :C , :D . :E owl:intersectionOf ( :C :D ) .", ":x a :E ."),
    "cls-int2": (":x a :E . :E owl:intersectionOf ( :B :C :D ) .", ":x a :B , :C , :D ."),
    "cls-uni": (":x a :D . :E owl:unionOf ( :B :C :D ) .", ":x a :E ."),
    "cls-svf1": (":x :p :y . :y a :C . :R owl:someValuesFrom :C ; owl:onProperty :p .", ":x a :R ."),
    "cls-avf": (":x a :R ; :p :y . :R owl:allValuesFrom :C ; owl:onProperty :p .", ":y a :C ."),
    "cls-hv1": (":x a :R . :R owl:hasValue :y ; owl:onProperty :p .", ":x :p :y ."),
    "cls-hv2": (":x :p :y . :R owl:hasValue :y ; owl:onProperty :p .", ":x a :R ."),
    "scm-sco": (":C rdfs:subClassOf :D . :D rdfs:subClassOf :E .", ":C rdfs:subClassOf :E ."),
    "scm-eqc1": (":C owl:equivalentClass :D .", ":C rdfs:subClassOf :D . :D rdfs:subClassOf :C ."),
    "scm-int": (":E owl:intersectionOf ( :B :C ) .", ":E rdfs:subClassOf :B , :C ."),
    "scm-uni": (":E owl:unionOf ( :B :C ) .", ":B rdfs:subClassOf :E . :C rdfs:subClassOf :E ."),
    "cls-maxc2": (
        f":x a :R ; :p :y , :z . :R owl:maxCardinality {ONE} ; owl:onProperty :p .",
        SAME,
    ),
    "cls-maxqc3": (
        f":x a :R ; :p :y , :z , :w . :y a :C . :z a :C . "
        f":R owl:maxQualifiedCardinality {ONE} ; owl:onProperty :p ; owl:onClass :C .",
        SAME,
    ),
    "cls-maxqc4": (
        f":x a :R ; :p :y , :z . :R owl:maxQualifiedCardinality {ONE} ; owl:onProperty :p ; owl:onClass owl:Thing .",
        SAME,
    ),
    "eq-sym": (":x owl:sameAs :y .", ":y owl:sameAs :x ."),
    "eq-trans": (":x owl:sameAs :y . :y owl:sameAs :z .", ":x owl:sameAs :z ."),
    "eq-rep-s": (":x :p :y . :x owl:sameAs :z .", ":z :p :y ; owl:sameAs :z ."),
    "eq-rep-p": (":x :p :y . :p owl:sameAs :q .", ":x :q :y ."),
    "eq-rep-o": (":x :p :y . :y owl:sameAs :z .", ":x :p :z ."),
    "scm-spo": (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .", ":p rdfs:subPropertyOf :r ."),
}
"""By rule: what it starts from, and what follows by it."""


def triples(quads: list[Quad]) -> list[Triple]:
    return [quad.triple for quad in quads]


def test_each_rule_has_a_case_here() -> None:
    assert {rule.name for rule in all_rules()} == set(CASES)


def test_a_file_that_holds_no_rule_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.rq").write_text("SELECT * { ?s ?p ?o }")
    with pytest.raises(UnreadableFileError, match=r"odd\.rq is no rule"):
        all_rules(tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_rule_concludes_what_it_is_named_for(turtle: Reading, name: str) -> None:
    given_, expected = (triples(turtle(text)) for text in CASES[name])
    (rule,) = [rule for rule in all_rules() if rule.name == name]
    assert saturate(given_, [rule]).keys() == set(expected)


@pytest.mark.parametrize("name", CASES)
def test_another_engine_draws_the_same_conclusions_from_the_rule_as_it_stands(turtle: Reading, name: str) -> None:
    given_, expected = (as_graph(turtle(text)) for text in CASES[name])
    query = (RULES / f"{name}.rq").read_text(encoding="utf-8")
    assert isinstance(constructed := given_.query(query).graph, Graph)
    assert set(constructed) - set(given_) == set(expected)


@pytest.mark.parametrize("name", CASES)
def test_a_step_names_premises_that_were_there_before(turtle: Reading, name: str) -> None:
    given_ = triples(turtle(CASES[name][0]))
    for step in saturate(given_, all_rules()).values():
        assert step.rule in CASES
        assert step.premises
    (rule,) = [rule for rule in all_rules() if rule.name == name]
    for step in saturate(given_, [rule]).values():
        assert set(step.premises) <= set(given_)


def test_a_step_rests_on_the_shortest_way(turtle: Reading) -> None:
    """From a to d there is a way over b and c, and one over c alone."""
    steps = saturate(
        triples(turtle(":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :d . :a :p :c .")), all_rules()
    )
    a, p, c, d = (NamedNode(PSYKG + name) for name in "apcd")
    assert steps[Triple(a, p, d)].premises[:2] == (Triple(a, p, c), Triple(c, p, d))


STRUNG = """
    :p a owl:TransitiveProperty ; owl:inverseOf :q ; rdfs:subPropertyOf :r . :q a owl:TransitiveProperty .
    :r a owl:TransitiveProperty , owl:SymmetricProperty . :t owl:propertyChainAxiom ( :p :r ) .
"""
"""Relations that are strung together, and carried over into one another."""


@settings(max_examples=30, deadline=None)
@given(edges=st.sets(st.tuples(st.integers(0, 4), st.sampled_from("pqr"), st.integers(0, 4)), min_size=3, max_size=8))
def test_nothing_is_missed_that_the_rules_as_they_stand_conclude(
    turtle: Reading, edges: set[tuple[int, str, int]]
) -> None:
    read = triples(turtle(STRUNG + "".join(f":n{one} :{relation} :n{other} ." for one, relation, other in edges)))
    rules = [rule for rule in all_rules() if rule.name.startswith(("prp-", "inv-", "scm-spo"))]
    store = Store()
    store.extend(Quad(*triple) for triple in read)
    before = 0
    while len(store) != before:
        before = len(store)
        for rule in rules:
            store.update((RULES / f"{rule.name}.rq").read_text(encoding="utf-8").replace("CONSTRUCT", "INSERT"))
    assert {*read, *saturate(read, rules)} == {quad.triple for quad in store}


def test_a_long_way_is_bounded_before_it_is_gone_to_its_end(turtle: Reading) -> None:
    read = triples(turtle(":p a owl:TransitiveProperty ." + "".join(f":n{at} :p :n{at + 1} ." for at in range(10_000))))
    with pytest.raises(ClosureTooLargeError, match="More than 15,000 statements follow"):
        saturate(read, all_rules(), Bound(statements=15_000))


def test_a_value_cannot_become_the_subject_of_a_conclusion(turtle: Reading) -> None:
    assert not saturate(
        triples(turtle(":x :p 3 . :p rdfs:range xsd:integer ; owl:inverseOf :q .")), all_rules()
    ).keys() - {*triples(turtle(":q owl:inverseOf :p ."))}


@given(seed=st.integers(), edges=st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_what_follows_does_not_depend_on_the_order_of_reading(
    turtle: Reading, seed: int, edges: set[tuple[int, int]]
) -> None:
    rules = ":p a owl:TransitiveProperty ; owl:inverseOf :q . :r owl:propertyChainAxiom ( :p :q ) ."
    read = triples(turtle(rules + "".join(f":n{a} :p :n{b} ." for a, b in sorted(edges))))
    shuffled = Random(seed).sample(read, len(read))  # noqa: S311 nothing secret about an order
    assert saturate(read, all_rules()).keys() == saturate(shuffled, all_rules()).keys()


@given(edges=st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_no_derivation_runs_in_a_circle(turtle: Reading, edges: set[tuple[int, int]]) -> None:
    read = triples(
        turtle(":p a owl:TransitiveProperty , owl:SymmetricProperty ." + "".join(f":n{a} :p :n{b} ." for a, b in edges))
    )
    held = set(read)
    for conclusion, step in saturate(read, all_rules()).items():
        assert held.issuperset(step.premises)
        held.add(conclusion)
    assert not any(isinstance(triple.subject, BlankNode) for triple in held)
