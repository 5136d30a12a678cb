"""Finding things by label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.entities.index import Index
from psykg.entities.search import Hit, folded, labelled, nearest, search


def found(hits: list[Hit]) -> list[str]:
    return [hit.thing.label for hit in hits]


@pytest.mark.parametrize("words", ["crocus", "CROCUS", " crocus ", "Spring Crocus", "krokus", "crocus!"])
def test_a_thing_is_found_by_any_of_its_labels_in_any_case(index: Index, words: str) -> None:
    assert found(search(index, words))[0] == "crocus"


def test_the_label_that_matched_and_the_kind_are_told(index: Index) -> None:
    (hit,) = search(index, "krokus")
    assert (hit.thing.name, hit.kind, hit.matched) == ("crocus", "plant", "krokus")


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "cafe\u0301 rose"])
def test_accents_do_not_matter(index: Index, words: str) -> None:
    assert found(search(index, words)) == ["Café rose"]


def test_the_label_itself_goes_before_beginnings_words_and_parts(index: Index) -> None:
    assert found(search(index, "spring")) == ["spring", "crocus", "plant of spring"]
    assert found(search(index, "lant")) == ["plant", "plant of spring"]


def test_words_may_come_in_any_order(index: Index) -> None:
    assert found(search(index, "spring plant")) == ["plant of spring"]


def test_classes_relations_and_sentences_are_found_too(index: Index) -> None:
    assert [hit.kind for words in ("season", "grows in", "p1s10") for hit in search(index, words)[:1]] == [
        "class",
        "relation",
        "sentence",
    ]


def test_things_of_other_namespaces_are_found(index: Index) -> None:
    assert [hit.thing.iri for hit in search(index, "odd address")] == ["https://example.org/a#b?c=d"]


@pytest.mark.parametrize("words", ["", "   ", "!?", "zzzz"])
def test_nothing_is_found_for_nothing(index: Index, words: str) -> None:
    assert search(index, words) == []


def test_no_more_is_given_than_asked_for(index: Index) -> None:
    assert len(search(index, "s", limit=3)) == 3


@given(words=st.text(max_size=300))
def test_any_text_gives_the_same_hits_twice_and_each_thing_once(index: Index, words: str) -> None:
    hits = search(index, words)
    assert hits == search(index, words)
    assert len({hit.thing.iri for hit in hits}) == len(hits) <= 20


@given(text=st.text())
def test_folding_is_done_once_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_mistyped_word_leads_to_what_was_meant(index: Index) -> None:
    assert [thing.name for thing in nearest(index, "tulpi")] == ["tulip"]
    assert nearest(index, "qqqqqq") == []


def test_a_label_leads_to_all_that_have_it(index: Index) -> None:
    assert [thing.name for thing in labelled(index, "Crocus")] == ["crocus"]
    assert [thing.name for thing in labelled(index, "krokus")] == ["crocus"]
    assert labelled(index, "croc") == []
