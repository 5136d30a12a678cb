"""Another article's worth of data, about cognitive therapy, added with `--data`: asked about with no change of code."""

import json
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Served
from tests.questions.grading import grade, read

DATA = Path(__file__).parents[1] / "data"
QUESTIONS = read(DATA / "cognitive-therapy-questions.jsonl")


@pytest.fixture(scope="module")
def service(serving: Callable[..., AbstractContextManager[Served]]) -> Iterator[str]:
    with serving("--data", str(DATA / "cognitive-therapy.trig")) as served:
        yield served.url


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question["id"]))
def test_a_question_about_the_added_data_is_answered(service: str, question: dict[str, Any]) -> None:
    address = f"{service}/ask?{urllib.parse.urlencode({'q': question['q']})}"
    request = urllib.request.Request(address, headers={"Accept": "application/json"})  # noqa: S310 (a service of the test\'s own)
    with urllib.request.urlopen(request) as response:  # noqa: S310 (a service of the test's own)
        answer = json.load(response)
    assert grade(question, answer) == "right", answer
