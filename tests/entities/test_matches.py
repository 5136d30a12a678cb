"""Terms of other vocabularies, on the graph that is served."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from psykg.engine import EmbeddedEngine, Engine, Triples, united
from psykg.entities.description import describe, graph_of
from psykg.entities.index import Index
from psykg.entities.matches import matches
from psykg.entities.search import search
from psykg.knowledge.dataset import closure_quads
from psykg.vocabulary import MAPPINGS_GRAPH, PSYKG, SKOS


@pytest.fixture(scope="module")
def labels(engine: Engine) -> Index:
    return Index(engine)


def test_matches_come_with_vocabulary_label_and_way_and_false_friends_last(engine: Engine, labels: Index) -> None:
    found = matches(engine, labels, PSYKG + "insight")
    assert [(each.vocabulary, each.label, each.way, each.denied) for each in found] == [
        ("APA Thesaurus", "Insight", "related", False),
        ("APA Thesaurus", "Insight (Psychotherapeutic Process)", "same", False),
        ("Cognitive Atlas", "insight", "close", True),
        ("HPO", "Lack of insight", "close", True),
    ]
    assert found[1].term == "https://w3id.org/zpid/vocabs/terms/25600"
    assert found[1].relation == SKOS + "exactMatch"
    assert found[3].note.endswith("There it is about knowing that one is ill")


def test_what_has_no_name_in_the_graph_is_called_by_its_iri() -> None:
    graph = """_:m <http://www.w3.org/2002/07/owl#annotatedSource> <a:one> ;
      <http://www.w3.org/2002/07/owl#annotatedProperty> <http://www.w3.org/2004/02/skos/core#closeMatch> ;
      <http://www.w3.org/2002/07/owl#annotatedTarget> <http://b.org/aTerm> ;
      <https://w3id.org/sssom/object_source> <http://b.org/bigList> ."""
    engine = EmbeddedEngine(united(parse(graph, format=RdfFormat.TURTLE)))
    (match,) = matches(engine, Index(engine), "a:one")
    assert (match.vocabulary, match.label, match.way, match.note) == ("big list", "a term", "close match", "")


def test_matches_are_not_told_again_among_the_relations_and_nothing_else_is_lost(engine: Engine, labels: Index) -> None:
    described = describe(engine, "anxiety", labels)
    assert len(described.matches) == 9
    assert [group.relation.label for group in described.outgoing if "match" in group.relation.label] == []
    kind = describe(engine, "Person", labels)
    told = {group.relation.label: [s.value.label for s in group.statements] for group in kind.outgoing}
    assert told["close match"] == ["person"], "what the schema says itself is still told"


def test_the_rdf_of_a_concept_has_its_matches_with_their_labels(engine: Engine, labels: Index) -> None:
    graph = graph_of(engine, "insight", labels)
    assert isinstance(graph, Triples)
    text = graph.ntriples.decode()
    assert f"<{PSYKG}insight> <{SKOS}exactMatch> <https://w3id.org/zpid/vocabs/terms/25600>" in text
    assert '"Insight (Psychotherapeutic Process)"' in text
    assert f"<{PSYKG}insight> <{SKOS}closeMatch>" not in text, "a false friend is no match"
    assert "NegatedPredicate" in text


def test_a_foreign_term_leads_back_to_what_it_matches(engine: Engine, labels: Index) -> None:
    described = describe(engine, "http://id.nlm.nih.gov/mesh/D064889", labels)
    (group,) = described.incoming
    assert (group.relation.label, group.statements[0].subject.name) == ("exact match", "psychodynamic-psychotherapy")


def test_words_of_other_vocabularies_are_neither_labels_nor_found(labels: Index) -> None:
    without = EmbeddedEngine(united(quad for quad in closure_quads() if quad.graph_name != NamedNode(MAPPINGS_GRAPH)))
    assert sorted(labels) == sorted(Index(without))
    assert search(labels, "Lack of insight") == search(labels, "MeSH") == []
