"""Words as they were meant."""

import random

import pytest

from psykg.questions.words.function_words import FUNCTION_WORDS
from psykg.questions.words.spelling import lemma, tokens
from tests.questions.asking import Asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("insigth", "insight"),
        ("terapy", "therapy"),
        ("suportive", "supportive"),
        ("psycodinamic", "psychodynamic"),
        ("gaols", "goals"),
        ("wich", "which"),
        ("editers", "editor"),
    ],
)
def test_a_slip_in_a_word_is_mended(ask: Asked, typed: str, meant: str) -> None:
    assert ask.lexicon.corrected(typed) == meant


@pytest.mark.parametrize("word", ["oppressive", "repressive", "progressive", "phrases", "patience", "incite", "state"])
def test_a_word_that_exists_is_never_changed_into_another(ask: Asked, workshop: Asked, word: str) -> None:
    assert ask.lexicon.corrected(word) == workshop.lexicon.corrected(word) == word


@pytest.mark.parametrize("word", ["ok", "oka", "ins", "xlate", "qqqqqqqq"])
def test_what_is_too_short_too_far_off_or_near_to_two_concepts_is_left_as_it_is(workshop: Asked, word: str) -> None:
    """“xlate” is as near to “slate” as to “plate”."""
    assert workshop.lexicon.corrected(word) == word


def test_a_typo_never_turns_one_concept_into_another(ask: Asked) -> None:
    written = {token for iri in ask.index for label in ask.index.labels(iri) for token in tokens(label.text)}
    chance = random.Random(4)  # noqa: S311 (no secret)
    for word in chance.sample(sorted(word for word in written - FUNCTION_WORDS if len(word) > 4), 150):
        place = chance.randrange(len(word))
        for typed in (word[:place] + word[place + 1 :], word[:place] + "q" + word[place:]):
            mended = ask.lexicon.corrected(typed)
            assert mended in FUNCTION_WORDS | {typed} or lemma(mended) == lemma(word), (typed, mended)


def test_ph_may_be_written_as_it_sounds(ask: Asked) -> None:
    assert ask.lexicon.corrected("fase") == "phase"


def test_what_sounds_like_one_word_and_lacks_a_letter_of_another_is_left_as_it_is(ask: Asked) -> None:
    """“Uphold”, or “unfold”."""
    assert ask.lexicon.corrected("ufold") == "ufold"


def test_of_two_words_that_are_as_near_the_one_with_a_letter_doubled_was_meant(ask: Asked) -> None:
    assert ask.lexicon.corrected("arange") == "arrange"


def test_of_a_verb_and_a_name_that_are_as_near_a_mistyped_word_is_the_name(ask: Asked) -> None:
    """“insigt” is as near to “insist”, which is how a verb is put and no name."""
    assert ask.lexicon.corrected("insigt") == "insight"
