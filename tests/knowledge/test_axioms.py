from collections.abc import Callable

from pyoxigraph import Quad

from psykg.knowledge.axioms import Axiom, axioms, declarations

Reading = Callable[[str], list[Quad]]


def heads(found: list[Axiom]) -> list[str]:
    return [str(axiom.head.predicate).rpartition("/")[2].rstrip(">").rpartition("#")[2] for axiom in found]


def test_a_statement_is_an_axiom_of_one_triple_in_its_claim(course: list[Quad]) -> None:
    found = [axiom for axiom in axioms(course) if str(axiom.head.predicate).endswith("/isFormOf>")]
    assert [len(axiom.triples) for axiom in found] == [1]
    assert found[0].graphs == ("https://w3id.org/psykg/claim/p2s1-1",)


def test_a_statement_of_two_claims_is_one_axiom_with_both(course: list[Quad]) -> None:
    (found,) = [axiom for axiom in axioms(course) if str(axiom.head.predicate).endswith("/trains>")]
    assert found.graphs == ("https://w3id.org/psykg/claim/p1s2-1", "https://w3id.org/psykg/claim/p2s1-1")


def test_a_definition_holds_all_that_hangs_on_it_by_blank_nodes(turtle: Reading) -> None:
    (found,) = axioms(
        turtle("""
            :A owl:equivalentClass [ owl:intersectionOf ( :B
                [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :i ] ) ] .
        """)
    )
    assert len(found.triples) == 1 + 1 + 4 + 3
    assert heads([found]) == ["equivalentClass"]
    assert {name.value.rpartition("/")[2] for name in found.signature} == {"A", "B", "p", "i"}


def test_each_property_chain_is_an_axiom_of_its_own(turtle: Reading) -> None:
    found = axioms(turtle(":p owl:propertyChainAxiom ( :q :r ) , ( :s :t ) ."))
    assert [len(axiom.triples) for axiom in found] == [5, 5]


def test_a_blank_node_nothing_points_to_heads_its_own_axiom(turtle: Reading) -> None:
    found = axioms(
        turtle("""
            [] a owl:AllDisjointClasses ; owl:members ( :A :B ) .
            [] a owl:NegativePropertyAssertion ; owl:sourceIndividual :x ;
                owl:assertionProperty :p ; owl:targetIndividual :y .
        """)
    )
    assert [len(axiom.triples) for axiom in found] == [6, 4]


def test_what_no_reasoner_draws_conclusions_from_is_no_axiom(turtle: Reading) -> None:
    quads = turtle("""
        <https://w3id.org/psykg/> a owl:Ontology ; owl:versionInfo "1" .
        :note a owl:AnnotationProperty ; rdfs:domain :A ; rdfs:label "note" .
        :A a owl:Class ; rdfs:label "A" ; :note "of no account" .
        :p a owl:ObjectProperty .
        :x a owl:NamedIndividual ; rdfs:seeAlso :y .
    """)
    assert axioms(quads) == []
    assert len(declarations(quads)) == 5


def test_a_characteristic_of_a_relation_is_an_axiom_and_its_declaration_is_none(turtle: Reading) -> None:
    (found,) = axioms(turtle(":p a owl:ObjectProperty , owl:TransitiveProperty ."))
    assert str(found.head.object).endswith("#TransitiveProperty>")


def test_axioms_come_in_reading_order(turtle: Reading) -> None:
    found = axioms(
        turtle(":C rdfs:subClassOf :B . :A rdfs:subClassOf [ a owl:Restriction ] . :x :p :y . :B rdfs:subClassOf :A .")
    )
    assert [str(axiom.head.subject).rpartition("/")[2] for axiom in found] == ["C>", "A>", "x>", "B>"]
