"""Whole sets of questions, asked of a running service: no false answer, and every query gives the answers shown.

The sets were written by other hands than the grammar's; `traps` by hands that tried to have it say what the text does
not say. `declined.txt` names the questions that have an answer and are declined all the same, `wrong.txt` those that
are answered otherwise than their writer would have it, `false.txt` those that are answered and have no answer, each
with the reason. All are exact: a question that comes right has to be struck off.
"""

import json
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.questions.grading import Data, Question, figures, grade, read

pytestmark = pytest.mark.long

DATA = Path(__file__).parent / "data"
SETS = sorted(DATA.glob("*.jsonl"))

Asked = list[tuple[Question, Data]]


@pytest.fixture(scope="module")
def asked(service: str) -> Asked:
    """Every question of every set, with the answer to it."""
    questions = [question for path in SETS for question in read(path)]
    with ThreadPoolExecutor(4) as pool:
        return list(zip(questions, pool.map(lambda question: _ask(service, question["q"]), questions), strict=True))


def test_there_are_enough_questions_of_our_own_and_enough_to_be_declined(asked: Asked) -> None:
    kinds = [question["kind"] for question, _ in asked]
    assert len(kinds) >= 150
    assert kinds.count("none") >= 40
    assert {"list", "boolean", "number", "definition", "comparison", "path", "source"} <= set(kinds)


def test_no_two_questions_have_the_same_id(asked: Asked) -> None:
    ids = [question["id"] for question, _ in asked]
    assert len(set(ids)) == len(ids)


def test_no_question_without_an_answer_is_answered_but_a_few_traps_that_are_known(asked: Asked) -> None:
    false = {question["id"] for question, answer in asked if grade(question, answer) == "false"}
    assert false == _named("false.txt")
    assert all(each.startswith("t") for each in false)


def test_what_is_answered_wrongly_is_known_and_explained(asked: Asked) -> None:
    assert {question["id"] for question, answer in asked if grade(question, answer) == "wrong"} == _named("wrong.txt")


def test_what_is_declined_though_there_is_an_answer_is_known(asked: Asked) -> None:
    declined = {question["id"] for question, answer in asked if grade(question, answer) == "declined"}
    assert declined == _named("declined.txt")


def test_nine_in_ten_are_right_and_not_one_in_a_hundred_is_wrong(asked: Asked) -> None:
    found = figures([grade(question, answer) for question, answer in asked])
    assert found.right >= 0.9 * found.asked
    assert found.wrong <= 0.01 * found.asked


def test_the_same_question_gets_the_same_answer(asked: Asked, service: str) -> None:
    again = [_ask(service, question["q"]) for question, _ in asked[::10]]
    assert again == [answer for _, answer in asked[::10]]


def test_the_query_of_every_answer_gives_the_answers_shown(asked: Asked, service: str) -> None:
    answered = [answer for _, answer in asked if answer["status"] == "answered"]
    assert len(answered) > 300
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda answer: _query(service, answer["sparql"]), answered))
    differing = [a["question"] for a, result in zip(answered, results, strict=True) if _shown(a) != _given(a, result)]
    assert differing == []


def test_every_list_and_truth_names_its_sentences(asked: Asked) -> None:
    without = [
        answer["question"]
        for question, answer in asked
        if question["kind"] in ("list", "boolean") and answer["status"] == "answered"
        for item in answer["answers"]
        if not item["sources"]
    ]
    assert without == []


def _ask(service: str, question: str) -> Data:
    address = f"{service}/ask?{urllib.parse.urlencode({'q': question})}"
    return _json(address, None, {"Accept": "application/json"})


def _query(service: str, sparql: str) -> Data:
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    return _json(f"{service}/sparql", sparql.encode(), headers)


def _json(address: str, data: bytes | None, headers: dict[str, str]) -> Data:
    request = urllib.request.Request(address, data, headers)  # noqa: S310 (a service of the test's own)
    with urllib.request.urlopen(request) as response:  # noqa: S310 (a service of the test's own)
        found: Data = json.load(response)
    return found


def _shown(answer: Data) -> object:
    if answer["boolean"] is not None:
        return answer["boolean"]
    return {item["iri"] or item["label"] for item in answer["answers"]}


def _given(answer: Data, result: Data) -> object:
    if answer["boolean"] is not None:
        return result["boolean"]
    return {row["answer"]["value"] for row in result["results"]["bindings"]}


def _named(file: str) -> set[str]:
    """The ids that a file lists, each at the head of its line."""
    return set(_ids((DATA / file).read_text(encoding="utf-8")))


def _ids(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split(maxsplit=1)[0]
