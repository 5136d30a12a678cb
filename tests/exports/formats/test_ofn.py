"""Functional syntax holds the released ontology: horned-owl, which knows the grammar, reads every axiom of it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyhornedowl
import pytest
from pyhornedowl.model import (
    AnonymousIndividual,
    Class,
    DatatypeLiteral,
    LanguageLiteral,
    SimpleLiteral,
    SubObjectPropertyOf,
)
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from psykg.exports.content import Content
from psykg.exports.formats.ofn import FORMAT
from psykg.exports.functional import Axioms
from psykg.exports.source import Source
from psykg.knowledge.graph import as_graph
from psykg.vocabulary import OWL, RDF, RDFS, XSD
from tests.exports.conftest import exported
from tests.exports.rdf_reading import from_graph
from tests.exports.recovered import check

TYPE = NamedNode(RDF + "type")
ANNOTATED = ("annotatedSource", "annotatedProperty", "annotatedTarget")
NARROWER = {
    "SubClassOf": RDFS + "subClassOf",
    "SubObjectPropertyOf": RDFS + "subPropertyOf",
    "SubAnnotationPropertyOf": RDFS + "subPropertyOf",
}


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def axioms(written: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    path = tmp_path_factory.mktemp("ofn") / "psykg.ofn"
    path.write_bytes(written)
    return list(pyhornedowl.open_ontology_from_file(str(path)).get_axioms())


def _term(part: Any) -> Any:
    """A name or text of horned-owl as a term."""
    if isinstance(part, LanguageLiteral):
        return Literal(part.literal, language=part.lang)
    if isinstance(part, DatatypeLiteral):
        return Literal(part.literal, datatype=NamedNode(str(part.datatype_iri)))
    if isinstance(part, SimpleLiteral):
        return Literal(part.literal)
    if isinstance(part, AnonymousIndividual):
        return BlankNode(str(part.first).removeprefix("_:"))
    return NamedNode(str(getattr(part, "first", part)))


def _statement(component: Any) -> tuple[Any, Any, Any] | None:
    """The triple that an axiom states, as far as that is told of concepts and of their hierarchy."""
    kind = type(component).__name__
    if kind in {"DeclareClass", "DeclareObjectProperty"}:
        return component.first, OWL + kind.removeprefix("Declare"), None
    if kind == "ClassAssertion" and isinstance(component.ce, Class):
        return component.i, str(component.ce.first), None
    if kind in {"SubClassOf", "SubObjectPropertyOf", "SubAnnotationPropertyOf"} and _named(component):
        return component.sub, NARROWER[kind], component.sup
    if kind == "AnnotationAssertion":
        return component.subject, component.ann.ap, component.ann.av
    if kind.endswith("PropertyAssertion"):
        return component.source, component.ope if "Object" in kind else component.dp, component.target
    return None


def _named(component: Any) -> bool:
    return hasattr(component.sub, "first") and hasattr(component.sup, "first")


def _triples(number: int, axiom: Any) -> Iterator[Quad]:
    """What an axiom and its annotations say as RDF."""
    stated = _statement(axiom.component)
    if not stated:
        return
    subject, predicate, value = _term(stated[0]), _term(stated[1]), _term(stated[2]) if stated[2] else None
    denied = type(axiom.component).__name__.startswith("Negative")
    node = BlankNode(f"a{number}")
    if not denied:
        yield Quad(subject, predicate, value) if value else Quad(subject, TYPE, predicate)
    if denied or axiom.ann:
        parts = ("sourceIndividual", "assertionProperty", "targetIndividual") if denied else ANNOTATED
        yield Quad(node, TYPE, NamedNode(OWL + ("NegativePropertyAssertion" if denied else "Axiom")))
        said = (subject, predicate, value) if value else (subject, TYPE, predicate)
        yield from (Quad(node, NamedNode(OWL + part), term) for part, term in zip(parts, said, strict=True))
        yield from (Quad(node, _term(note.ap), _term(note.av)) for note in axiom.ann)


def test_it_holds_all_that_is_asserted_and_says_what_it_loses(axioms: list[Any], stated: Content) -> None:
    triples = (quad for number, each in enumerate(axioms) for quad in _triples(number, each))
    check(FORMAT, from_graph(as_graph(triples)), stated)


def test_axioms_that_other_writers_drop_are_there(axioms: list[Any], source: Source) -> None:
    counts = Counter(type(each.component).__name__ for each in axioms)
    asserted = [quad for quad in source.read() if "graph/inferred" not in str(quad.graph_name)]
    kinds = Counter(str(quad.object)[1:-1] for quad in asserted if quad.predicate == TYPE)
    assert counts["NegativeObjectPropertyAssertion"] == kinds[OWL + "NegativePropertyAssertion"]
    assert counts["DifferentIndividuals"] == kinds[OWL + "AllDifferent"]
    assert counts["DisjointClasses"] == kinds[OWL + "AllDisjointClasses"] > 0
    assert counts["TransitiveObjectProperty"] == kinds[OWL + "TransitiveProperty"]
    predicates = Counter(quad.predicate.value for quad in asserted)
    assert counts["DisjointUnion"] == predicates[OWL + "disjointUnionOf"]
    assert counts["EquivalentClasses"] == predicates[OWL + "equivalentClass"]
    assert counts["SubClassOf"] == predicates[RDFS + "subClassOf"]
    assert counts["InverseObjectProperties"] == predicates[OWL + "inverseOf"]
    below = [each.component.sub for each in axioms if isinstance(each.component, SubObjectPropertyOf)]
    assert sum(isinstance(each, list) for each in below) == predicates[OWL + "propertyChainAxiom"]


def test_declarations_come_first_and_axioms_in_order(written: bytes) -> None:
    lines = [line for line in written.decode().splitlines() if line.startswith(("Declaration(", "SubClassOf("))]
    assert lines == sorted(lines)


EXPRESSIONS = """
    @prefix : <urn:x:> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    :A a owl:Class . :r a owl:ObjectProperty . :i a owl:NamedIndividual .
    :d a owl:DatatypeProperty , owl:FunctionalProperty .
    :A rdfs:subClassOf
        [ a owl:Class ; owl:complementOf :B ] , [ a owl:Class ; owl:oneOf ( :i :j ) ] ,
        [ a owl:Restriction ; owl:onProperty :r ; owl:allValuesFrom :B ] ,
        [ a owl:Restriction ; owl:onProperty :r ; owl:hasSelf true ] ,
        [ a owl:Restriction ; owl:onProperty :r ; owl:minQualifiedCardinality 2 ; owl:onClass :B ] ,
        [ a owl:Restriction ; owl:onProperty [ owl:inverseOf :r ] ; owl:maxCardinality 1 ] ,
        [ a owl:Restriction ; owl:onProperty :d ; owl:someValuesFrom
            [ a rdfs:Datatype ; owl:onDatatype xsd:integer ; owl:withRestrictions ( [ xsd:minInclusive 1 ] ) ] ] ;
        owl:hasKey ( :r :d ) ; owl:disjointWith :B .
    :D a rdfs:Datatype ; owl:equivalentClass [ a rdfs:Datatype ; owl:oneOf ( "a" "b" ) ] .
    :i owl:sameAs :k ; :d 5 ; :r [ a :A ] .
    [] a owl:NegativePropertyAssertion ; owl:sourceIndividual :i ; owl:assertionProperty :d ; owl:targetValue 6 .
"""


def test_what_added_data_may_bring_is_written_and_read_too() -> None:
    text = "\n".join(Axioms(parse(EXPRESSIONS, format=RdfFormat.TURTLE)).document())
    prefixes = f"Prefix(xsd:=<{XSD}>)\nPrefix(owl:=<{OWL}>)\nPrefix(rdfs:=<{RDFS}>)\n"
    read = pyhornedowl.open_ontology_from_string(prefixes + text, "ofn")
    found = {str(each.component) for each in read.get_axioms()}
    for part in (
        "ObjectComplementOf(<urn:x:B>)", "ObjectOneOf(<urn:x:i> <urn:x:j>)", "ObjectAllValuesFrom(<urn:x:r> <urn:x:B>)",
        "ObjectHasSelf(<urn:x:r>)", "ObjectMinCardinality(2 <urn:x:r> <urn:x:B>)", "ObjectInverseOf(<urn:x:r>)",
        "DatatypeRestriction(", "HasKey(", "DisjointClasses(", "DatatypeDefinition(", "SameIndividual(",
        "NegativeDataPropertyAssertion(", "FunctionalDataProperty(", "ClassAssertion(<urn:x:A> _:",
    ):  # fmt: skip
        assert any(part in each for each in found), part


ODD = """
    @prefix : <urn:x:> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    :r a owl:ObjectProperty . :d a owl:DatatypeProperty . :n a owl:FunctionalProperty .
    :i :r "a text" ; :d :j ; :n 1 ; rdfs:seeAlso [] .
    [] a owl:NamedIndividual . [] a owl:NegativePropertyAssertion ; owl:sourceIndividual :i .
    :a a owl:AnnotationProperty ; rdfs:domain [ a owl:Class ; owl:unionOf ( :A :B ) ] .
    [] a owl:AllDifferent . [] a owl:Restriction ; owl:onProperty :r .
"""


def test_what_is_no_owl_does_not_spoil_the_rest(tmp_path: Path) -> None:
    quads = list(parse(ODD, format=RdfFormat.TURTLE))
    path = tmp_path / "odd.ofn"
    path.write_bytes(exported(FORMAT, Source(lambda: quads)))
    found = [str(each.component) for each in pyhornedowl.open_ontology_from_file(str(path)).get_axioms()]
    assert 'AnnotationAssertion(<urn:x:r> <urn:x:i> "a text")' in found
    assert "Declaration(AnnotationProperty(<urn:x:n>))" in found


def test_an_expression_that_holds_itself_is_no_endless_work() -> None:
    knot = f"_:a <{OWL}complementOf> _:a . <urn:A> <{RDFS}subClassOf> _:a ."
    lines = list(Axioms(parse(knot, format=RdfFormat.TURTLE)).document())
    assert any(line.startswith("SubClassOf(<urn:A> ObjectComplementOf(_:") for line in lines)
