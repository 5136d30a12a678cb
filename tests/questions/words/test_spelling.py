import pytest

from psykg.questions.words.spelling import is_known, lemma, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What is INSIGHT?!", "what is insight"),
        ("the therapist's, the patients\u2019 and James\u2019s tasks", "the therapist the patients and james tasks"),
        ("What's it? It isn't; they can't, cannot.", "what is it it is not they can not can not"),
        ("wat does it do, whats that, dont know", "what does it do what is that do not know"),
        ("In the nineties? Whats that, u.s.", "in the 1990 s what is that u s"),
        ("cognitive-behavioral self-talk/other", "cognitive behavioral self talk other"),
        ("naïve Café \uff37\uff29\uff24\uff25", "naive cafe wide"),
        ("ins\u200bight ins\u00adight \u202einsight\u202c \x1binsight", "insight insight insight insight"),
        ("45.5 minutes in 1984, twice", "45.5 minutes in 1984 twice"),
        ("snake_case {braces} <b>", "snake case braces b"),
        ("“”—…?", ""),
    ],
)
def test_words_are_small_letters_without_marks_accents_or_what_cannot_be_seen(text: str, found: str) -> None:
    assert tokens(text) == found.split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("behaviour", "behavior"),
        ("remains", "remain"),
        ("behavioural", "behavioral"),
        ("colours", "color"),
        ("organise", "organize"),
        ("organisations", "organization"),
        ("analysed", "analyze"),
        ("defences", "defense"),
        ("dialogue", "dialog"),
        ("programmes", "program"),
        ("judgemental", "judgmental"),
        ("therapies", "therapy"),
        ("crises", "crisis"),
        ("children", "child"),
        ("involved", "involve"),
        ("focuses", "focus"),
        ("feeding", "feed"),
        ("fixed", "fix"),
    ],
)
def test_british_and_american_words_and_all_forms_of_a_word_are_the_same(one: str, other: str) -> None:
    assert lemma(one) == lemma(other)


@pytest.mark.parametrize(
    ("one", "other"), [("therapy", "therapist"), ("goal", "gaol"), ("phase", "phrase"), ("patient", "patience")]
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert lemma(one) != lemma(other)


def test_a_word_of_english_is_known_and_a_slip_of_the_fingers_is_not() -> None:
    assert all(map(is_known, ["insight", "goals", "oppressive", "1984"]))
    assert not any(map(is_known, ["insigth", "terapy", "xyzzy"]))
