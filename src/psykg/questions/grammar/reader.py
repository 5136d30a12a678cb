"""What every part of the grammar reads with, for one question: its phrases, and a bound on the work."""

import math
from dataclasses import dataclass, field, replace
from itertools import chain, dropwhile, pairwise, starmap

from psykg.questions.grammar.chart import Chart, Parting, Phrase
from psykg.questions.grammar.compounds import compounded
from psykg.questions.graph.background import Background
from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import FILLERS, NEGATIONS
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.meaning import Meaning, Role

LEEWAY = 0.75
"""How much more than the cheapest a reading may cost to be looked at."""
_MOST_STEPS, _SUBJECT = 6000, 0.2


@dataclass(slots=True)
class Steps:
    """The work that may still be done for a question, which is bounded; `best` is the cost of its likeliest reading."""

    left: int = _MOST_STEPS
    best: float = math.inf

    def take(self) -> bool:
        """Whether one more step may be taken."""
        self.left -= 1
        return self.left >= 0


@dataclass(slots=True)
class Budget:
    """What a way to join may cost: not much more than the cheapest that has been found for the same words."""

    steps: Steps
    best: float = math.inf
    loosely: bool = False

    def allows(self, cost: float) -> bool:
        """Whether something at that cost can still matter, and there is work left to spend on it."""
        return cost <= min(self.best, self.steps.best) + LEEWAY and self.steps.take()

    def spend(self, cost: float) -> None:
        """Take note of what was found."""
        self.best = min(self.best, cost)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the words of one question with the lexicon of one graph.

    `loosely`: what stands apart may be joined by relations that no word says.
    """

    schema: Schema
    lexicon: Lexicon
    background: Background
    loosely: bool = False
    steps: Steps = field(default_factory=Steps)

    def budget(self) -> Budget:
        """A budget of its own for some words, out of the work that is left for the question."""
        return Budget(self.steps, loosely=self.loosely)

    @property
    def of_all(self) -> frozenset[str]:
        """What may be named of whatever the text says: who acts in it, and what it is about."""
        kinds = frozenset[str]().union(*map(self.schema.kinds_of, self.background.subjects))
        return self.background.actors | self.background.subjects | kinds

    def whole(self, text: str, *roles: Role) -> list[Meaning]:
        """What a text means as one phrase; words that only fill it are left aside if it means nothing with them."""
        written = text.split()
        plain = [word for word in written if word not in FILLERS]
        # “Other well-meaning people” has a “well” that belongs to the name.
        for words in (written, list(dropwhile(FILLERS.__contains__, written)), plain):
            if words and (found := Chart(self.lexicon, words).whole(*roles)):
                return found
        return []

    def partings(self, text: str) -> list[Parting]:
        """The ways to part a text all of whose words mean something."""
        if not text:
            return [Parting(0.0, ())]
        found = [parting for parting in Chart(self.lexicon, text.split()).partings if not _is_unread(parting)]
        told = chain.from_iterable(compounded(parting, self.background.compounds) for parting in found)
        found = [*found, *told]
        return list(map(self._on_subject, found)) if self.loosely else found

    def _on_subject(self, parting: Parting) -> Parting:
        """The parting, with what the whole text is about as a meaning of its kind: “treatment” is this treatment."""
        return replace(parting, phrases=tuple(map(self._or_subject, parting.phrases)))

    def _or_subject(self, phrase: Phrase) -> Phrase:
        kinds = {meaning.iri for meaning in phrase.of(Role.KIND)}
        subjects = [each for each in sorted(self.background.subjects) if kinds & self.schema.kinds_of(each)]
        meant = tuple(Meaning(Role.CONCEPT, each, _SUBJECT) for each in subjects)
        return replace(phrase, meanings=(*phrase.meanings, *meant))


def _is_unread(parting: Parting) -> bool:
    """Whether a word means nothing here, or a number or a “need” was not taken account of."""
    numbers = (phrase.text.isdecimal() for phrase in parting.phrases if not phrase.meanings)
    return bool(parting.unknown) or any(numbers) or _passes_over_need(parting)


def _passes_over_need(parting: Parting) -> bool:
    """Whether a “need” is taken for nothing before what is needed, or for a verb before another, “need to speak”.

    With a “not” it is the verb of another, “whose view need they not accept?”.
    """
    needed = any(starmap(_is_misread, pairwise(parting.phrases)))
    return needed and NEGATIONS.isdisjoint(phrase.text for phrase in parting.phrases)


def _is_misread(need: Phrase, thing: Phrase) -> bool:
    if need.text != "need" or need.meanings:
        return need.text == "need" and thing.text == "to"
    return bool(thing.meanings) and not thing.of(Role.VERB, Role.DENIED)
