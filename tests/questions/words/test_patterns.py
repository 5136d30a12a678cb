"""Patterns of names: each combination is a name, and nothing else is."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.questions.words.patterns import Patterns

WORDS = st.sampled_from(["agree", "settle", "choose", "goal", "aim", "session", "number"])
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
CHOICES = st.lists(st.one_of(st.just(""), TEXTS), min_size=1, max_size=3)
PARTS = st.lists(CHOICES, min_size=1, max_size=4)


def named(pattern: str, text: str) -> list[str]:
    return [meaning.iri for meaning in Patterns([("it", pattern)]).meanings(tuple(text.split()))]


@pytest.mark.parametrize("text", ["agree on goal", "agree on aim", "settle goal", "settle aim"])
def test_each_of_the_first_is_a_name_with_each_of_the_second(text: str) -> None:
    assert named("(agree on|settle) (goals|aims)", text) == ["it"]


@pytest.mark.parametrize("text", ["agree goal", "settle", "goal", "settle goal goal", "agree on settle", ""])
def test_nothing_else_is(text: str) -> None:
    assert named("(agree on|settle) (goals|aims)", text) == []


def test_what_may_be_empty_may_be_left_out_at_either_end_and_between() -> None:
    pattern = "(|help) spot (|all) patterns(| soon)"
    for text in ("spot pattern", "help spot pattern", "spot all pattern soon", "help spot all pattern"):
        assert named(pattern, text) == ["it"]


def test_articles_and_auxiliaries_and_the_forms_of_words_are_as_in_labels() -> None:
    assert named("the goals (are|have been) agreed on", "goal agree on") == ["it"]


def test_another_small_preposition_will_do_within_a_name_and_not_before_it() -> None:
    assert named("talk about (feelings|loss)", "talk ~ loss") == ["it"]
    assert named("in sessions", "~ session") == []


def test_two_may_have_the_same_name() -> None:
    patterns = Patterns([("one", "(close|end) of day"), ("other", "end of (day|week)")])
    assert {meaning.iri for meaning in patterns.meanings(("end", "of", "day"))} == {"one", "other"}
    assert {meaning.iri for meaning in patterns.meanings(("end", "of", "week"))} == {"other"}


@given(PARTS)
def test_all_combinations_are_names_and_so_begins_each(parts: list[list[str]]) -> None:
    pattern = " ".join(f"({'|'.join(part)})" for part in parts)
    patterns = Patterns([("it", pattern)])
    for chosen in product(*parts):
        key = tuple(" ".join(chosen).split())
        assert [meaning.iri for meaning in patterns.meanings(key)] == (["it"] if key else [])
        assert all(patterns.begin(key[:length]) for length in range(1, len(key) + 1))


@given(PARTS, st.lists(WORDS, min_size=1, max_size=8))
def test_what_is_no_combination_is_no_name(parts: list[list[str]], words: list[str]) -> None:
    names = {" ".join(" ".join(chosen).split()) for chosen in product(*parts)}
    pattern = " ".join(f"({'|'.join(part)})" for part in parts)
    assert bool(named(pattern, " ".join(words))) == (" ".join(words) in names)


@given(st.text("(|) ab", max_size=40), st.lists(st.sampled_from("ab")))
def test_any_text_is_taken_for_a_pattern_without_a_complaint(pattern: str, key: list[str]) -> None:
    assert len(named(pattern, " ".join(key))) <= 1
