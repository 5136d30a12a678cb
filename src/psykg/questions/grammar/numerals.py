"""Numbers in questions: how many there are said to be, in which year, how often."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from psykg.questions.grammar.turns import turn
from psykg.questions.words.function_words import MINUTES, NUMERALS, TIMES

_ONE = re.compile(rf"\ban? (?=(?:{'|'.join(MINUTES)})\b)")
_COMPARISONS = {"after": ">", "since": ">=", "before": "<", "until": "<=", "by": "<="}
_KEPT = frozenset({"in", "from", "of"})


@dataclass(frozen=True, slots=True)
class Year:
    """A year in a text: the text without it, and how it is compared: an operator of SPARQL, or “decade”."""

    rest: str
    operator: str
    number: int


def number(word: str) -> float | None:
    """The number that a word stands for."""
    if word.replace(".", "", 1).isdecimal():
        return float(word)
    return NUMERALS.get(word, TIMES.get(word))


def with_one(text: str) -> str:
    """The text with “1 hour” for “an hour”."""
    return _ONE.sub("1 ", text)


def in_units(units: Collection[str], others: Collection[str]) -> float | None:
    """How much one of a unit is in another: 60 for an hour in minutes; None where one cannot be told in the other."""
    if set(units) <= set(others):
        return 1.0
    if len(units) == len(others) == 1 and MINUTES.keys() >= {*units, *others}:
        (unit,), (other,) = units, others
        return MINUTES[unit] / MINUTES[other]
    return None


def has_number(text: str) -> bool:
    """Whether the text says how many, or how many times."""
    return counted(text)[0] is not None or bool(TIMES.keys() & set(text.split()))


def counted(text: str) -> tuple[int | None, str]:
    """How many things a text takes for granted, and the text without that: “two forms”, and not “one of the two”."""
    words = turn("of_so_many").sub("", text).split()
    for place, word in enumerate(words):
        found = int(word) if word.isdecimal() else NUMERALS.get(word)
        if found is not None and word != "one":
            return found, " ".join(words[:place] + words[place + 1 :])
    return None, " ".join(words)


def is_counted(noun: str, text: str) -> bool:
    """Whether a number stands before a noun, with no more than an adjective between: “three main phases”."""
    words = text.split()
    behind = [" ".join(words[place + 1 :]) for place, word in enumerate(words) if number(word) is not None]
    return any(rest.startswith(noun) or rest.partition(" ")[2].startswith(noun) for rest in behind)


def dated(text: str) -> Year | None:
    """The year or the decade that a text speaks of; a preposition that may belong to a verb is left in the text."""
    if match := turn("decade").search(text):
        return Year(" ".join(f"{text[: match.start()]} in {text[match.end() :]}".split()), "decade", int(match["year"]))
    match = turn("year").search(text)
    if not match:
        return None
    kept = match["word"] if match["word"] in _KEPT else ""
    rest = " ".join(f"{text[: match.start()]} {kept} {text[match.end() :]}".split())
    return Year(rest, _COMPARISONS.get(match["word"] or "", "="), int(match["year"]))
