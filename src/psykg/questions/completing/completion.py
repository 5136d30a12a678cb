"""Whole questions that continue what somebody types, of those that the graph answers."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain
from operator import and_

from psykg.engine import Engine
from psykg.entities.index import Index
from psykg.errors import EngineUnavailableError, QueryError
from psykg.knowledge.folding import folded
from psykg.questions.answers.answer import Answer, Status
from psykg.questions.care import cared_for
from psykg.questions.completing.askable import Askable, Sense, askable
from psykg.questions.questioning import Questions
from psykg.questions.words.function_words import ARTICLES, AUXILIARIES
from psykg.questions.words.spelling import lemma

_LONGEST = 200
_MOST_WORDS = 30
_MOST_ASKED = 20
_PASSED_OVER = ARTICLES | AUXILIARIES | {"that", "what", "which", "who"}
"""Words that may be typed and yet be missing from a question that is meant: no negation, nothing that asks for more."""


class Completion:
    """Completes questions over an engine's graph as it stood when this was made. Safe to use from several threads.

    A question is offered after it was asked once and answered, and the verdict is remembered.
    """

    def __init__(self, engine: Engine, index: Index, questions: Questions) -> None:
        self._questions = questions
        self._askable = askable(engine, index, questions.lexicon)
        self._folded = [folded(each.text) for each in self._askable]
        self._verdicts: dict[int, bool] = {}
        self._places = _places(self._folded)
        self._vocabulary = sorted(self._places)
        self._lemmas: dict[str, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            self._lemmas[lemma(word)].append(word)

    def of(self, typed: str, limit: int = 8) -> list[str]:
        """At most so many questions, the likeliest first: those that begin so, then those with the words in them.

        The same text gives the same questions. Words of crisis, or for advice, give none.
        """
        if len(typed) > _LONGEST or cared_for(typed):
            return []
        words = folded(typed).split()
        return self._answered(words, limit) if 0 < len(words) <= _MOST_WORDS else []

    def _answered(self, words: Sequence[str], limit: int) -> list[str]:
        """Of the questions with the words the first that are answered, one for each thing to ask; few are tried."""
        offered: dict[Sense, str] = {}
        tried = 0
        for place in self._matching(words):
            each = self._askable[place]
            if len(offered) >= limit or tried == _MOST_ASKED:
                break
            if each.sense not in offered:
                tried += 1
                if self._is_answered(place, each):
                    offered[each.sense] = each.text
        return list(offered.values())

    def _matching(self, words: Sequence[str]) -> list[int]:
        """Where the questions stand that have the words that matter, the nearest first."""
        telling = [*(word for word in words[:-1] if word not in _PASSED_OVER), words[-1]]
        typed = " ".join(words)
        return sorted(_ones(self._having(telling)), key=lambda place: _distance(self._folded[place], typed, telling))

    def _having(self, words: Sequence[str]) -> int:
        """The places of the questions with words that begin so, as bits. Words before the last may be inflected."""
        each = [self._bits([*self._beginning(word), *self._lemmas.get(lemma(word), ())]) for word in words[:-1]]
        return reduce(and_, each, self._bits(self._beginning(words[-1])))

    def _beginning(self, start: str) -> list[str]:
        first = bisect_left(self._vocabulary, start)
        last = bisect_left(self._vocabulary, start + "\U0010ffff")
        return self._vocabulary[first:last]

    def _bits(self, words: Iterable[str]) -> int:
        """The places of the questions with one of the words, as the bits of a number: quick to combine."""
        held = bytearray(len(self._folded) // 8 + 1)
        for place in chain.from_iterable(self._places[word] for word in words):
            held[place // 8] |= 1 << place % 8
        return int.from_bytes(held, "little")

    def _is_answered(self, place: int, each: Askable) -> bool:
        """Whether the question has an answer, and one with what it must name. While the engine is busy it has none."""
        if place not in self._verdicts:
            try:
                answer = self._questions.ask(each.text)
            except EngineUnavailableError:
                return False
            except QueryError:
                answer = None
            self._verdicts[place] = answer is not None and _is_right(answer, each)
        return self._verdicts[place]


def _is_right(answer: Answer, each: Askable) -> bool:
    named = {item.iri for item in answer.items}
    return answer.status is Status.ANSWERED and (not each.awaited or not named.isdisjoint(each.awaited))


def _places(texts: Sequence[str]) -> dict[str, "array[int]"]:
    """For each word the places of the texts that have it, in four bytes each."""
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for place, text in enumerate(texts):
        for word in text.split():
            places[word].append(place)
    return dict(places)


def _ones(bits: int) -> Iterator[int]:
    """The places of the bits that are set, in order."""
    written = f"{bits:b}"[::-1]
    place = written.find("1")
    while place >= 0:
        yield place
        place = written.find("1", place + 1)


def _distance(text: str, typed: str, words: Sequence[str]) -> int:
    """0 for a text that begins as typed, 1 for one with the words in their order, 2 for any other."""
    if text.startswith(typed):
        return 0
    place = 0
    for word in words:
        place = f" {text}".find(f" {word}", place)
        if place < 0:
            return 2
        place += 1
    return 1
