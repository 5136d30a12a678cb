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
from psykg.vocabulary import CLAIM_CLASS, MODALITY, OWL, PSYKG, RDF, RDFS
from tests.exports.conftest import exported
from tests.exports.formats.owl_reading import Facts, recovered
from tests.exports.recovered import Recovered, Triple, check

NP = "http://www.nanopub.org/nschema#"
PROV = "http://www.w3.org/ns/prov#"
DENIAL = ("sourceIndividual", "assertionProperty", "targetIndividual")
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
        facts = Facts(parts["provenance"])
        (provenance,) = facts.of.values()
        told = {key: {str(value)[1:-1] for value in values} for key, values in provenance.items()}
        said = [tuple(str(term)[1:-1] for term in quad.triple) for quad in parts["assertion"]]
        assertion = Facts(parts["assertion"])
        for node in assertion.instances(OWL + "NegativePropertyAssertion"):
            said = [tuple(assertion.iris(node, OWL + part)[0] for part in DENIAL)]
        yield from ((triple, told) for triple in said if told[PROV + "wasDerivedFrom"] != {PSYKG})  # type: ignore[misc]


def _recovered(publications: Publications, kinds: list[Quad]) -> Recovered:
    found = recovered(Facts([*(q for parts in publications.values() for q in parts["assertion"]), *kinds]))
    grounds = [(t, told) for t, told in _grounds(publications) if {t[0], t[2]} <= found.concepts]
    for part, key in (("sentences", "hadPrimarySource"), ("claims", "wasDerivedFrom"), ("modalities", "")):
        told_by = PROV + key if key else MODALITY
        setattr(found, part, {(triple, iri) for triple, told in grounds for iri in told.get(told_by, ())})
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
        assert {quad.subject.value for quad in parts["provenance"]} == {f"{name}#assertion"}  # type: ignore[union-attr]
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
