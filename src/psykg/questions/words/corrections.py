"""Words as they were meant: what is typed by mistake, and may not turn one concept into another."""

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from psykg.questions.words.function_words import FRAMING, FUNCTION_WORDS
from psykg.questions.words.spelling import is_known, lemma

_VOWELS = re.compile("[aeiou]")
_SHORTEST_MISTYPED, _SHORTEST_SOUNDED, _LONG = 4, 6, 8


class Corrections:
    """Corrects words by those that questions may hold: `written` in labels, `other` ones, and those of grammar."""

    def __init__(self, written: Collection[str], other: Collection[str]) -> None:
        self._written = frozenset(written)
        words = self._written.union(other, FUNCTION_WORDS, FRAMING)
        self._vocabulary = frozenset(word for word in words if len(word) >= _SHORTEST_MISTYPED - 1)

    def knowing(self, words: Collection[str]) -> "Corrections":
        """The same with further words."""
        return Corrections(self._written, self._vocabulary.union(words))

    def corrected(self, token: str) -> str:
        """The word that was meant, if the token is no word of English and just one word here is near; else the token.

        Of several that are as near it is the one that stands in a label, if just one does.

        Near is one slip for words of four letters or more, two for words of eight or more. A word that exists is never
        changed, so that no concept turns into another.
        """
        if len(token) < _SHORTEST_MISTYPED or token in self._vocabulary or lemma(token) in self._vocabulary:
            return token
        if is_known(token):
            return self._unswapped(token)
        sounded = token.replace("f", "ph")
        if sounded in self._vocabulary or lemma(sounded) in self._vocabulary:
            return token if self._lacks_a_letter(token) else sounded
        stem = token.removesuffix("s")
        near = self._near(token) or (self._near(stem) if len(stem) >= _SHORTEST_MISTYPED else [])
        return self._nearest(token, near) or token

    def _lacks_a_letter(self, token: str) -> bool:
        """Whether it is a word of a label but for one letter: “ufold” may be “unfold”."""
        return any(len(word) > len(token) for word in self._near(token) if word in self._written)

    def _nearest(self, token: str, near: list[str]) -> str:
        """Of words that are as near as each other the only one, that of English itself, or the only one in a label."""
        one = len({lemma(word) for word in near}) == 1
        english = near if one else _likest(token, [word for word in near if word in FUNCTION_WORDS])
        named = {lemma(word): word for word in near if word in self._written}
        return min(english, default="") or (min(named.values()) if len(named) == 1 else "")

    def _near(self, token: str) -> list[str]:
        """The words that are nearest to a token, if any is near enough."""
        reach = 1 if len(token) < _LONG else 2
        near = _within(self._candidates, token, reach)
        nearest = [word for word, distance in near if distance == near[0][1]]
        one = len({lemma(word) for word in nearest}) == 1
        return nearest if one else _doubled(token, nearest) or _sounding(token, nearest) or nearest

    def _unswapped(self, token: str) -> str:
        """“goals” for “gaols”: two letters that changed places may make another word, though not another concept."""
        letters = sorted(token)
        near = [word for word, _ in _within(self._by_length[len(token)], token, 1) if sorted(word) == letters]
        return near[0] if len(near) == 1 else token

    @cached_property
    def _candidates(self) -> list[str]:
        """The words in an order, so that those that are as near as each other are always told in the same."""
        return sorted(self._vocabulary)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self._candidates:
            found[len(word)].append(word)
        return found


def _within(words: list[str], token: str, reach: int) -> list[tuple[str, float]]:
    """Of the words those that are at most so many slips from the token, each with their number, the nearest first."""
    found = process.extract(token, words, scorer=OSA.distance, score_cutoff=reach, limit=None)
    return [(word, distance) for word, distance, _ in found]


def _sounding(token: str, near: list[str]) -> list[str]:
    """Of words as near as each other those that have other late vowels than a longer token: “editor” for “editer”.

    Not where a letter may have been left out instead: “advace” could be “advance”.
    """
    if any(len(word) > len(token) for word in near):
        return []
    consonants = _VOWELS.sub("", token) if len(token) >= _SHORTEST_SOUNDED else None
    alike = [word for word in near if len(word) == len(token) and word.startswith(token[: len(token) // 2])]
    return [word for word in alike if _VOWELS.sub("", word) == consonants]


def _likest(token: str, near: list[str]) -> list[str]:
    """Of words that only hold a question together the one that looks most like the token: a wrong one does no harm."""
    return sorted(near, key=lambda word: -JaroWinkler.similarity(token, word))[:1]


def _doubled(token: str, near: list[str]) -> list[str]:
    """Of words as near as each other those with a letter doubled: who types “arange” means “arrange”, not “range”."""
    long = len(token) > _SHORTEST_MISTYPED
    return [word for word in near if long and re.sub(r"(.)\1", r"\1", word) == token]
