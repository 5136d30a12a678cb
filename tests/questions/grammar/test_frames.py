import time

import pytest

from psykg.questions.grammar.frames import framed
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    ("text", "sort", "groups"),
    [
        ("which sentence says that a is b", "source", {"x": "a is b"}),
        ("where does the article mention a", "source", {"x": "a"}),
        ("what is the source for the claim that a is b", "source", {"x": "a is b"}),
        ("what is the difference between a and b", "difference", {"pair": "a and b"}),
        ("how does a differ from b", "difference", {"x": "a", "y": "b"}),
        ("a vs b", "comparison", {"x": "a", "y": "b"}),
        ("a vs b similarities and differences", "comparison", {"x": "a", "y": "b"}),
        ("similarities and differences between a and b", "comparison", {"pair": "a and b"}),
        ("what do a and b have in common", "shared", {"pair": "a and b"}),
        ("which is a", "concept", {"x": "a"}),
        ("how is a connected to b", "path", {"x": "a", "y": "b"}),
        ("in what way is a connected to b", "path", {"x": "a", "y": "b"}),
        ("trace the link from a to b", "path", {"pair": "a to b"}),
        ("how are a and b related", "path", {"pair": "a and b"}),
        ("what are other names for a", "names", {"x": "a"}),
        ("what else is a called", "names", {"x": "a"}),
        ("which concept is also called a", "names", {"x": "a"}),
        ("what does the term a mean", "definition", {"x": "a"}),
        ("define a", "definition", {"x": "a"}),
        ("what is meant by a", "definition", {"x": "a"}),
        ("how many a does b have", "count", {"x": "a does b have"}),
        ("number of a", "count", {"x": "a"}),
        ("does a involve b", "boolean", {"x": "a involve b"}),
        ("is it true that a involves b", "boolean", {"x": "a involves b"}),
        ("are there any a", "exists", {"x": "a"}),
    ],
)
def test_a_question_is_of_the_sort_that_its_words_say(text: str, sort: str, groups: dict[str, str]) -> None:
    told = [
        {name: value for name, value in found.items() if value} for frame, found in framed(text) if frame.name == sort
    ]
    assert groups in told


@pytest.mark.alone
def test_frames_are_done_with_at_once_whatever_the_text() -> None:
    for text in ("what is the " * 40, "how is a related to " * 25, "is it " * 80, "the source of the " * 28):
        start = time.perf_counter()
        framed(text.strip())
        assert time.perf_counter() - start < 0.1


def test_the_source_of_a_thing_is_what_it_comes_from_and_of_a_claim_where_it_is_said(ask: Asked) -> None:
    assert labels(ask("What is the source of emotional problems?")) == ["unconscious conflicts", "unconscious motives"]
    answer = ask("What is the source of the claim that the therapist maintains a neutral stance?")
    assert labels(answer) == ["p8s3"]


def test_the_sentence_that_backs_a_claim_says_it(ask: Asked) -> None:
    assert labels(ask("Which sentence supports the claim that the therapist maintains a neutral stance?")) == ["p8s3"]


def test_where_in_the_article_something_is_given_asks_for_sentences(ask: Asked) -> None:
    assert labels(ask("Where in the article is the length of sessions given?")) == ["p6s2", "p7s4"]
