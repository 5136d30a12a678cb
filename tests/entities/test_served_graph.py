"""Descriptions on the graph that is served: what a reader would miss most if it were gone."""

import csv
from pathlib import Path

import pytest

from psykg.engine import Engine
from psykg.entities.description import Description, describe
from psykg.entities.index import Index
from psykg.entities.reasons import Reason, Reasons
from psykg.entities.search import search
from psykg.entities.terms import Statement
from psykg.knowledge.dataset import asserted_quads


@pytest.fixture(scope="module")
def labels(engine: Engine) -> Index:
    return Index(engine)


@pytest.fixture(scope="module")
def reasons() -> Reasons:
    return Reasons(asserted_quads)


@pytest.fixture(scope="module")
def pages(engine: Engine, labels: Index) -> list[Description]:
    """What is told of every concept."""
    return [describe(engine, concept.name, labels) for _, concepts in labels.concepts for concept in concepts]


def with_relation(description: Description, name: str) -> dict[str, Statement]:
    groups = (group for group in description.outgoing if group.relation.name == name)
    return {statement.value.label: statement for group in groups for statement in group.statements}


def sentences(reason: Reason) -> set[str]:
    own = {claim.sentence.name for claim in reason.claims if claim.sentence}
    return own.union(*map(sentences, reason.premises))


def test_insight_is_involved_in_two_phases_for_reasons_that_come_down_to_sentences(
    engine: Engine, labels: Index, reasons: Reasons
) -> None:
    involved = with_relation(describe(engine, "insight", labels), "isInvolvedIn")
    assert set(involved) == {"middle phase", "termination phase"}
    why = {label: reasons.why(labels, statement) for label, statement in involved.items()}
    assert {label: sentences(reason) for label, reason in why.items() if reason} == {
        "middle phase": {"p7s7", "p7s9"},
        "termination phase": {"p9s5"},
    }


def test_every_inferred_statement_on_a_page_of_a_concept_has_a_reason(
    pages: list[Description], labels: Index, reasons: Reasons
) -> None:
    shown = [s for page in pages for group in (*page.outgoing, *page.incoming) for s in group.statements]
    inferred = [s for s in (*shown, *(s for page in pages for s in page.kinds)) if s.inferred]
    assert inferred
    assert [s for s in inferred if not reasons.why(labels, s)] == []


def test_every_statement_between_concepts_is_said_somewhere_or_inferred(pages: list[Description]) -> None:
    concepts = {page.thing for page in pages}
    shown = [s for page in pages for group in page.outgoing for s in group.statements]
    assert len(shown) > 500
    assert [s for s in shown if s.value in concepts and not s.claims and not s.inferred] == []


def test_the_session_length_is_told_in_minutes(engine: Engine, labels: Index) -> None:
    length = describe(engine, "session-length-of-45-to-50-minutes", labels)
    assert set(with_relation(length, "schema:minValue")) == {"45 minutes"}
    assert set(with_relation(length, "schema:maxValue")) == {"50 minutes"}


def test_what_supportive_therapy_does_not_primarily_aim_at_is_told_as_denied(engine: Engine, labels: Index) -> None:
    denials = describe(engine, "supportive-therapy", labels).denials
    primary = {s.value.label for s in denials if s.relation.name == "hasPrimaryGoal"}
    assert primary == {"development of insight", "personality change"}


@pytest.mark.parametrize("name", ["addresses", "involves"])
def test_the_chains_of_a_relation_come_in_the_order_of_their_words(engine: Engine, labels: Index, name: str) -> None:
    facets = {facet.heading: facet.runs for facet in describe(engine, name, labels).facets}
    chains = [[step.label for step in run] for run in facets["follows from the steps"]]
    assert len(chains) > 1
    assert chains == sorted(chains)


def test_every_body_sentence_has_a_paraphrase_and_says_something(engine: Engine, labels: Index) -> None:
    names = [labels.thing(iri).name for iri in labels if labels.kind(iri) == "sentence"]
    pages = [describe(engine, name, labels) for name in names]
    assert len(pages) >= 48
    assert [page.thing.name for page in pages if not page.texts or not page.sayings] == []


def test_the_phases_come_under_their_kind(labels: Index) -> None:
    kinds = {kind.label: [concept.label for concept in concepts] for kind, concepts in labels.concepts}
    assert kinds["phase"] == ["evaluation phase", "middle phase", "termination phase"]


def test_every_concept_that_must_be_there_is_found_by_its_preferred_label(labels: Index, shared: Path) -> None:
    with (shared / "design" / "concepts.tsv").open(encoding="utf-8") as lines:
        wanted = [row["preferred label"] for row in csv.DictReader(lines, delimiter="\t")]
    missed = [label for label in wanted if label not in [hit.matched for hit in search(labels, label)[:1]]]
    assert len(wanted) > 100
    assert missed == []
