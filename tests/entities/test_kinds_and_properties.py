"""The kinds of concepts and their properties, as the graph has them."""

import pytest

from psykg.engine import EmbeddedEngine
from psykg.entities.index import Index
from psykg.entities.kinds import Kinds
from psykg.entities.properties import Properties
from psykg.vocabulary import CONCEPT_CLASS, PSYKG, SKOS


@pytest.fixture(scope="module")
def index(engine: EmbeddedEngine) -> Index:
    return Index(engine)


@pytest.fixture(scope="module")
def kinds(engine: EmbeddedEngine, index: Index) -> Kinds:
    return Kinds(engine, index)


@pytest.fixture(scope="module")
def properties(engine: EmbeddedEngine, index: Index, kinds: Kinds) -> Properties:
    return Properties(engine, index, kinds)


def test_a_concept_belongs_to_its_kind_to_wider_ones_and_to_those_that_are_defined(kinds: Kinds) -> None:
    assert {PSYKG + "Book", PSYKG + "Publication", CONCEPT_CLASS} <= kinds.of(
        PSYKG + "systems-of-psychotherapy-a-transtheoretical-analysis"
    )
    assert PSYKG + "InsightPhase" in kinds.of(PSYKG + "middle-phase")
    assert [kind.name for kind in kinds.shown(PSYKG + "middle-phase")] == ["Phase"]


def test_the_kind_right_above_is_told_and_none_above_that(kinds: Kinds) -> None:
    assert [kind.name for kind in kinds.wider(PSYKG + "Book")] == ["Publication"]
    assert [kind.name for kind in kinds.wider(PSYKG + "Phase")] == ["Concept"]
    assert kinds.wider(CONCEPT_CLASS) == []
    assert kinds.wider(PSYKG + "Claim") == []


def test_sentences_and_claims_are_no_kinds_of_concepts(kinds: Kinds) -> None:
    assert {PSYKG + "Phase", CONCEPT_CLASS} < set(kinds)
    assert PSYKG + "Sentence" not in kinds
    assert PSYKG + "Claim" not in kinds


def test_properties_are_those_that_concepts_of_the_kind_have(properties: Properties) -> None:
    of_phases = {each.name for each in properties.of_kind(PSYKG + "Phase")}
    assert {"involves", "skos:prefLabel", "skos:definition"} <= of_phases
    assert "edition" not in of_phases
    assert properties.of_kind(PSYKG + "Sentence") == []


def test_what_is_for_finding_and_for_reading_questions_is_no_property(properties: Properties) -> None:
    assert SKOS + "hiddenLabel" not in properties
    assert PSYKG + "takesArticle" not in properties


def test_values_are_read_by_their_subject(properties: Properties) -> None:
    values = properties.values(PSYKG + "isInvolvedIn")
    assert {value.value for value in values[PSYKG + "insight"]} == {PSYKG + "middle-phase", PSYKG + "termination-phase"}
    assert properties.values(PSYKG + "is-no-property") == {}


def test_the_kind_of_values_is_told_where_the_schema_says_it(properties: Properties) -> None:
    kind = properties.kind_of_values(PSYKG + "isInvolvedIn")
    assert kind is not None
    assert kind.name == "Phase"
    assert properties.kind_of_values(SKOS + "prefLabel") is None
