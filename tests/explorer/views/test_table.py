"""The table of statements: what fits is found, any column sorts any labels, and pages leave nothing out."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psykg.entities.statements import natural_order
from psykg.entities.terms import Claim, Statement, Thing, Value
from psykg.errors import ParameterError
from psykg.explorer.atlas import Atlas
from psykg.explorer.views.table import COLUMNS, ROWS, fitting, ordered, table
from tests.explorer.graphs import told

texts = st.text(max_size=8) | st.text(alphabet="p1s20 ²٣aA", max_size=6)
things = st.builds(Thing, iri=st.just("urn:x"), name=st.just("x"), label=texts)
claims = st.builds(Claim, thing=things, sentence=st.none() | things, modality=st.none() | things)
statements = st.lists(
    st.builds(
        Statement,
        subject=things,
        relation=things,
        value=things | st.builds(Value, text=texts),
        claims=st.lists(claims, max_size=2).map(tuple),
        inferred=st.booleans(),
        denied=st.booleans(),
    ),
    max_size=6,
)
sorts = st.sampled_from(["", *COLUMNS, *(f"-{column}" for column in COLUMNS)])


def row(label: str, value: str = "value", *sentences: str) -> Statement:
    said = tuple(Claim(_thing("claim"), _thing(each), _thing("always")) for each in sentences)
    return Statement(_thing(label), _thing("has"), _thing(value), said, inferred=not said)


def _thing(label: str) -> Thing:
    return Thing(f"urn:{label}", label, label)


def served(atlas: Atlas) -> list[Statement]:
    return [*atlas.network.statements, *atlas.network.values]


@settings(max_examples=50, deadline=None)
@given(found=statements, sort=sorts)
def test_any_labels_can_be_sorted_by_any_column_and_nothing_is_lost(found: list[Statement], sort: str) -> None:
    rows = ordered(found, sort)
    assert sorted(map(id, rows)) == sorted(map(id, found))
    assert ordered(rows, sort) == rows


@settings(max_examples=50, deadline=None)
@given(found=statements, column=st.sampled_from(COLUMNS))
def test_rows_that_are_alike_in_a_column_stay_in_order_of_their_subjects(found: list[Statement], column: str) -> None:
    same = [Statement(each.subject, _thing("r"), _thing("v"), inferred=True) for each in found]
    if column != "subject":
        labels = [natural_order(each.subject.label) for each in ordered(same, column)]
        assert labels == sorted(labels)
        assert ordered(same, f"-{column}") == ordered(same, column)


@settings(max_examples=50, deadline=None)
@given(found=statements, words=st.text(max_size=5), more=st.text(max_size=5))
def test_with_more_words_no_more_is_found(found: list[Statement], words: str, more: str) -> None:
    few, all_of_them = fitting(found, f"{words} {more}"), fitting(found, words)
    assert all(each in all_of_them for each in few)
    assert fitting(found, f"{more} {words}") == few


@pytest.mark.parametrize("words", ["", "   ", "!?"])
def test_without_words_everything_fits(garden: Atlas, words: str) -> None:
    assert fitting(served(garden), words) == served(garden)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("SPRING tulip", {"tulip growsIn spring"}),
        ("grows", {"tulip growsIn spring", "NOT crocus growsIn winter"}),
        ("inferred", {"tulip growsIn spring"}),
        ("not the case", {"NOT crocus growsIn winter"}),
        ("p1s2", {"crocus flowersIn spring", "crocus schema:maxValue 15 centimetres", "NOT crocus growsIn winter"}),
        ("usually stated", {"crocus flowersIn spring", "crocus schema:maxValue 15 centimetres"}),
        ("15 centimetres", {"crocus schema:maxValue 15 centimetres"}),
        ("spring winter", set()),
    ],
)
def test_a_statement_fits_by_labels_sentence_modality_and_how_it_is_known(
    garden: Atlas, words: str, found: set[str]
) -> None:
    assert {told(each) for each in fitting(served(garden), words)} == found


def test_accents_do_not_matter() -> None:
    assert fitting([row("Café rose")], "cafe ROSÉ")


def test_numbers_within_labels_sort_as_numbers() -> None:
    rows = [row("session 10"), row("session 9"), row("Session 1")]
    assert [each.subject.label for each in ordered(rows, "")] == ["Session 1", "session 9", "session 10"]
    said = [row("a", "v", "p10s1"), row("b", "v", "p2s10"), row("c", "v", "p2s9"), row("d")]
    assert [each.subject.label for each in ordered(said, "sentence")] == ["c", "b", "a", "d"]


def test_a_label_of_thousands_of_digits_is_sorted_too() -> None:
    assert [each.subject.label[0] for each in ordered([row("9" * 5000), row("1")], "subject")] == ["1", "9"]


def test_what_follows_comes_after_what_is_said_and_before_it_where_the_order_is_turned(atlas: Atlas) -> None:
    for column in ("sentence", "modality"):
        said = [bool(each.claims) for each in ordered(served(atlas), column)]
        assert said == sorted(said, reverse=True)
        turned = [bool(each.claims) for each in ordered(served(atlas), f"-{column}")]
        assert turned == sorted(turned)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_minus_turns_the_order_of_a_column(atlas: Atlas, column: str) -> None:
    labels = {"subject": "subject", "relation": "relation", "value": "value"}
    if column in labels:
        rising = [natural_order(getattr(each, column).label) for each in ordered(served(atlas), column)]
        assert all(upper <= lower for upper, lower in pairwise(rising))
        falling = [natural_order(getattr(each, column).label) for each in ordered(served(atlas), f"-{column}")]
        assert falling == rising[::-1]
    assert table(served(atlas), "", f"-{column}", 1).falling
    assert not table(served(atlas), "", column, 1).falling


def test_the_pages_together_hold_every_row_once_in_order(atlas: Atlas) -> None:
    every = ordered(served(atlas), "value")
    pages = [table(served(atlas), "", "value", number) for number in range(1, table(every, "", "", 1).pages + 1)]
    assert len(pages) > 2
    assert [each for page in pages for each in page.rows] == every
    assert {page.found for page in pages} == {len(every)}
    assert all(len(page.rows) == ROWS for page in pages[:-1])
    assert pages[-1].rows


def test_beyond_the_last_page_is_the_last_page(garden: Atlas) -> None:
    found = table(served(garden), "", "", 99)
    assert (found.page, found.pages, found.found, len(found.rows)) == (1, 1, 6, 6)


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (ROWS, 1), (ROWS + 1, 2)])
def test_there_are_as_many_pages_as_it_takes(count: int, pages: int) -> None:
    found = table([row(str(number)) for number in range(count)], "", "", 99)
    assert (found.pages, found.page, found.found) == (pages, pages, count)


@pytest.mark.parametrize("sort", ["colour", "-", "--value", "Subject", "value ", "x" * 2000])
def test_a_column_that_is_none_is_refused_with_those_there_are(sort: str) -> None:
    if sort == "-":
        assert table([], "", sort, 1).sort == "subject"
        return
    with pytest.raises(ParameterError, match="subject, relation, value, sentence, modality") as refused:
        ordered([], sort)
    assert len(str(refused.value)) < 200
