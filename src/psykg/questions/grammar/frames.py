"""The frames of English questions, as `frames.toml` gives them: what is said around the things that one names."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from psykg.questions.grammar.turns import filled


@dataclass(frozen=True, slots=True)
class Frame:
    """A sort of question, and a way to put it."""

    name: str
    pattern: re.Pattern[str]
    cost: float


def framed(text: str) -> list[tuple[Frame, dict[str, str]]]:
    """The frames that the whole text fits, each with what it leaves in its groups."""
    return [(frame, match.groupdict("")) for frame in _frames() if (match := frame.pattern.fullmatch(text))]


@cache
def _frames() -> tuple[Frame, ...]:
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(_frame(row, told["words"]) for row in told["frame"])


def _frame(row: dict[str, Any], words: dict[str, str]) -> Frame:
    return Frame(row["sort"], filled(row["pattern"], words), row.get("cost", 0.0))
