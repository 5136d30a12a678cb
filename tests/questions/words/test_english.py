import pytest

from psykg.questions.words.english import agreeing, an, enumerated, number_of, plural, predicate, sentence, singular


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a, and more", "b", "c"], "a, and more; b and c"),
    ],
)
def test_a_list_ends_in_and_and_keeps_apart_what_has_commas(parts: list[str], told: str) -> None:
    assert enumerated(parts) == told


def test_a_list_of_choices_ends_in_or() -> None:
    assert enumerated(["a", "b"], "or") == "a or b"


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("goal", "goals"),
        ("therapy", "therapies"),
        ("way", "ways"),
        ("process", "processes"),
        ("hypothesis", "hypotheses"),
        ("means", "means"),
        ("mental concept", "mental concepts"),
        ("reason for seeking treatment", "reasons for seeking treatment"),
        ("point of difference", "points of difference"),
    ],
)
def test_plurals_are_those_of_the_noun_that_leads(one: str, several: str) -> None:
    assert plural(one) == several


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("involves", "involve"),
        ("focuses on", "focus on"),
        ("carries", "carry"),
        ("passes through", "pass through"),
        ("has goal", "have goal"),
        ("is used for", "are used for"),
        ("is a goal of", "are goals of"),
        ("is a reason for seeking", "are reasons for seeking"),
        ("can be a goal of", "can be a goal of"),
    ],
)
def test_a_verb_agrees_with_several_subjects_and_is_left_alone_with_one(verb: str, told: str) -> None:
    assert agreeing(verb, 2) == told
    assert agreeing(verb, 1) == verb


def test_the_base_form_of_a_verb_keeps_its_e() -> None:
    assert agreeing("uses", 2) == "use"


def test_a_sentence_has_a_capital_and_one_full_stop() -> None:
    assert sentence("the end") == "The end."
    assert sentence("Why not?") == "Why not?"
    assert sentence(" McGill it is. ") == "McGill it is."


def test_a_noun_takes_its_article_by_its_sound() -> None:
    assert [an("outcome"), an("goal")] == ["an outcome", "a goal"]


def test_the_plural_of_what_is_named_in_something_is_that_of_its_noun() -> None:
    assert plural("resource named") == "resources named"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("goals for treatment", 2),
        ("the patterns of thinking", 2),
        ("issues related to the end of treatment", 2),
        ("other well-intentioned people", 2),
        ("friends and family members (may)", 2),
        ("agreement on goals", 1),
        ("prolonged sadness", 1),
        ("psychoanalysis", 1),
        ("series of sessions", 1),
        ("therapist's listening", 1),
        ("Systems of Psychotherapy", 1),
        ("", 1),
    ],
)
def test_the_noun_that_leads_gives_a_name_its_number(name: str, number: int) -> None:
    assert number_of(name) == number


@pytest.mark.parametrize(
    ("several", "one"),
    [("goals", "goal"), ("therapies", "therapy"), ("basis", "basis"), ("means", "means"), ("focus", "focus")],
)
def test_the_singular_leaves_alone_what_is_none(several: str, one: str) -> None:
    assert singular(several) == one


@pytest.mark.parametrize(
    ("label", "objects", "number", "several", "said"),
    [
        ("has goal", "insight", 1, False, "has insight as a goal"),
        ("has goal", "insight and growth", 2, True, "have insight and growth as goals"),
        ("includes activity", "listening", 1, False, "includes listening as an activity"),
        ("has goal", "some goal", 1, False, "has a goal"),
        ("has or can have", "insight", 1, False, "has or can have insight"),
        ("has common ground in", "a view", 1, False, "has common ground in a view"),
        ("involves", "insight", 2, False, "involve insight"),
    ],
)
def test_a_label_with_a_noun_is_told_around_its_objects(
    label: str, objects: str, number: int, several: bool, said: str
) -> None:
    assert predicate(label, objects, number, several=several) == said
