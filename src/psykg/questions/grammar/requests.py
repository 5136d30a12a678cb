"""A question as a request: its question word, and the text without it. How they are put stands in `requests.toml`."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from psykg.questions.grammar.turns import filled
from psykg.questions.words.function_words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, QUESTION_WORDS

_NEVER_AFTER = ARTICLES | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | {""}
"""What cannot follow an article."""


HOW_MANY = "how many"
"""What begins a question word that asks how much there is of something: “how many sessions”."""


@dataclass(frozen=True, slots=True)
class Request:
    """The question word (“list” for a command or a bare phrase), a preposition in front of it, and what is left.

    `owner`: it is asked whose something is. `object`: it is asked whom, so that who does something is no answer.
    `counted`: it is said how many there are. `commanded`: it is told and not asked, so that fewer might do.
    """

    word: str
    preposition: str
    rest: str
    owner: bool = False
    object: bool = False
    counted: bool = False
    commanded: bool = False

    @property
    def particle(self) -> str:
        """The preposition that “what” would have in the place of the question word: “how” asks by what."""
        found: str = self.preposition or _told()["particle"].get(self.word, "")
        return found


def unset(text: str) -> str:
    """The text without words that say only that the answer is to come from the article."""
    return " ".join(_pattern("setting").sub(" ", text).split())


def paraphrases(text: str) -> list[str]:
    """What says the same as a text in other words."""
    return [match.expand(other) for pattern, other in _paraphrases() if (match := pattern.fullmatch(text))]


def plainly(text: str) -> str:
    """The text without turns of phrase that can only be read as something simpler."""
    for pattern, other in _plain():
        if match := pattern.fullmatch(text):
            text = match.expand(other)
    return text


def bluntly(text: str) -> list[str]:
    """The text without the words of courtesy at its head, if there are any."""
    match = _pattern("polite").match(text)
    return [text[match.end() :]] if match else []


def asks_twice(text: str) -> bool:
    """Whether a text asks for two things that belong together: of neither a list is an answer."""
    return bool(_pattern("double").fullmatch(text))


def requests(text: str) -> Iterator[Request]:
    """The ways to see a text as a question for something."""
    text = next(iter(bluntly(text)), text)
    if asks_twice(text):
        return
    commanded = _pattern("command").match(text)
    if commanded:
        rest = text[commanded.end() :]
        yield from _of_word(rest)
        yield Request("list", "", rest, commanded=True)
    yield from _of_word(text)
    if match := _pattern("rotated").fullmatch(text):
        yield from _of_word(f"{match['back']} {match['front']}")
    match = None if _is_whole(text) else _pattern("in_place").fullmatch(text)
    if match and not _is_jumbled(match["front"].split()):
        yield from _of_word(f"{match['back']} {match['front']} {match['prep'] or ''}".strip())
    if not commanded and _is_bare(text.split()):
        yield Request("list", "", text)


def worded(text: str) -> tuple[str, list[str]] | None:
    """A request for what has to do with what some words name: the text without them, and the words."""
    match = _pattern("worded").fullmatch(text)
    return (match["head"], match["words"].split(" or ")) if match else None


def _is_bare(words: list[str]) -> bool:
    """Whether a text can be a noun with what belongs to it: “supportive therapy goals”, and no jumble."""
    if not words or words[0] in AUXILIARIES or _pattern("word").fullmatch(" ".join(words)):
        return False
    return not QUESTION_WORDS & set(words) and words[-1] not in PREPOSITIONS | CONJUNCTIONS and not _is_jumbled(words)


def _is_whole(text: str) -> bool:
    """Whether the question word at the head is one of several words: “at what point” does not ask for a point."""
    match = _pattern("word").fullmatch(text)
    return bool(match and match["whole"])


def _is_jumbled(words: Sequence[str]) -> bool:
    """Whether an article stands where nothing follows that it could belong to."""
    return any(word in ARTICLES and after in _NEVER_AFTER for word, after in pairwise([*words, ""]))


def _of_word(text: str) -> Iterator[Request]:
    """The question word at the head of a text, perhaps behind a preposition."""
    match = _pattern("word").fullmatch(text)
    if match and match["whole"]:
        yield Request(_same(match["whole"]), "", match["tail"] or "")
    elif match and (match["prep"] is None or match["prep"] in PREPOSITIONS):
        word = match["word"]
        yield Request(_same(word), match["prep"] or "", match["rest"] or "", word == "whose", word == "whom")


def _same(word: str) -> str:
    found: str = _told()["same"].get(word, word)
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_told()[name])


@cache
def _paraphrases() -> list[tuple[re.Pattern[str], str]]:
    return _turns("paraphrase")


@cache
def _plain() -> list[tuple[re.Pattern[str], str]]:
    return _turns("plain")


def _turns(table: str) -> list[tuple[re.Pattern[str], str]]:
    return [(filled(row["pattern"], _told()["words"]), row["text"]) for row in _told()[table]]


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
