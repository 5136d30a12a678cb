"""Whatever is asked, there is an answer with a status, the same each time, and in bounded time."""

import json
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from psykg.errors import EngineUnavailableError
from psykg.questions.answers.answer import Answer, Status
from psykg.questions.questioning import LONGEST
from tests.questions.asking import Asked, workshop_with
from tests.questions.grading import read

DATA = Path(__file__).parent / "data"

_HOSTILE = (
    "\0\x1b[31m\ufffe",
    "\u202ethgisni si tahw",
    "\ud800",
    '"} UNION { ?s ?p ?o } #',
    "what is insight> . } DROP ALL ; #",
    "SELECT * WHERE { ?s ?p ?o }",
    "<script>alert('insight')</script>",
    "{{7*7}} ${thing} $thing %s %(x)s",
    "what is \\u0041 \\N{BULLET} \\",
    "insight " * 130_000,
    "I" + "\u0301" * 400,
    "\uff19" * 500,
    "(" * 500,
    "goal of " * 62,
    "is " * 40,
    "not " * 40,
    "and insight " * 20,
)
"""Text that nobody asks a question with."""

_KNOWN = (
    "which what who how when why is does are not and or but both of in to with by for the a between that "
    "goals goal phase phases therapy insight therapist patient expressive supportive middle first last involve "
    "aim follow published 1990 three difference sentence says"
)
"""Words that questions here may hold."""

_FEW = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


_ASKED = [question["q"].split() for path in sorted(DATA.glob("*.jsonl")) for question in read(path)]
"""The questions of all sets, in words."""


def _is_answer(answer: Answer) -> None:
    assert isinstance(answer.status, Status)
    assert answer.text
    assert (answer.status is Status.ANSWERED) == (answer.kind is not None) == (answer.sparql is not None)
    assert answer.status is Status.ANSWERED or not answer.items


@_FEW
@given(st.text(st.characters(), max_size=80))
@example("")
@example("\ud800")
@example("What is \u0130nsight?")
def test_any_text_has_an_answer_and_the_same_one_twice(ask: Asked, text: str) -> None:
    answer = ask(text)
    _is_answer(answer)
    assert ask(text) == answer


@_FEW
@given(st.sampled_from(_ASKED), st.sampled_from(_ASKED), st.data())
def test_the_head_of_one_question_with_the_tail_of_another_gets_a_status(
    ask: Asked, first: list[str], second: list[str], data: st.DataObject
) -> None:
    head = first[: data.draw(st.integers(1, len(first)))]
    _is_answer(ask(" ".join([*head, *second[data.draw(st.integers(0, len(second))) :]])))


@_FEW
@given(st.lists(st.sampled_from(_KNOWN.split()), min_size=1, max_size=7))
def test_any_words_that_are_known_have_an_answer_and_the_same_one_twice(ask: Asked, words: list[str]) -> None:
    text = " ".join(words)
    answer = ask(text)
    _is_answer(answer)
    assert ask(text) == answer


@settings(_FEW, max_examples=60)
@given(st.lists(st.sampled_from(_KNOWN.split()), min_size=2, max_size=7))
def test_whatever_is_answered_the_query_shown_gives(ask: Asked, words: list[str]) -> None:
    answer = ask(" ".join(words))
    if answer.boolean is not None:
        assert ask.given_by(answer) is answer.boolean
    elif answer.kind in ("list", "number") and answer.items:
        assert ask.given_by(answer) >= {item.iri or item.label for item in answer.items}  # type: ignore[operator]


@pytest.mark.parametrize("text", _HOSTILE, ids=range(len(_HOSTILE)))
def test_hostile_text_is_done_with_in_bounded_time_and_comes_back_as_it_was(ask: Asked, text: str) -> None:
    start = time.perf_counter()
    answer = ask(text)
    assert time.perf_counter() - start < 2
    assert answer.status is not Status.ANSWERED
    assert answer.question == text.strip()[:LONGEST]
    assert json.loads(json.dumps(answer.data)) == answer.data


def test_text_that_unfolds_into_thousands_of_words_is_done_with_at_once(ask: Asked) -> None:
    start = time.perf_counter()
    ask("ﷺ" * 500)
    assert time.perf_counter() - start < 0.3


@pytest.mark.parametrize(
    "text",
    [
        "goal " * 40,
        "condition " * 25,
        "which condition role book goals goal with treatment publication therapy role treatment not",
    ],
)
def test_a_heap_of_nouns_is_done_with_in_bounded_time(ask: Asked, text: str) -> None:
    start = time.perf_counter()
    ask(text)
    assert time.perf_counter() - start < 1


def test_marks_in_a_question_do_not_hide_its_words(ask: Asked) -> None:
    plain = ask("What is insight?")
    assert plain.status is Status.ANSWERED
    for text in ("  what\tIS\n“insight”?!  ", "What is ins\u200bight\u202e?", "¿What is *insight*?"):
        assert ask(text).text == plain.text


def test_several_threads_get_the_same_answers(ask: Asked) -> None:
    asked = ["Which phases involve insight?", "What are the goals of supportive therapy?", "How long is a session?"]
    expected, found = [ask(each) for each in asked], list[list[Answer]]()
    threads = [threading.Thread(target=lambda: found.append([ask(each) for each in asked])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_two_that_read_the_same_graph_answer_alike() -> None:
    one, other = workshop_with(), Asked(reversed(workshop_with().quads))
    for question in ("Which tools cut oak?", "What cuts slate?", "How is the joiner connected to oak?", "tools"):
        assert one(question).data == other(question).data


def test_an_engine_that_fails_is_not_taken_for_a_silent_article(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = workshop_with()

    def failing(*_: object, **__: object) -> None:
        raise EngineUnavailableError("It is gone.")

    monkeypatch.setattr(asked.engine, "answer", failing)
    with pytest.raises(EngineUnavailableError):
        asked("Which tools cut oak?")


@pytest.mark.parametrize("question", ["Who are you?", "Who is it for?", "Why?", "When?"])
def test_a_question_that_names_nothing_is_not_answered(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_readings_with_the_same_answers_are_told_once_and_so_together(ask: Asked) -> None:
    found = [item.label for item in ask("When are goals agreed on?").items]
    assert found == ["evaluation phase", "first sessions"]
