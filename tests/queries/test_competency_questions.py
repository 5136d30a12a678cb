"""Every competency question is answered as was worked out by hand, and is fit to be shown and listed."""

import csv
import re
from collections import Counter
from operator import attrgetter
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Triple, parse

from psykg.engine import Boolean, EmbeddedEngine, Solutions, Triples
from psykg.engine.results import format_named
from psykg.knowledge.competency import CompetencyQuestion, competency_questions
from psykg.knowledge.files import QUERIES

ANSWER_SUFFIXES = {".csv", ".txt", ".ttl"}
SORTS = {
    "bibliography",
    "comparison",
    "counting",
    "inferred",
    "kind",
    "modality",
    "negation",
    "order",
    "provenance",
    "quantities",
    "relation",
    "two-hops",
}
WITHOUT_ANSWER = {"goals-shared-by-the-two-methods"}
QUESTIONS = competency_questions()

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=[question.name for question in QUESTIONS])


def _answer_file(question: CompetencyQuestion, suffix: str) -> Path:
    return QUERIES / f"{question.name}{suffix}"


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines()))


def _graph(triples: list[Triple]) -> Dataset:
    graph = Dataset(Quad(*triple) for triple in triples)
    graph.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return graph


@each_question
def test_the_answer_is_the_expected_one(engine: EmbeddedEngine, question: CompetencyQuestion) -> None:
    answer = engine.query(question.sparql)
    match answer:
        case Solutions():
            found = answer.serialize(format_named("csv")).decode()
            assert _rows(found) == _rows(_answer_file(question, ".csv").read_text(encoding="utf-8"))
        case Boolean():
            assert f"{str(answer.value).lower()}\n" == _answer_file(question, ".txt").read_text(encoding="utf-8")
        case Triples():
            expected = parse(path=_answer_file(question, ".ttl"), format=RdfFormat.TURTLE)
            assert _graph(list(answer)) == _graph([quad.triple for quad in expected])


def test_every_query_has_one_answer_beside_it_and_every_answer_its_query() -> None:
    answers = Counter(path.stem for path in QUERIES.iterdir() if path.suffix in ANSWER_SUFFIXES)
    assert answers == Counter(question.name for question in QUESTIONS)


def test_only_the_questions_whose_answer_is_nothing_have_an_empty_one() -> None:
    empty = {path.stem for path in QUERIES.glob("*.csv") if len(_rows(path.read_text(encoding="utf-8"))) < 2}
    assert empty == WITHOUT_ANSWER


def test_at_least_sixty_questions_are_asked_and_five_of_each_sort() -> None:
    sorts = Counter(question.sort for question in QUESTIONS)
    assert sorts.total() >= 60
    assert set(sorts) == SORTS
    assert min(sorts.values()) >= 5


@each_question
def test_a_query_says_in_its_header_what_it_asks(question: CompetencyQuestion) -> None:
    text = _answer_file(question, ".rq").read_text(encoding="utf-8")
    assert re.match(
        r"#\+ summary: \S.*[^.?]\n#\+ question: \S.*\?\n(#\+ description: \S.*\.\n)?"
        r"#\+ sort: \S+\n(#\+ example: yes\n)?"
        r"(#\+ pagination: \d+\n)?(#\+ defaults:\n(#\+   - .*\n)+)?(#\+ enumerate:\n(#\+   +- .*\n)+)?\nPREFIX ",
        text,
    )
    assert f"#+ question: {question.question}\n" in text
    assert f"#+ summary: {question.summary}\n" in text


@each_question
def test_the_name_of_a_query_is_in_kebab_case(question: CompetencyQuestion) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", question.name)


def test_answers_of_several_rows_are_ordered() -> None:
    several = {path.stem for path in QUERIES.glob("*.csv") if len(_rows(path.read_text(encoding="utf-8"))) > 2}
    ordered = {question.name for question in QUESTIONS if "\nORDER BY " in question.sparql}
    assert several - ordered == set()


@pytest.mark.parametrize("part", ["question", "summary", "sparql"])
def test_no_two_questions_are_the_same(part: str) -> None:
    parts = Counter(getattr(question, part) for question in QUESTIONS)
    assert [text for text, times in parts.items() if times > 1] == []


def test_the_docs_list_every_question(documented: list[str]) -> None:
    expected = [
        f"| {question.sort} | [{question.summary}](../queries/{question.name}.rq) | {question.question} |"
        for question in sorted(QUESTIONS, key=attrgetter("sort", "name"))
    ]
    assert [line for line in documented if "](../queries/" in line] == expected
