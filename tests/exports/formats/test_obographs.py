"""OBO Graphs: read by the package obographs, which knows the format as a model, and by oaklib, which it is for."""

import json
from pathlib import Path
from typing import Any

import obographs
import pytest
from obographs.model import GraphDocument
from pydantic import ValidationError

from psykg.exports.content import Content, Entity
from psykg.exports.formats.obographs import FORMAT
from psykg.exports.source import Source
from psykg.vocabulary import CONCEPT_CLASS, DCTERMS, MODALITY, OWL, PSYKG, RDFS, SKOS
from tests import pypi
from tests.exports.conftest import exported
from tests.exports.recovered import Recovered, check

READERS = Path(__file__).with_name("python")
INFERRED = "http://www.geneontology.org/formats/oboInOwl#is_inferred"


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def path(written: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("obographs") / "psykg.json"
    path.write_bytes(written)
    return path


@pytest.fixture(scope="module")
def graph(path: Path) -> obographs.Graph:
    return obographs.read(path, squeeze=True)


@pytest.fixture(scope="module")
def in_oaklib(path: Path, content: Content) -> Any:
    """What oaklib makes of the file, and says of the hostile concepts, which takes it some time for each."""
    pypi.install(READERS)
    asked = json.dumps([each.iri for each in _hostile(content)])
    return json.loads(pypi.run(READERS / "read_obographs.py", path, given=asked))


def _hostile(content: Content) -> list[Entity]:
    return [each for each in content.concepts if not each.iri.startswith(PSYKG)]


def _values(meta: obographs.Meta | None, predicate: str) -> list[Any]:
    return [each for each in (meta.basicPropertyValues if meta else None) or [] if each.pred == predicate]


def _recovered(graph: obographs.Graph) -> Recovered:
    kinds, ring = {CONCEPT_CLASS}, {CONCEPT_CLASS}
    while ring:
        ring = {each.sub for each in graph.edges if each.pred == "is_a" and each.obj in ring} - kinds
        kinds |= ring
    concepts = {each.sub for each in graph.edges if each.pred == "type" and each.obj in kinds}
    nodes = [each for each in graph.nodes if each.id in concepts]
    edges = [((each.sub, each.pred, each.obj), each.meta) for each in graph.edges if each.sub in concepts]
    edges = [(triple, meta) for triple, meta in edges if triple[1] != "type"]
    notes = [(triple, value) for triple, meta in edges for value in (meta.basicPropertyValues or [] if meta else [])]
    schema = {each.id for each in graph.nodes if each.type == "CLASS" or each.propertyType == "OBJECT"}
    return Recovered(
        concepts=concepts,
        relationships={triple for triple, _ in edges},
        labels={(each.id, each.lbl, "") for each in nodes if each.lbl}
        | {(each.id, value.val, "") for each in nodes for value in _values(each.meta, SKOS + "prefLabel")},
        alternatives={(n.id, each.val or "", "") for n in nodes for each in (n.meta.synonyms or [] if n.meta else [])},
        definitions={(n.id, n.meta.definition.val or "", "") for n in nodes if n.meta and n.meta.definition}
        | {(each.id, value.val, "") for each in nodes for value in _values(each.meta, SKOS + "definition")},
        values={
            (each.id, value.pred, value.val or "", "")
            for each in nodes
            for value in (each.meta.basicPropertyValues or [] if each.meta else [])
            if not value.pred.startswith(SKOS)
        },
        inferred={triple for triple, value in notes if value.pred == INFERRED},
        sentences={(triple, value.val) for triple, value in notes if value.pred == DCTERMS + "source"},  # type: ignore[misc]
        modalities={(triple, value.val) for triple, value in notes if value.pred == MODALITY},  # type: ignore[misc]
        claims={(triple, claim) for triple, value in notes for claim in value.xrefs or []},
        matches={
            (each.id, value.pred, value.val or "")
            for each in nodes
            for value in (each.meta.basicPropertyValues or [] if each.meta else [])
            if value.pred.startswith(SKOS) and value.pred.endswith("Match")
        },
        parents={
            (each.sub, each.obj)
            for each in graph.edges
            if each.pred in {"is_a", "subPropertyOf"} and each.sub in schema
        },
    )


def test_the_package_has_a_place_for_everything_in_it(written: bytes) -> None:
    said = json.loads(written)
    assert said["graphs"][0].pop("lbl")  # The format has it, the package does not.
    read = GraphDocument.model_validate(said)
    assert read.model_dump(mode="json", by_alias=True, exclude_unset=True) == said
    with pytest.raises(ValidationError):
        GraphDocument.model_validate({"graphs": [{"id": "x", "edges": [{"sub": 1}], "nodes": [{"type": "THING"}]}]})


def test_it_holds_all_but_what_it_says_it_loses(graph: obographs.Graph, content: Content) -> None:
    check(FORMAT, _recovered(graph), content)
    assert len(graph.nodes) == len({each.id for each in graph.nodes})


def test_oaklib_holds_all_of_it(in_oaklib: Any, content: Content) -> None:
    (graph,) = GraphDocument.model_validate({"graphs": [in_oaklib["graph"]]}).graphs
    check(FORMAT, _recovered(graph), content)


def test_oaklib_says_what_concepts_are_called_and_how_all_is_related(
    in_oaklib: Any, graph: obographs.Graph, content: Content
) -> None:
    assert set(in_oaklib["entities"]) == {each.id for each in graph.nodes}
    bare = {"is_a": RDFS + "subClassOf", "subPropertyOf": RDFS + "subPropertyOf", "inverseOf": OWL + "inverseOf"}
    edges = {(each.sub, bare.get(each.pred, each.pred), each.obj) for each in graph.edges}
    assert set(map(tuple, in_oaklib["relationships"])) == edges
    for each in _hostile(content):
        called = in_oaklib["aliases"][each.iri]
        assert called.get("rdfs:label", []) == ([each.label] if each.labels else [])
        assert called.get("oio:hasExactSynonym", []) == [text.text for text in each.alternatives]


def test_axioms_stand_where_they_have_a_place(graph: obographs.Graph, source: Source) -> None:
    chains = [quad for quad in source.read() if quad.predicate.value == OWL + "propertyChainAxiom"]
    assert len(graph.propertyChainAxioms) == len(chains) > 0
    assert ["involves", "isFormOf"] in [_names(each.chainPredicateIds) for each in graph.propertyChainAxioms]
    defined = {_name(each.definedClassId): each for each in graph.logicalDefinitionAxioms}
    assert _names(defined["InsightPhase"].genusIds or []) == ["Phase"]
    assert [_name(each.fillerId) for each in defined["InsightPhase"].restrictions or []] == ["insight"]
    ranges = {_name(each.predicateId): each for each in graph.domainRangeAxioms}
    assert _names(ranges["isBasedOn"].domainClassIds or []) == ["Therapy"]
    assert _names(ranges["isBasedOn"].rangeClassIds or []) == ["Therapy"]
    edges = {(_name(each.sub), _name(each.pred), _name(each.obj)) for each in graph.edges}
    assert {("hasForm", "inverseOf", "isFormOf"), ("Phase", "isPhaseOf", "Therapy")} <= edges


def _name(iri: str) -> str:
    return iri.removeprefix(PSYKG)


def _names(iris: list[str]) -> list[str]:
    return list(map(_name, iris))
