"""A question parted into phrases: every way in which its words make up phrases that have a meaning here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from psykg.questions.words.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    FILLERS,
    FUNCTION_WORDS,
    NEGATIONS,
    PLAIN_VERBS,
    PREPOSITIONS,
    QUESTION_WORDS,
    TELLING_PREPOSITIONS,
)
from psykg.questions.words.keys import Key, as_written, is_skipped, loose
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.meaning import ALTERNATIVE_COST, Meaning, Role
from psykg.questions.words.spelling import lemma

_WIDTH = 10
"""How many ways are followed up at each word."""
_PHRASE, _DO, _UNKNOWN = 1.0, 1.05, 100.0
_LEAST_BEFORE, _MOST_BEFORE = 4, 5
"""Of how many words a name has to be whose start is shared, with “and”, and how far back that start is looked for."""
_LEFT_OUT = ((NEGATIONS, 0.6), (FILLERS, 0.2), (TELLING_PREPOSITIONS, 0.9), (PLAIN_VERBS, 2.3))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words, and what they may mean. Function words and unknown ones have no meanings."""

    start: int
    end: int
    text: str
    meanings: tuple[Meaning, ...] = ()
    unknown: bool = False

    def of(self, *roles: Role) -> tuple[Meaning, ...]:
        """The meanings with one of the roles."""
        return tuple(meaning for meaning in self.meanings if meaning.role in roles)


@dataclass(frozen=True, slots=True)
class Parting:
    """One way to part a text. `cost` counts the phrases: fewer and longer ones are likelier."""

    cost: float
    phrases: tuple[Phrase, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that mean nothing here."""
        return tuple(phrase.text for phrase in self.phrases if phrase.unknown)

    @property
    def covered(self) -> int:
        """How many words stand in phrases that mean something."""
        return sum(phrase.end - phrase.start for phrase in self.phrases if phrase.meanings)

    def common(self, role: Role, beside: Collection[str] = ()) -> frozenset[str]:
        """What all phrases that are no verbs may stand for in that role, each of them the same.

        Those that stand for one of what is `beside` are passed over.
        """
        found = [frozenset(meaning.iri for meaning in phrase.of(role)) for phrase in self._beyond(beside)]
        return frozenset.intersection(*found) if found else frozenset()

    def names_beyond(self, beside: Collection[str]) -> bool:
        """Whether a phrase that is no verb stands for something else than what is `beside`."""
        return bool(self._beyond(beside))

    def _beyond(self, beside: Collection[str]) -> list[Phrase]:
        verbs = [phrase for phrase in self.phrases if phrase.of(Role.VERB) and not phrase.of(Role.CONCEPT, Role.KIND)]
        told = [phrase for phrase in self.phrases if phrase.meanings and phrase not in verbs]
        return [phrase for phrase in told if not any(meaning.iri in beside for meaning in phrase.meanings)]

    def named(self, iri: str) -> int:
        """How many phrases may stand for the thing."""
        return sum(any(meaning.iri == iri for meaning in phrase.meanings) for phrase in self.phrases)


class Chart:
    """The phrases in a list of words, which are small letters and spelled right."""

    def __init__(self, lexicon: Lexicon, words: list[str]) -> None:
        self._lexicon, self.words = lexicon, words
        self._lemmas = [lemma(word) for word in words]

    @cached_property
    def partings(self) -> list[Parting]:
        """The ways to part the words, the likeliest first; only those with the fewest unknown words."""
        ways: list[list[Parting]] = [[] for _ in self.words] + [[Parting(0.0, ())]]
        for start in reversed(range(len(self.words))):
            options = [
                Parting(_cost(phrase) + rest.cost, (phrase, *rest.phrases))
                for phrase in self._from(start)
                for rest in ways[phrase.end]
            ]
            ways[start] = sorted(options, key=lambda parting: parting.cost)[:_WIDTH]
        best = ways[0][0].cost // _UNKNOWN
        able = [parting for parting in ways[0] if parting.cost // _UNKNOWN == best]
        return [parting for parting in able if not self._is_torn(parting)] or able[:1]

    def _is_torn(self, parting: Parting) -> bool:
        """Whether a name was taken apart that is whole: “supportive” and “therapy” for “supportive therapy”."""
        for first, second in pairwise(parting.phrases):
            if is_skipped(first.text) or is_skipped(second.text):
                continue  # A “need” is no part of what several sessions are called.
            if first.end == second.start and second.of(Role.KIND, Role.NOUN):
                named = {meaning.iri for meaning in first.of(Role.CONCEPT)}
                whole = self._named(first.start, second.end) if named else ()
                if any(meaning.iri in named for meaning in whole):
                    return True
            if second is parting.phrases[-1] and self._is_stranded(first, second):
                return True
            if first.end == second.start and (self._is_across(first, second) or self._is_whole(first, second)):
                return True
        return False

    def _is_stranded(self, first: Phrase, second: Phrase) -> bool:
        """Whether a verb was parted from its preposition at the end: “what does it begin with?” has no “begin”."""
        if second.meanings or second.text not in PREPOSITIONS or not first.of(Role.VERB):
            return False
        return any(meaning.role is Role.VERB for meaning in self._between(first.start, second.end))

    def _is_whole(self, first: Phrase, second: Phrase) -> bool:
        """Whether both are what something is called: “further” and “treatment”, “the therapist's” and “guidance”."""
        verb = first.of(Role.VERB) and not first.of(Role.CONCEPT, Role.KIND) and second.of(Role.KIND)
        kind = second.of(Role.KIND) and not first.of(Role.ADJECTIVE)
        if not verb and not (first.of(Role.CONCEPT) and (kind or second.of(Role.CONCEPT, Role.HEAD))):
            return False
        most = ALTERNATIVE_COST if kind and not second.of(Role.CONCEPT, Role.HEAD) else 0.0
        # Where nothing else is said, “does the therapist listen?” is no name of the therapist's listening.
        rest = (*self.words[: first.start], *self.words[second.end :])
        alone = {each.iri for each in second.meanings} if all(map(is_skipped, rest)) else frozenset[str]()
        return any(each.cost <= most and each.iri not in alone for each in self._named(first.start, second.end))

    def _is_across(self, first: Phrase, second: Phrase) -> bool:
        """Whether a name goes across the border of two: “family therapy” in “family” and “therapy sessions”."""
        ends = range(second.start + 1, second.end) if first.of(Role.CONCEPT) else range(0)
        return any(not meaning.cost for end in ends for meaning in self._named(first.start, end))

    def whole(self, *roles: Role) -> list[Meaning]:
        """What the words mean as one phrase, articles and the like left aside."""
        return [meaning for meaning in self._between(0, len(self.words)) if meaning.role in roles]

    def _named(self, start: int, end: int) -> list[Meaning]:
        """The concepts that some of the words name as one phrase."""
        return [meaning for meaning in self._between(start, end) if meaning.role is Role.CONCEPT]

    def _between(self, start: int, end: int) -> tuple[Meaning, ...]:
        key = tuple(self._lemmas[place] for place in range(start, end) if not is_skipped(self.words[place]))
        return self._lexicon.meanings(key) or self._lexicon.meanings(loose(key))

    def _from(self, start: int) -> list[Phrase]:
        """The phrases that begin with a word; the word by itself, if it need not mean anything or does not."""
        known = self._known(start) + self._shared_head(start) + self._shared_start(start)
        word = self.words[start]
        if word in FUNCTION_WORDS or word.isdecimal():
            return [*known, Phrase(start, start + 1, word)]
        return known or [Phrase(start, start + 1, word, unknown=True)]

    def _known(self, start: int) -> list[Phrase]:
        """The phrases with a meaning that begin with a word, the shorter first."""
        found, key, helped = [], Key(), False
        adjective = self._lexicon.meanings((as_written(self.words[start]),))
        for place in range(start, len(self.words)):
            if place > start and is_skipped(self.words[place]):
                if self._is_helping(place) and self.words[start] not in QUESTION_WORDS:
                    break
                if self._lemmas[place] == "have" and self._is_had(place + 1):
                    break
                helped = helped or self.words[place] in AUXILIARIES
                continue
            key = (*key, self._lemmas[place])
            if not (self._lexicon.begins(key) or self._lexicon.begins(loose(key))):
                break
            verbal = helped or self._is_past(place)
            meanings = [*self._meanings(key, verbal=verbal), *(adjective if place == start else ())]
            if meanings:
                found.append(self._phrase(start, place + 1, meanings))
        return found or ([self._phrase(start, start + 1, adjective)] if adjective else [])

    def _meanings(self, key: Key, *, verbal: bool) -> list[Meaning]:
        """What a phrase means; with an auxiliary or a past form in it it is no noun: “the article is based on”."""
        found = self._lexicon.meanings(key) or self._lexicon.meanings(loose(key))
        return [each for each in found if not (verbal and each.role in (Role.KIND, Role.NOUN))]

    def _is_helping(self, place: int) -> bool:
        """Whether a “do” there helps a verb, and is no verb itself: “to do better”."""
        return self._lemmas[place] == "do" and self.words[place - 1] != "to"

    def _is_had(self, place: int) -> bool:
        """Whether a noun follows a “have”: “therapies have insight” does not name an insight therapy."""
        after = self.words[place : place + 1]
        return bool(after) and after[0] not in FUNCTION_WORDS and self._lemmas[place] == after[0]

    def _is_past(self, place: int) -> bool:
        return self.words[place].endswith("ed") and self._lemmas[place] != self.words[place]

    def _shared_head(self, start: int) -> list[Phrase]:
        """A word before “and” that shares the noun after it: “evaluation” in “evaluation and termination phases”."""
        after = start + 1
        if (
            self.words[start] in FUNCTION_WORDS
            or after >= len(self.words)
            or self.words[after] not in CONJUNCTIONS | {"vs", "versus"}
        ):
            return []
        found: list[Phrase] = []
        for place in range(after + 1, min(after + 4, len(self.words))):
            meanings = self._lexicon.meanings((self._lemmas[start], self._lemmas[place]))
            concepts = [meaning for meaning in meanings if meaning.role is Role.CONCEPT]
            if concepts and not found:
                found.append(self._phrase(start, after, concepts))
        return found

    def _shared_start(self, start: int) -> list[Phrase]:
        """A word after “and” with the start of the name before it: “patterns of thinking and interacting”."""
        before, word = start - 1, self.words[start]
        if word in FUNCTION_WORDS or start < _LEAST_BEFORE or self.words[before] not in CONJUNCTIONS:
            return []
        for first in range(max(before - _MOST_BEFORE, 0), before - 1):
            shared = tuple(
                self._lemmas[place] for place in range(first, before - 1) if not is_skipped(self.words[place])
            )
            if shared[-1:] and shared[-1] in PREPOSITIONS and self._named(first, before):
                meanings = self._lexicon.meanings((*shared, self._lemmas[start]))
                concepts = [meaning for meaning in meanings if meaning.role is Role.CONCEPT]
                return [self._phrase(start, start + 1, concepts)] if concepts else []
        return []

    def _phrase(self, start: int, end: int, meanings: Iterable[Meaning]) -> Phrase:
        return Phrase(start, end, " ".join(self.words[start:end]), tuple(meanings))


def _cost(phrase: Phrase) -> float:
    """What a phrase costs. A word that is left out costs the more, the more it might have said."""
    if phrase.unknown:
        return _UNKNOWN
    if phrase.meanings:
        return _PHRASE
    if lemma(phrase.text) == "do":
        return _DO
    return next((cost for words, cost in _LEFT_OUT if phrase.text in words), 0.0)
