"""Triples in the words of schema.org as JSON-LD, read back by rdflib."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import Graph
from rdflib.compare import isomorphic

from psykg.engine import EmbeddedEngine, Triples
from psykg.entities.schema_org import defined_term, json_ld
from psykg.vocabulary import PSYKG

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it

SCHEMA = "https://schema.org/"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

iris = st.sampled_from(["insight", "Phase", "a/b", "é"]).map(lambda name: NamedNode(PSYKG + name))
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
literals = st.one_of(
    texts.map(Literal),
    st.builds(Literal, texts, language=st.sampled_from(["en", "he", "zh-hant"])),
    st.integers().map(Literal),
)
properties = st.sampled_from(["name", "url", "description"]).map(lambda name: NamedNode(SCHEMA + name))
types = st.sampled_from(["DefinedTerm", "Dataset"]).map(lambda name: NamedNode(SCHEMA + name))
statements = st.one_of(
    st.builds(Triple, iris, properties, st.one_of(literals, iris)), st.builds(Triple, iris, st.just(TYPE), types)
)


@given(st.lists(statements, min_size=1, max_size=8))
@settings(max_examples=40)
def test_nothing_is_lost_or_added_whatever_is_said(said: list[Triple]) -> None:
    triples = Triples.of(said)
    back = Graph().parse(data=json.dumps(json_ld(triples)), format="json-ld")
    assert isomorphic(back, Graph().parse(data=triples.ntriples, format="nt"))


def test_a_blank_node_stands_inside_what_it_is_said_of() -> None:
    file = BlankNode("file")
    told = json_ld(
        Triples.of(
            [
                Triple(NamedNode(PSYKG), NamedNode(SCHEMA + "distribution"), file),
                Triple(file, NamedNode(SCHEMA + "name"), Literal("a file")),
            ]
        )
    )
    assert told
    assert told["@graph"] == [{"@id": PSYKG, "distribution": {"name": "a file"}}]


def test_links_and_texts_are_plain_where_a_search_engine_looks_for_them(engine: EmbeddedEngine) -> None:
    told = json_ld(defined_term(engine, PSYKG + "insight"))
    assert told
    assert told["@context"]["url"] == {"@type": "@id"}
    (term,) = [node for node in told["@graph"] if node["@type"] == "DefinedTerm"]
    assert (term["url"], term["termCode"]) == (PSYKG + "insight", "insight")


def test_of_what_has_no_definition_there_is_nothing_to_tell(engine: EmbeddedEngine) -> None:
    assert json_ld(defined_term(engine, PSYKG + "p3s2")) is None
