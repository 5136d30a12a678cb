"""The OWL file holds the released ontology, and Protégé's like open it without a net."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from owlready2 import World
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Graph

from psykg.exports.content import Content
from psykg.exports.formats.owl import FORMAT
from psykg.exports.source import Source
from psykg.knowledge.dataset import asserted_quads
from psykg.knowledge.release import released_quads
from psykg.vocabulary import CLAIM, CLAIM_CLASS, OWL, PSYKG, RDF, RDFS, XSD
from tests.exports.conftest import exported
from tests.exports.formats.owl_reading import Facts, recovered
from tests.exports.recovered import check

PROPERTIES = {OWL + f"{sort}Property" for sort in ("Object", "Datatype", "Annotation")}
BUILT_IN = (OWL, RDF, RDFS, XSD)


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def facts(written: bytes) -> Facts:
    return Facts(parse(written, format=RdfFormat.RDF_XML))


def test_it_holds_all_that_is_asserted_and_says_what_it_loses(facts: Facts, stated: Content) -> None:
    check(FORMAT, recovered(facts), stated)


def test_every_entity_is_declared_as_one_sort_of_thing(facts: Facts) -> None:
    used = {predicate for parts in list(facts.of.values()) for predicate in parts}
    for predicate in {each for each in used if not each.startswith(BUILT_IN)}:
        assert len(PROPERTIES.intersection(facts.iris(NamedNode(predicate), RDF + "type"))) == 1, predicate
    kinds = {
        kind for each in list(facts.of) for kind in facts.iris(each, RDF + "type") if not kind.startswith(BUILT_IN)
    }
    assert {kind for kind in kinds if OWL + "Class" not in facts.iris(NamedNode(kind), RDF + "type")} == set()
    members = {each for each in list(facts.of) if kinds & set(facts.iris(each, RDF + "type"))}
    assert {each for each in members if OWL + "NamedIndividual" not in facts.iris(each, RDF + "type")} == set()


def test_nothing_is_imported_and_claims_are_no_things_in_it(facts: Facts) -> None:
    imports = f"<urn:o> a <{OWL}Ontology> ; <{OWL}imports> <https://example.org/nowhere> ."
    brought = list(parse(imports, format=RdfFormat.TURTLE))
    assert b"example.org/nowhere" not in exported(FORMAT, Source(lambda: brought))
    assert not facts.instances(CLAIM_CLASS)
    assert not [each for each in facts.of if each.value.startswith(CLAIM)]


def test_of_the_ontology_alone_it_is_the_release_and_no_declaration_was_wanting() -> None:
    quads = list(asserted_quads())
    found = parse(exported(FORMAT, Source(lambda: quads)), format=RdfFormat.RDF_XML)
    assert _plain(found) == _plain(released_quads())


def _plain(quads: Iterable[Quad]) -> list[str]:
    """The triples in order, with no names of blank nodes."""
    return sorted(re.sub(r"_:\S+", "_:", str(quad.triple)) for quad in quads)


def test_rdflib_reads_as_much_as_pyoxigraph(written: bytes, facts: Facts) -> None:
    triples = sum(len(set(values)) for parts in facts.of.values() for values in parts.values())
    assert len(Graph().parse(data=written, format="xml")) == triples


def test_owlready2_finds_individuals_relations_and_annotations(tmp_path: Path, written: bytes, facts: Facts) -> None:
    path = tmp_path / "psykg.owl"
    path.write_bytes(written)
    world = World()
    ontology = world.get_ontology(path.as_uri()).load()
    found = {each.iri for each in ontology.individuals()}
    assert found == {each.value for each in facts.instances(OWL + "NamedIndividual")}
    classes = {each.value for each in facts.instances(OWL + "Class") if isinstance(each, NamedNode)}
    assert {each.iri for each in ontology.classes()} == classes
    therapy, relation = world[PSYKG + "supportive-therapy"], world[PSYKG + "hasGoal"]
    goal = world[PSYKG + "relief-of-immediate-distress"]
    assert goal in therapy.hasGoal
    (sentence,) = world["http://purl.org/dc/terms/source"][therapy, relation, goal]
    (modality,) = world[PSYKG + "modality"][therapy, relation, goal]
    assert [getattr(each, "iri", each) for each in (sentence, modality)] == [PSYKG + "p3s2", PSYKG + "always"]
