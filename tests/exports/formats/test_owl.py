"""The OWL file holds the released ontology, and Protégé's like open it without a net."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from owlready2 import World
from pyoxigraph import Quad, RdfFormat, parse
from rdflib import OWL, RDF, Graph, URIRef

from psykg.exports.content import Content
from psykg.exports.formats.owl import FORMAT
from psykg.exports.source import Source
from psykg.knowledge.dataset import asserted_quads
from psykg.knowledge.release import released_quads
from psykg.vocabulary import CLAIM, CLAIM_CLASS, PSYKG, RDFS, XSD
from tests.exports.conftest import exported
from tests.exports.rdf_reading import from_graph
from tests.exports.recovered import check

PROPERTIES = [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty]
BUILT_IN = (str(OWL), str(RDF), RDFS, XSD)


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def graph(written: bytes) -> Graph:
    return Graph().parse(data=written, format="xml")


def test_it_holds_all_that_is_asserted_and_says_what_it_loses(graph: Graph, stated: Content) -> None:
    check(FORMAT, from_graph(graph), stated)


def test_every_entity_is_declared_as_one_sort_of_thing(graph: Graph) -> None:
    for predicate in {each for each in graph.predicates() if not str(each).startswith(BUILT_IN)}:
        assert len([sort for sort in PROPERTIES if (predicate, RDF.type, sort) in graph]) == 1, predicate
    kinds = {kind for kind in graph.objects(None, RDF.type) if not str(kind).startswith(BUILT_IN)}
    assert {kind for kind in kinds if (kind, RDF.type, OWL.Class) not in graph} == set()
    members = {thing for kind in kinds for thing in graph.subjects(RDF.type, kind)}
    assert {each for each in members if (each, RDF.type, OWL.NamedIndividual) not in graph} == set()


def test_nothing_is_imported_and_claims_are_no_things_in_it(graph: Graph) -> None:
    imports = f"<urn:o> a <{OWL}Ontology> ; <{OWL}imports> <https://example.org/nowhere> ."
    brought = list(parse(imports, format=RdfFormat.TURTLE))
    assert b"example.org/nowhere" not in exported(FORMAT, Source(lambda: brought))
    assert URIRef(CLAIM_CLASS) not in set(graph.objects(None, RDF.type))
    assert not [each for each in graph.subjects() if str(each).startswith(CLAIM)]


def test_of_the_ontology_alone_it_is_the_release_and_no_declaration_was_wanting() -> None:
    quads = list(asserted_quads())
    found = parse(exported(FORMAT, Source(lambda: quads)), format=RdfFormat.RDF_XML)
    assert _plain(found) == _plain(released_quads())


def _plain(quads: Iterable[Quad]) -> list[str]:
    """The triples in order, with no names of blank nodes."""
    return sorted(re.sub(r"_:\S+", "_:", str(quad.triple)) for quad in quads)


def test_owlready2_finds_individuals_relations_and_annotations(tmp_path: Path, written: bytes, graph: Graph) -> None:
    path = tmp_path / "psykg.owl"
    path.write_bytes(written)
    world = World()
    ontology = world.get_ontology(path.as_uri()).load()
    for found, sort in ((ontology.individuals(), OWL.NamedIndividual), (ontology.classes(), OWL.Class)):
        named = {str(each) for each in graph.subjects(RDF.type, sort) if isinstance(each, URIRef)}
        # A slash at the end of an IRI is not part of a name to owlready2.
        assert {each.iri for each in found} == {iri.removesuffix("/") for iri in named}
    therapy, relation = world[PSYKG + "supportive-therapy"], world[PSYKG + "hasGoal"]
    goal = world[PSYKG + "relief-of-immediate-distress"]
    assert goal in therapy.hasGoal
    (sentence,) = world["http://purl.org/dc/terms/source"][therapy, relation, goal]
    (modality,) = world[PSYKG + "modality"][therapy, relation, goal]
    assert [getattr(each, "iri", each) for each in (sentence, modality)] == [PSYKG + "p3s2", PSYKG + "always"]
