"""The released graph says what the claims say, each statement with its sentence and modality, and nothing more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from owlready2 import World
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from psykg.knowledge.dataset import asserted_quads
from psykg.knowledge.graph import as_graph
from psykg.knowledge.release import released_quads
from psykg.vocabulary import CLAIM, CLAIM_CLASS, MODALITY, PSYKG

SCHEMA = """
    @prefix psykg: <https://w3id.org/psykg/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    psykg:rest a owl:NamedIndividual , psykg:Goal ; skos:definition "Doing nothing."@en .
"""
ARTICLE = """
    @prefix psykg: <https://w3id.org/psykg/> .
    @prefix claim: <https://w3id.org/psykg/claim/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    claim:p1s1-1 a psykg:Claim ; dcterms:source psykg:p1s1 ; psykg:modality psykg:always ; psykg:isExhaustive true .
    claim:p1s1-1 { psykg:rest psykg:serves psykg:ease ; psykg:minutes 5 }
    claim:p1s2-1 a psykg:Claim ; dcterms:source psykg:p1s2 ; psykg:modality psykg:may .
    claim:p1s2-1 {
        psykg:rest psykg:serves psykg:ease .
        [] a owl:NegativePropertyAssertion ;
            owl:sourceIndividual psykg:rest ; owl:assertionProperty psykg:serves ; owl:targetIndividual psykg:speed .
    }
"""
ANNOTATED = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
IAO = URIRef("http://purl.obolibrary.org/obo/IAO_0000115")
BUILT_IN = (str(OWL), str(RDF), str(RDFS))


def _term(name: str) -> URIRef:
    return URIRef(PSYKG + name)


@pytest.fixture
def released(tmp_path: Path) -> Graph:
    """The release of an ontology of a few lines."""
    (tmp_path / "concepts").mkdir()
    (tmp_path / "schema.ttl").write_text(SCHEMA)
    (tmp_path / "lexicon.ttl").write_text("")
    (tmp_path / "source.ttl").write_text("")
    (tmp_path / "article.trig").write_text(ARTICLE)
    return as_graph(released_quads(tmp_path))


@pytest.fixture(scope="module")
def project() -> Graph:
    """The release of the project's ontology."""
    return as_graph(released_quads())


def _in_claim(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(CLAIM)


def _annotations(graph: Graph, *statement: URIRef | Literal) -> Iterator[tuple[object, object, object]]:
    for axiom in graph.subjects(RDF.type, OWL.Axiom):
        if tuple(graph.value(axiom, part) for part in ANNOTATED) == statement:
            found = (graph.value(axiom, DCTERMS.source), graph.value(axiom, URIRef(MODALITY)))
            yield (*found, graph.value(axiom, _term("isExhaustive")))


def test_a_statement_stands_with_its_sentence_and_modality_once_for_each_claim(released: Graph) -> None:
    statement = (_term("rest"), _term("serves"), _term("ease"))
    assert statement in released
    assert set(_annotations(released, *statement)) == {
        (_term("p1s1"), _term("always"), Literal(True)),
        (_term("p1s2"), _term("may"), None),
    }


def test_a_statement_with_a_number_is_annotated_too(released: Graph) -> None:
    assert len(list(_annotations(released, _term("rest"), _term("minutes"), Literal(5)))) == 1


def test_a_denial_carries_its_sentence_itself_and_states_nothing(released: Graph) -> None:
    (denial,) = released.subjects(RDF.type, OWL.NegativePropertyAssertion)
    assert released.value(denial, OWL.targetIndividual) == _term("speed")
    assert released.value(denial, DCTERMS.source) == _term("p1s2")
    assert released.value(denial, URIRef(MODALITY)) == _term("may")
    assert (_term("rest"), _term("serves"), _term("speed")) not in released
    assert denial not in set(released.objects(None, OWL.annotatedSource))


def test_a_definition_stands_where_obo_tools_and_all_others_look_for_it(released: Graph) -> None:
    definition = Literal("Doing nothing.", lang="en")
    for predicate in (SKOS.definition, IAO, RDFS.comment):
        assert released.value(_term("rest"), predicate) == definition
    assert (IAO, RDF.type, OWL.AnnotationProperty) in released


def test_one_graph_holds_it_all_and_claims_are_no_things_in_it(project: Graph) -> None:
    assert {quad.graph_name for quad in released_quads()} == {DefaultGraph()}
    assert URIRef(CLAIM_CLASS) not in set(project.objects(None, RDF.type))
    assert not [subject for subject in project.subjects() if str(subject).startswith(CLAIM)]


def test_nothing_that_a_claim_says_is_lost_and_nothing_is_inferred(project: Graph) -> None:
    quads = list(asserted_quads())
    written = set(as_graph(quads))
    said = {triple for triple in as_graph(quad for quad in quads if _in_claim(quad)) if isinstance(triple[0], URIRef)}
    axioms = project.subjects(RDF.type, OWL.Axiom)
    assert said == {tuple(project.value(axiom, part) for part in ANNOTATED) for axiom in axioms}
    assert said <= set(project)
    plain = {triple for triple in project if not any(isinstance(part, BNode) for part in triple)}
    assert {triple for triple in plain if IAO not in triple and triple[1] != RDFS.comment} <= written


def test_every_name_is_declared_as_one_sort_of_thing_as_owl_2_dl_asks(project: Graph) -> None:
    properties = [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty]
    for predicate in {p for p in project.predicates() if not str(p).startswith(BUILT_IN)}:
        assert len([sort for sort in properties if (predicate, RDF.type, sort) in project]) == 1, predicate
    kinds = {kind for kind in project.objects(None, RDF.type) if not str(kind).startswith(BUILT_IN)}
    assert {kind for kind in kinds if (kind, RDF.type, OWL.Class) not in project} == set()
    individuals = {thing for kind in kinds for thing in project.subjects(RDF.type, kind)}
    assert {thing for thing in individuals if (thing, RDF.type, OWL.NamedIndividual) not in project} == set()


def test_an_owl_tool_reads_the_release(tmp_path: Path, project: Graph) -> None:
    path = tmp_path / "psykg.nt"
    serialize((quad.triple for quad in released_quads()), path, RdfFormat.N_TRIPLES)
    ontology = World().get_ontology(path.as_uri()).load()
    assert len(list(ontology.individuals())) == len(set(project.subjects(RDF.type, OWL.NamedIndividual)))
    assert ontology.world[PSYKG + "supportive-therapy"].hasGoal
