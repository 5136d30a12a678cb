"""What answers rest on: sentences, how firmly they say it, and derivations."""

import re

import pytest

from psykg.questions.answers.answer import Item
from tests.questions.asking import Asked

_LOCATOR = re.compile(r"p\d+s\d+|[abo]\d+")


def _item(asked: Asked, question: str, label: str) -> Item:
    return next(item for item in asked(question).items if item.label == label)


def test_all_sentences_that_say_so_are_given_and_the_firmest_counts(workshop: Asked) -> None:
    saw = _item(workshop, "Which tools cut oak?", "fretsaw")
    assert set(saw.sources) == {"p1s2", "p1s10"}
    assert (saw.modality, saw.inferred, saw.derivation) == ("mostly", False, None)


def test_what_rests_on_several_statements_is_no_firmer_than_the_weakest(workshop: Asked) -> None:
    saw = _item(workshop, "Which tools cut both oak and slate?", "fretsaw")
    assert saw.modality == "perhaps"
    assert set(saw.sources) == {"p1s2", "p1s10"}


@pytest.mark.parametrize(
    "question",
    [
        "What are the goals of supportive therapy?",
        "Which phases involve insight?",
        "Why do people seek psychodynamic psychotherapy?",
        "How long is a session?",
        "Who wrote Systems of Psychotherapy?",
        "What does the therapist do?",
        "How is insight connected to Freud?",
        "Does psychodynamic psychotherapy differ from psychoanalysis?",
    ],
)
def test_every_answer_names_its_sentences_by_locator(ask: Asked, question: str) -> None:
    items = ask(question).items
    assert items
    for item in items:
        assert item.sources
        assert all(map(_LOCATOR.fullmatch, item.sources))


def test_what_is_inferred_carries_its_derivation_down_to_sentences(ask: Asked) -> None:
    for item in ask("Which phases involve insight?").items:
        assert item.inferred
        told = item.data["derivation"]
        assert told["rule"]
        leaves, steps = set[str](), [told]
        for step in steps:
            leaves.update(step["sources"])
            steps += step["because"]
        assert set(item.sources) == leaves


def test_what_is_stated_is_not_told_as_inferred(ask: Asked) -> None:
    item = _item(ask, "What are the goals of expressive therapy?", "relief of symptoms")
    assert (item.inferred, item.derivation, item.sources) == (False, None, ("p2s2",))


def test_what_nothing_says_has_no_sentence(workshop: Asked) -> None:
    assert _item(workshop, "steps", "oiling").sources == ()


def test_sentences_stand_in_the_order_of_the_text(workshop: Asked) -> None:
    assert _item(workshop, "Which tools cut oak?", "fretsaw").sources == ("p1s2", "p1s10")
