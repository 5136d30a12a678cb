"""Grades answers to a set of questions: by what a right answer must hold, and what it may hold besides."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Question = dict[str, Any]
Data = dict[str, Any]

DECLINED_IS_RIGHT = frozenset({"none", "boolean_or_none", "list_or_none"})
_ENOUGH_TO_DEFINE, _ENOUGH_TO_COMPARE = 5, 8
_WORDS = {"one": 1.0, "two": 2.0, "three": 3.0}


@dataclass(frozen=True)
class Figures:
    """How many questions of a set were answered rightly, wrongly, declined, or answered though none has an answer."""

    right: int
    wrong: int
    declined: int
    false: int

    @property
    def asked(self) -> int:
        return self.right + self.wrong + self.declined + self.false


def read(path: Path) -> list[Question]:
    """The questions of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def grade(question: Question, answer: Data) -> str:
    """ "right", "wrong", "declined" (there is an answer) or "false" (there is none)."""
    kind = question["kind"]
    if answer["status"] != "answered":
        return "right" if kind in DECLINED_IS_RIGHT else "declined"
    if kind == "none":
        return "false"
    return "right" if _GRADERS[kind.partition("_or_")[0]](question, answer) else "wrong"


def figures(grades: list[str]) -> Figures:
    """The grades counted."""
    return Figures(*(grades.count(name) for name in ("right", "wrong", "declined", "false")))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).lower().replace("\u2019", "'")
    return re.sub(r"[^a-z0-9]+", " ", folded).strip()


def _carries(item: Data, labels: list[str]) -> bool:
    names = {_plain(name) for name in (item["label"], *item["altLabels"])}
    return bool(names & {_plain(label) for label in labels})


def _holds_all(question: Question, answer: Data) -> bool:
    return all(any(_carries(item, group) for item in answer["answers"]) for group in question["must"])


def _list(question: Question, answer: Data) -> bool:
    allowed = [*question["must"], *question.get("may", [])]
    if not answer["answers"]:
        return question["kind"].endswith("_or_empty") or not question["must"]
    nothing_else = all(any(_carries(item, group) for group in allowed) for item in answer["answers"])
    return _holds_all(question, answer) and nothing_else


def _definition(question: Question, answer: Data) -> bool:
    told = len(answer["text"].split()) >= _ENOUGH_TO_DEFINE
    return _holds_all(question, answer) and len(answer["answers"]) <= 2 and told


def _boolean(question: Question, answer: Data) -> bool:
    return bool(answer["boolean"] is question["bool"])


def _told(question: Question, answer: Data) -> bool:
    whole = _plain(json.dumps(answer, ensure_ascii=False))
    named = all(any(_plain(label) in whole for label in group) for group in question["must"])
    return named and len(answer["text"].split()) >= _ENOUGH_TO_COMPARE


def _number(question: Question, answer: Data) -> bool:
    told = " ".join([answer["text"], *(f"{item['label']} {item['value'] or ''}" for item in answer["answers"])])
    found = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", told)}
    if "numbers_any" in question:
        return bool(found & {float(number) for number in question["numbers_any"]})
    found |= {number for word, number in _WORDS.items() if re.search(rf"\b{word}\b", told.lower())}
    return all(float(number) in found for number in question["numbers"])


def _source(question: Question, answer: Data) -> bool:
    whole = json.dumps(answer)
    return all(re.search(rf"\b{locator}\b", whole) for locator in question["sources"])


_GRADERS: dict[str, Callable[[Question, Data], bool]] = {
    "list": _list,
    "definition": _definition,
    "boolean": _boolean,
    "comparison": _told,
    "path": _told,
    "number": _number,
    "source": _source,
}
