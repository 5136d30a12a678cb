"""Texts from elsewhere, matched against the concepts."""

import pytest

from psykg.engine import EmbeddedEngine, united
from psykg.entities.index import Index
from psykg.entities.kinds import Kinds
from psykg.entities.matching import Candidate, Matching, Sought, Wanted
from psykg.entities.properties import Properties
from psykg.vocabulary import PSYKG
from tests.entities.twins import TWINS


def matching_in(engine: EmbeddedEngine) -> tuple[Index, Matching]:
    index = Index(engine)
    kinds = Kinds(engine, index)
    return index, Matching(index, kinds, Properties(engine, index, kinds))


@pytest.fixture(scope="module")
def known(engine: EmbeddedEngine) -> tuple[Index, Matching]:
    return matching_in(engine)


@pytest.fixture(scope="module")
def twins() -> Matching:
    return matching_in(EmbeddedEngine(united(TWINS)))[1]


def named(found: list[Candidate]) -> list[tuple[str, bool]]:
    return [(each.thing.name, each.match) for each in found]


def test_every_concept_comes_first_by_its_preferred_label_and_by_its_iri(known: tuple[Index, Matching]) -> None:
    index, matching = known
    assert len(index.members) > 100
    for iri in index.members:
        for text in (index.thing(iri).label, iri):
            best = matching.candidates(Sought(text), 1)[0]
            assert (best.thing.iri, best.match, best.score) == (iri, True, 100), text


def test_every_alternative_label_leads_to_its_concept(known: tuple[Index, Matching]) -> None:
    index, matching = known
    for iri in index.members:
        for label in index.labels(iri):
            found = matching.candidates(Sought(label.text), 3) if label.rank == 1 else []
            assert not found or iri in [each.thing.iri for each in found]


@pytest.mark.parametrize("text", ["INSIGHT", " insight ", "Insight.", "ínsight"])
def test_case_accents_and_marks_make_no_difference(known: tuple[Index, Matching], text: str) -> None:
    assert named(known[1].candidates(Sought(text), 1)) == [("insight", True)]


def test_a_slip_of_the_pen_finds_it_and_does_not_match(known: tuple[Index, Matching]) -> None:
    assert named(known[1].candidates(Sought("insigth"), 1)) == [("insight", False)]


def test_the_order_of_words_counts_little(known: tuple[Index, Matching]) -> None:
    assert named(known[1].candidates(Sought("phase of termination"), 1)) == [("termination-phase", False)]


@pytest.mark.parametrize("text", ["zebra crossing", "12345", "!?", "  ", "\x00"])
def test_what_is_like_nothing_finds_nothing(known: tuple[Index, Matching], text: str) -> None:
    assert known[1].candidates(Sought(text), 5) == []


def test_a_text_of_any_length_is_taken(known: tuple[Index, Matching]) -> None:
    assert known[1].candidates(Sought("zebra " * 100_000), 5) == []


def test_two_of_one_label_are_both_found_and_neither_matches(twins: Matching) -> None:
    assert named(twins.candidates(Sought("twin"), 5)) == [("one", False), ("other", False)]


def test_of_two_of_one_label_the_one_that_fits_matches(twins: Matching) -> None:
    assert named(twins.candidates(Sought("twin", kinds=(PSYKG + "Phase",)), 5)) == [("one", True)]
    wanted = Wanted(PSYKG + "precedes", texts=("Third",))
    found = twins.candidates(Sought("twin", properties=(wanted,)), 5)
    assert [(each.thing.name, each.score) for each in found] == [("one", 100), ("other", 75)]


def test_an_alternative_label_that_another_has_too_is_no_match(twins: Matching) -> None:
    assert named(twins.candidates(Sought("shared"), 5)) == [("third", False), ("other", False)]


def test_a_hidden_label_finds_and_never_matches(twins: Matching) -> None:
    assert named(twins.candidates(Sought("concealed"), 5)) == [("third", False)]


def test_kinds_include_narrower_ones(known: tuple[Index, Matching]) -> None:
    for kind in ("Therapy", "Treatment", "Concept"):
        assert named(known[1].candidates(Sought("group therapy", kinds=(PSYKG + kind,)), 1)) == [
            ("group-therapy", True)
        ]


@pytest.mark.parametrize(
    "wanted",
    [Wanted(PSYKG + "edition", numbers=(4.0,)), Wanted(PSYKG + "edition", texts=("4",))],
    ids=["number", "text"],
)
def test_numbers_are_compared_as_numbers_and_as_they_are_written(known: tuple[Index, Matching], wanted: Wanted) -> None:
    (found,) = known[1].candidates(Sought(properties=(wanted,)), 5)
    assert found.match
    assert [kind.name for kind in found.kinds] == ["Book"]
    assert found.features == {"properties": 1.0}
