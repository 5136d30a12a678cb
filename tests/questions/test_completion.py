"""Completion of questions, over the graph that is served."""

import time
from pathlib import Path
from unittest.mock import Mock

import pytest

from psykg.engine import EmbeddedEngine, Engine, united
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons
from psykg.errors import EngineUnavailableError, QueryStoppedError
from psykg.knowledge.additions import added_quads
from psykg.knowledge.dataset import asserted_quads, closure_quads
from psykg.questions.answers.answer import Answer, Status
from psykg.questions.completing.completion import Completion
from psykg.questions.questioning import Questions

TYPED = (
    "Which phases involve insight?",
    "phases that involve insight",
    "Which phases follow the evaluation phase?",
    "which phase comes first",
    "What is insight?",
    "what are unconscious motives",
    "What are the goals of supportive therapy?",
    "goals expressive therapy",
    "aims of expressive therapy",
    "What are the activities of the middle phase?",
    "tasks therapist",
    "Which therapies are based on psychoanalysis?",
    "therapies aiming at insight",
    "Who is Sigmund Freud?",
    "Freud view",
    "Why do people seek psychodynamic psychotherapy?",
    "reasons for seeking treatment",
    "how many sessions",
    "telephone number American Psychological Association",
    "prolonged sadness or isolation",
)


class Recording(Questions):
    """Questions that note what came of each."""

    def __init__(self, engine: Engine, index: Index, reasons: Reasons) -> None:
        super().__init__(engine, index, reasons)
        self.told: dict[str, Status] = {}

    def ask(self, question: str) -> Answer:
        answer = super().ask(question)
        self.told[question] = answer.status
        return answer


@pytest.fixture(scope="module")
def labels(engine: Engine) -> Index:
    return Index(engine)


@pytest.fixture(scope="module")
def questions(engine: Engine, labels: Index) -> Recording:
    return Recording(engine, labels, Reasons(asserted_quads))


@pytest.fixture(scope="module")
def completion(engine: Engine, labels: Index, questions: Questions) -> Completion:
    return Completion(engine, labels, questions)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("which phases in", "Which phases involve insight?"),
        ("phases ins", "Which phases involve insight?"),
        ("insight phases", "Which phases involve insight?"),
        ("phases that involve ins", "Which phases involve insight?"),
        ("PHASES  Involving\tinsight", "Which phases involve insight?"),
        ("goals of supp", "What are the goals of supportive therapy?"),
        ("what are the aims of supp", "What are the aims of supportive therapy?"),
        ("what is ins", "What is insight?"),
        ("freud", "Who is Sigmund Freud?"),
        ("why do people", "Why do people seek psychodynamic psychotherapy?"),
    ],
)
def test_a_question_is_found_by_its_beginning_or_by_its_words(completion: Completion, typed: str, offered: str) -> None:
    assert offered in completion.of(typed)


def test_all_that_is_offered_as_one_types_was_asked_and_answered(completion: Completion, questions: Recording) -> None:
    offered = {each for typed in TYPED for end in range(1, len(typed) + 1) for each in completion.of(typed[:end])}
    assert len(offered) > 100
    assert [each for each in sorted(offered) if questions.told.get(each) is not Status.ANSWERED] == []


def test_a_question_that_is_typed_in_full_comes_first(completion: Completion) -> None:
    for question in ("Which phases involve insight?", "What are the goals of supportive therapy?"):
        assert completion.of(question)[0] == question


def test_questions_that_begin_as_typed_come_first(completion: Completion) -> None:
    offered = completion.of("which phases")
    assert [each.startswith("Which phases ") for each in offered] == [True] * 8


def test_at_most_so_many_are_offered_and_none_twice(completion: Completion) -> None:
    offered = completion.of("therapy", limit=3)
    assert len(set(offered)) == len(offered) == 3
    assert completion.of("therapy")[:3] == offered


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "?!",
        "qwrtz",
        "which goals do not serve",
        "what is the price of",
        "kill myself",
        "suicide and ins",
        "should i seek",
        "my therapist",
    ],
)
def test_what_has_no_answer_here_or_wants_care_is_not_completed(completion: Completion, typed: str) -> None:
    assert completion.of(typed) == []


@pytest.mark.parametrize(
    "typed",
    ["insight " * 130_000, "\0\x1b[31m\ufffe", "\u202ethgisni", "a " * 100, "ﷺ" * 200, '"} UNION {', "\ud800"],
)
def test_hostile_text_is_done_with_at_once(completion: Completion, typed: str) -> None:
    completion.of(typed)
    start = time.perf_counter()
    assert len(completion.of(typed)) <= 8
    assert time.perf_counter() - start < 0.1


def test_the_same_text_gives_the_same_questions_whatever_was_typed_before(
    engine: Engine, labels: Index, questions: Questions, completion: Completion
) -> None:
    for end in range(1, 12):
        completion.of("which goals"[:end])
    assert Completion(engine, labels, questions).of("which goals") == completion.of("which goals")


class Refusing:
    """Questions that are asked in vain."""

    def __init__(self, questions: Questions, error: Exception | None = None) -> None:
        self.lexicon, self.asked, self.error = questions.lexicon, list[str](), error

    def ask(self, question: str) -> Answer:
        self.asked.append(question)
        if self.error:
            raise self.error
        return Answer(question, Status.NOT_IN_GRAPH)


def test_few_questions_are_tried_and_what_came_of_it_is_remembered(
    engine: Engine, labels: Index, questions: Questions
) -> None:
    for error in (None, QueryStoppedError("It was stopped.")):
        refusing = Refusing(questions, error)
        completion = Completion(engine, labels, refusing)  # type: ignore[arg-type]
        assert completion.of("which") == completion.of("which") == []
        assert 0 < len(refusing.asked) <= 20


def test_while_the_engine_is_busy_nothing_is_offered_and_nothing_concluded(
    engine: Engine, labels: Index, questions: Questions
) -> None:
    refusing = Refusing(questions, EngineUnavailableError("It is busy."))
    completion = Completion(engine, labels, refusing)  # type: ignore[arg-type]
    assert completion.of("phases ins") == []
    refusing.ask = questions.ask  # type: ignore[method-assign]
    assert "Which phases involve insight?" in completion.of("phases ins")


def test_an_answer_that_misses_what_the_graph_says_is_no_answer(
    engine: Engine, labels: Index, questions: Questions
) -> None:
    mistaken = Mock(lexicon=questions.lexicon, ask=lambda _: Answer("", Status.ANSWERED))
    assert "Which phases involve insight?" not in Completion(engine, labels, mistaken).of("phases ins")


def test_another_graph_completes_its_own_questions() -> None:
    data = Path(__file__).parents[1] / "data" / "cognitive-therapy.trig"
    engine = EmbeddedEngine(united([*closure_quads(), *added_quads([data])]))
    index = Index(engine)
    completion = Completion(engine, index, Questions(engine, index, Reasons(asserted_quads)))
    assert "What is cognitive therapy?" in completion.of("what is cogn")
    assert "What are the goals of cognitive therapy?" in completion.of("goals of cogn")
