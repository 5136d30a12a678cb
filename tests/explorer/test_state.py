"""What an address says the page shows, and back."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields, replace
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.errors import ParameterError
from psykg.explorer.state import FARTHEST, State, View

NAMES = ("view", "steps", "whole", "hide", "stated", "q", "a", "b", "from", "to", "passage", "words", "sort", "page",
         "at", "focus", "statement")  # fmt: skip

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60).map(str.strip)
states = st.builds(
    State,
    view=st.sampled_from(View),
    steps=st.integers(1, FARTHEST),
    whole=st.booleans(),
    stated=st.booleans(),
    hide=st.lists(texts.filter(bool), max_size=4, unique=True).map(tuple),
    page=st.integers(1, 999_999),
    **{field.name: texts for field in fields(State) if field.type == "str" or field.type is str},
)
parameters = st.dictionaries(
    st.sampled_from(NAMES) | st.text(max_size=5),
    st.lists(
        st.text(max_size=20)
        | st.text(alphabet="0123456789", max_size=30)
        | st.sampled_from([*View, "0", "1", " 1 ", "insight", "²", "٣", " "])
        | st.just("9" * 5000),
        max_size=3,
    ),
)


def read_back(state: State) -> State:
    """The state that somebody sees who opens the address of this one."""
    address = urlencode(state.parameters(), doseq=True)
    return State.of(parse_qs(address, keep_blank_values=True))


@given(state=states)
def test_whoever_opens_the_address_of_a_state_sees_the_same(state: State) -> None:
    assert read_back(state) == state


@given(given=parameters)
def test_any_address_gives_a_state_that_can_be_shared_or_says_what_is_wrong(given: dict[str, Sequence[str]]) -> None:
    with suppress(ParameterError):
        state = State.of(given)
        assert 1 <= state.steps <= FARTHEST
        assert 1 <= state.page <= 999_999
        encodable = {name: values for name, values in given.items() if "".join(values).isprintable()}
        if encodable == given:
            assert read_back(state) == state


def test_the_first_page_needs_no_parameters() -> None:
    assert State().parameters() == {}
    assert State.of({}) == State()


def test_what_goes_without_saying_is_not_said() -> None:
    assert State(focus="insight", steps=2, whole=True).parameters() == {"focus": "insight", "steps": 2, "whole": 1}


def test_concept_and_statement_come_last_in_an_address() -> None:
    state = State(focus="insight", statement="a b c", at="0 0 800", hide=("Phase",), words="w")
    assert list(state.parameters())[-2:] == ["focus", "statement"]


def test_parameters_of_other_names_are_left_aside() -> None:
    assert State.of({"utm_source": ["x"], "format": ["csv"], "start": ["insight"]}) == State()


def test_spaces_around_a_word_do_not_matter() -> None:
    assert State.of({"focus": [" insight\n"], "whole": ["1 "], "steps": [" 2"]}) == State(
        focus="insight", whole=True, steps=2
    )


def test_of_several_values_the_last_counts_and_kinds_are_hidden_once_each() -> None:
    state = State.of({"focus": ["loss", "insight"], "hide": ["Phase", "", "Goal", " ", "Phase"]})
    assert state == State(focus="insight", hide=("Phase", "Goal"))


@pytest.mark.parametrize(
    "steps", ["0", "4", "-1", "1.5", "two", "²", "٢", " ", "0000000012", "000000001999", "9" * 1999]
)
def test_steps_are_few_however_they_are_written(steps: str) -> None:
    with pytest.raises(ParameterError, match="steps"):
        State.of({"steps": [steps]})


@pytest.mark.parametrize("page", ["0", "1000000", "0000000001000000", "page"])
def test_a_page_has_a_number_of_at_most_six_digits(page: str) -> None:
    with pytest.raises(ParameterError, match="number from 1 to 999999"):
        State.of({"page": [page]})


def test_a_text_may_be_long_but_not_any_length() -> None:
    assert State.of({"q": ["x" * 2000]}).question == "x" * 2000
    with pytest.raises(ParameterError, match="“q” is longer than 2000 characters") as refused:
        State.of({"q": ["x" * 2001]})
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(("name", "value"), [("view", "maze" * 400), ("whole", "yes" * 400), ("steps", "no" * 400)])
def test_what_is_refused_is_named_and_not_repeated_whole(name: str, value: str) -> None:
    with pytest.raises(ParameterError, match=f"“{name}”") as refused:
        State.of({name: [value]})
    assert len(str(refused.value)) < 200


SHOWN = State(View.ARTICLE, focus="loss", hide=("Goal",), statement="a b c", question="why?", passage="p7s9",
              words="w", page=3, at="0 0 800")  # fmt: skip


def test_a_concept_that_is_chosen_takes_the_place_of_what_was_asked_explained_or_lit() -> None:
    assert SHOWN.focused("insight") == State(View.ARTICLE, focus="insight", hide=("Goal",), words="w")


def test_a_statement_that_is_chosen_leaves_the_drawing_and_the_table_as_they_are() -> None:
    assert SHOWN.explaining("d e f") == replace(SHOWN, statement="d e f")


def test_a_passage_that_is_chosen_is_lit_beside_the_article() -> None:
    lit = SHOWN.changed(view=View.MAP).lighting("p8s1")
    assert lit == State(View.ARTICLE, passage="p8s1", hide=("Goal",), words="w")


def test_a_change_of_what_is_shown_begins_at_its_top() -> None:
    changed = SHOWN.changed(sort="-value")
    assert (changed.page, changed.at, changed.sort) == (1, "", "-value")
    assert SHOWN.changed(page=4).page == 4
