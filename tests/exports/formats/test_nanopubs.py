"""Nanopublications: valid by the package nanopub, one a statement, each with its sentence."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from nanopub.nanopub import Nanopub
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize
from rdflib import ConjunctiveGraph

from psykg.exports.choices import Choices
from psykg.exports.content import Content
from psykg.exports.formats.nanopubs import FORMAT
from psykg.exports.source import Source
from psykg.knowledge.graph import as_graph
from psykg.vocabulary import CLAIM_CLASS, MODALITY, OWL, PSYKG, RDF, RDFS
from tests.exports.conftest import exported
from tests.exports.rdf_reading import from_graph
from tests.exports.recovered import Recovered, Triple, check

NP = "http://www.nanopub.org/nschema#"
PROV = "http://www.w3.org/ns/prov#"
DENIAL = ("sourceIndividual", "assertionProperty", "targetIndividual")
TOLD_BY = {"sentences": PROV + "hadPrimarySource", "claims": PROV + "wasDerivedFrom", "modalities": MODALITY}
Publications = dict[str, dict[str, list[Quad]]]


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def publications(written: bytes) -> Publications:
    """The quads of each nanopublication, by the part that they stand in."""
    found: Publications = defaultdict(lambda: defaultdict(list))
    for quad in parse(written, format=RdfFormat.TRIG):
        name, _, part = str(quad.graph_name)[1:-1].partition("#")
        found[name][part].append(quad)
    return found


def _grounds(publications: Publications) -> Iterator[tuple[Triple, dict[str, set[str]]]]:
    """For each statement and denial what its provenance tells."""
    for parts in publications.values():
        told: dict[str, set[str]] = defaultdict(set)
        for quad in parts["provenance"]:
            told[quad.predicate.value].add(_iri(quad.object))
        said = [(_iri(q.subject), q.predicate.value, _iri(q.object)) for q in parts["assertion"]]
        denied = {predicate: value for _, predicate, value in said}
        if OWL + "targetIndividual" in denied:
            subject, relation, value = (denied[OWL + part] for part in DENIAL)
            said = [(subject, relation, value)]
        yield from ((triple, told) for triple in said if told[PROV + "wasDerivedFrom"] != {PSYKG})


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _recovered(publications: Publications, kinds: list[Quad]) -> Recovered:
    asserted = (quad for parts in publications.values() for quad in parts["assertion"])
    found = from_graph(as_graph([*asserted, *kinds]))
    grounds = [(t, told) for t, told in _grounds(publications) if {t[0], t[2]} <= found.concepts]
    for part, key in TOLD_BY.items():
        setattr(found, part, {(triple, iri) for triple, told in grounds for iri in told.get(key, ())})
    found.parents = None
    return found


def test_they_hold_all_that_is_said_of_concepts(publications: Publications, source: Source, stated: Content) -> None:
    # Which kinds are kinds of concepts, and which properties are the lexicon's, stands in the ontology.
    narrower = {RDFS + "subClassOf", RDFS + "subPropertyOf"}
    kinds = [quad for quad in source.read() if quad.predicate.value in narrower]
    check(FORMAT, _recovered(publications, kinds), stated)


def test_each_has_its_four_parts_and_says_so(publications: Publications) -> None:
    for name, parts in publications.items():
        assert set(parts) == {"Head", "assertion", "provenance", "pubinfo"}, name
        head = {(quad.predicate.value, str(quad.object)[1:-1]) for quad in parts["Head"]}
        assert head == {
            (RDF + "type", NP + "Nanopublication"),
            (NP + "hasAssertion", f"{name}#assertion"),
            (NP + "hasProvenance", f"{name}#provenance"),
            (NP + "hasPublicationInfo", f"{name}#pubinfo"),
        }
        assert {str(quad.subject)[1:-1] for quad in parts["pubinfo"]} == {name}
        assert {_iri(quad.subject) for quad in parts["provenance"]} == {f"{name}#assertion"}
        published = {quad.predicate.value.rpartition("/")[2] for quad in parts["pubinfo"]}
        assert {"created", "creator", "license"} <= published


def test_there_is_one_for_each_statement_and_denial_and_concept(publications: Publications, source: Source) -> None:
    claims = {quad.subject for quad in source.read() if quad.object == NamedNode(CLAIM_CLASS)}
    said = [quad for quad in source.read() if quad.graph_name in claims]
    statements = sum(isinstance(quad.subject, NamedNode) for quad in said)
    denials = sum(quad.object == NamedNode(OWL + "NegativePropertyAssertion") for quad in said)
    concepts = len(Content(source).concepts)
    assert len(publications) == statements + denials + concepts


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_package_nanopub_finds_them_valid(publications: Publications) -> None:
    for name in sorted(publications)[::40]:
        quads = [quad for part in publications[name].values() for quad in part]
        graph = ConjunctiveGraph()
        graph.parse(data=serialize(quads, format=RdfFormat.TRIG), format="trig")
        assert Nanopub(rdf=graph).is_valid


def test_they_need_provenance_whatever_is_chosen(source: Source, written: bytes) -> None:
    assert exported(FORMAT, Source(source.read, Choices(inferred=False, provenance=False))) == written
