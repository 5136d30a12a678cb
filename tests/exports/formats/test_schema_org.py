"""schema.org: JSON-LD that an RDF library reads, with a data set for catalogues and a term for each concept."""

import json
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from psykg.exports.content import Content
from psykg.exports.formats.schema_org import FORMAT
from psykg.exports.source import Source
from psykg.exports.table import names
from psykg.knowledge.graph import as_graph
from psykg.vocabulary import PSYKG, SKOS
from tests.exports.conftest import exported
from tests.exports.recovered import Label, Recovered, check

SCHEMA = Namespace("https://schema.org/")
LINKS = {key: {"@type": "@id"} for key in ("url", "contentUrl")}
SET = URIRef(PSYKG)


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def graph(written: bytes) -> Graph:
    """The document as RDF. In place of the context of schema.org, which is on the net, stands what it says here."""
    document = json.loads(written)
    assert document["@context"][0] == "https://schema.org"
    document["@context"][0] = {"@vocab": str(SCHEMA), **LINKS}
    return as_graph(parse(json.dumps(document), format=RdfFormat.JSON_LD))


def _texts(graph: Graph, predicate: URIRef) -> set[Label]:
    terms = graph.subjects(RDF.type, SCHEMA.DefinedTerm)
    found = [(str(term), text) for term in terms for text in graph.objects(term, predicate)]
    return {(iri, str(text), text.language or "") for iri, text in found if isinstance(text, Literal)}


def test_it_holds_terms_with_texts_in_their_languages(graph: Graph, content: Content) -> None:
    found = Recovered(
        concepts={str(term) for term in graph.subjects(SCHEMA.inDefinedTermSet, SET)},
        relationships=None,
        labels=_texts(graph, SCHEMA.name),
        alternatives=_texts(graph, SCHEMA.alternateName),
        definitions=_texts(graph, SCHEMA.description),
        matches={(str(term), SKOS + "exactMatch", str(same)) for term, same in graph.subject_objects(SCHEMA.sameAs)},
    )
    check(FORMAT, found, content)


def test_each_term_has_its_kind_and_its_short_name(graph: Graph) -> None:
    term = URIRef(PSYKG + "supportive-therapy")
    assert set(graph.objects(term, SCHEMA.additionalType)) == {URIRef(PSYKG + "Therapy")}
    assert str(graph.value(term, SCHEMA.termCode)) == "supportive-therapy"
    assert graph.value(term, SCHEMA.url) == term


def test_the_data_set_says_what_catalogues_ask_for(graph: Graph) -> None:
    assert set(graph.objects(SET, RDF.type)) == {SCHEMA.Dataset, SCHEMA.DefinedTermSet}
    for asked in ("name", "description", "license", "datePublished", "version", "creditText", "url"):
        assert len(set(graph.objects(SET, SCHEMA[asked]))) == 1, asked
    addresses = {str(graph.value(each, SCHEMA.contentUrl)) for each in graph.objects(SET, SCHEMA.distribution)}
    assert addresses == {f"{PSYKG}export/{name}" for name in names()}


def test_it_may_stand_in_a_page_as_it_is(written: bytes) -> None:
    assert b"<" not in written


def test_english_comes_first_and_is_plain(written: bytes) -> None:
    terms: dict[str, Any] = {each["@id"]: each for each in json.loads(written)["@graph"]}
    plain, *others = terms["https://example.org/hostile/quotes"]["name"]
    assert plain == "\"double\" 'single' `back` \\ backslash"
    assert {each["@language"] for each in others} == {"de", "fr"}
