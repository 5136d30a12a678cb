"""What the article says stands in claims, and each claim in its one sentence."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from psykg.vocabulary import CLAIM, CLAIM_CLASS, CONCEPT_CLASS, DCTERMS, MODALITY, PSYKG, RDF, RDFS, SCHEMA_GRAPH, SKOS

_SENTENCE = PSYKG + "Sentence"


def _text(term: object) -> str:
    """An IRI, or what a literal says; nothing of a blank node."""
    return str(getattr(term, "value", ""))


def _in_claims(quads: list[Quad]) -> list[Quad]:
    return [quad for quad in quads if _text(quad.graph_name).startswith(CLAIM)]


def _column(served: Store, query: str) -> set[str]:
    """The values of `?x` in the union of all graphs."""
    rows = cast("QuerySolutions", served.query(query, use_default_graph_as_union=True))
    return {_text(row["x"]) for row in rows}


def _objects(quads: list[Quad], predicate: str) -> dict[str, list[str]]:
    found = defaultdict(list)
    for quad in quads:
        if quad.predicate.value == predicate and isinstance(quad.subject, NamedNode):
            found[quad.subject.value].append(_text(quad.object))
    return found


def _instances(served: Store, kind: str) -> set[str]:
    """Everything of a kind in the closure, whichever of its sub-kinds it was given."""
    return _column(served, f"SELECT DISTINCT ?x {{ ?x a <{kind}> }}")


def test_every_relation_between_concepts_stands_in_a_claim(asserted: list[Quad], served: Store) -> None:
    concepts = _instances(served, CONCEPT_CLASS)
    outside = [
        quad
        for quad in asserted
        if _text(quad.graph_name) == SCHEMA_GRAPH and _text(quad.subject) in concepts and _text(quad.object) in concepts
    ]
    assert len(concepts) > 190
    assert outside == []


def test_every_claim_has_one_source_sentence_and_one_modality(asserted: list[Quad], served: Store) -> None:
    claims = {_text(quad.graph_name) for quad in _in_claims(asserted)}
    described = {iri for iri, kinds in _objects(asserted, RDF + "type").items() if CLAIM_CLASS in kinds}
    sources, modalities = _objects(asserted, DCTERMS + "source"), _objects(asserted, MODALITY)
    sentences, known = _instances(served, _SENTENCE), _instances(served, PSYKG + "Modality")
    assert claims == described
    for claim in claims:
        assert len(sources[claim]) == len(modalities[claim]) == 1, claim
        assert sources[claim][0] in sentences
        assert modalities[claim][0] in known


def test_a_claim_is_named_after_its_sentence(asserted: list[Quad]) -> None:
    for claim, (sentence,) in _objects(asserted, DCTERMS + "source").items():
        if claim.startswith(CLAIM):
            assert claim.removeprefix(CLAIM).rpartition("-")[0] == sentence.removeprefix(PSYKG)


def test_every_sentence_makes_a_claim(asserted: list[Quad], served: Store) -> None:
    cited = {sources[0] for sources in _objects(asserted, DCTERMS + "source").values()}
    assert _instances(served, _SENTENCE) - cited == set()


def test_the_sentences_are_those_of_the_article(served: Store, shared: Path) -> None:
    with (shared / "article" / "sentences.tsv").open(encoding="utf-8") as rows:
        locators = {PSYKG + row["locator"] for row in csv.DictReader(rows, delimiter="\t")}
    assert _instances(served, _SENTENCE) == locators


def test_no_statement_of_a_claim_is_denied_by_another(asserted: list[Quad]) -> None:
    stated = {(quad.subject, quad.predicate, quad.object) for quad in _in_claims(asserted)}
    parts: dict[object, dict[str, object]] = defaultdict(dict)
    for quad in _in_claims(asserted):
        parts[quad.subject][quad.predicate.value.rpartition("#")[2]] = quad.object
    denials = [part for part in parts.values() if "assertionProperty" in part]
    assert denials
    for denial in denials:
        assert (denial["sourceIndividual"], denial["assertionProperty"], denial["targetIndividual"]) not in stated


def test_every_concept_asked_for_is_found_by_its_label_in_its_kind_and_sentences(
    asserted: list[Quad], served: Store, shared: Path
) -> None:
    by_label: dict[str, str] = {}
    for iri, labels in _objects(asserted, SKOS + "prefLabel").items():
        by_label |= dict.fromkeys(labels, iri)
    others = {iri: set(labels) for iri, labels in _objects(asserted, SKOS + "altLabel").items()}
    for iri, labels in _objects(asserted, SKOS + "hiddenLabel").items():
        others.setdefault(iri, set()).update(labels)
    mentioned = defaultdict(set)
    for quad in _in_claims(asserted):
        for term in (quad.subject, quad.object):
            mentioned[_text(term)].add(_text(quad.graph_name).removeprefix(CLAIM).rpartition("-")[0])
    with (shared / "design" / "concepts.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            concept = by_label[row["preferred label"]]
            assert concept in _instances(served, PSYKG + row["kind"])
            wanted = {label.strip() for label in row["other labels (not exhaustive)"].split(";")} - {""}
            assert wanted <= others.get(concept, set()), concept
            assert set(row["stated in"].split()) <= mentioned[concept], concept


def test_every_name_has_a_label_and_a_definition(served: Store) -> None:
    nameless = _column(
        served,
        f"""PREFIX owl: <http://www.w3.org/2002/07/owl#>
        SELECT ?x {{
            {{ ?x a <{CONCEPT_CLASS}> }} UNION
            {{ ?x a ?sort FILTER(isIRI(?x) && ?sort IN (owl:Class, owl:ObjectProperty, owl:DatatypeProperty)) }}
            FILTER NOT EXISTS {{ ?x <{RDFS}label> ?label ; <{SKOS}prefLabel> ?label ; <{SKOS}definition> ?definition }}
        }}""",
    )
    assert nameless == set()
