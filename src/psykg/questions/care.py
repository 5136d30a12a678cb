"""Words that want care before an answer: of acute crisis, and for advice that a reference work must not give."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from psykg.questions.answers.answer import Answer, Status
from psykg.questions.words.spelling import plainly

_LONGEST = 100_000
"""How many characters are looked through: more than any address may have."""


@dataclass(frozen=True, slots=True)
class _Care:
    """What is said, and to what words."""

    text: str
    pattern: re.Pattern[str]


def cared_for(question: str) -> Answer | None:
    """What is said to words of crisis, or in place of advice; None to everything else."""
    plain = " ".join(plainly(question[:_LONGEST]).split())
    if _care("crisis").pattern.search(plain):
        return Answer(question, Status.CRISIS, text=_care("crisis").text)
    if _care("advice").pattern.search(plain):
        return Answer(question, Status.NOT_IN_GRAPH, text=_care("advice").text)
    return None


def told_by_pattern() -> dict[str, dict[str, str]]:
    """What is said by sort, and the regular expression for the words that it is said to, for others that must know."""
    return {sort: {"text": _care(sort).text, "pattern": _care(sort).pattern.pattern} for sort in ("crisis", "advice")}


@cache
def _care(sort: str) -> _Care:
    told = tomllib.loads(Path(__file__).with_name("care.toml").read_text(encoding="utf-8"))[sort]
    return _Care(" ".join(told["text"].split()), re.compile("|".join(told["patterns"])))
