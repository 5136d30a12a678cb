"""A parted text with one role chosen for each phrase: what may be joined, and what may join it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from psykg.questions.chart import Parting, Phrase
from psykg.questions.function_words import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS
from psykg.questions.lexicon import Meaning, Role
from psykg.questions.words import lemma

FORMS = (Role.VERB, Role.DENIED, Role.NOUN, Role.ADJECTIVE)
_MOST_CLAUSES = 48
_AND = frozenset({"and", "or", "with", "vs", "versus", "both", "the", "a", "an", "as", "well"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A phrase in its role. `prepositions` stand right before it; `passive`: the verb comes as a participle."""

    role: Role
    start: int
    text: str
    meanings: tuple[Meaning, ...]
    prepositions: tuple[str, ...] = ()
    passive: bool = False

    @property
    def is_form(self) -> bool:
        """Whether it joins others."""
        return self.role in FORMS

    @property
    def cost(self) -> float:
        """What its likeliest meaning costs."""
        return min(meaning.cost for meaning in self.meanings)


@dataclass(frozen=True, slots=True)
class Clause:
    """The slots of a text in order, and what its phrases cost."""

    slots: tuple[Slot, ...]
    cost: float


def clauses(parting: Parting) -> Iterator[Clause]:
    """Every choice of roles for the phrases, coordinated concepts both apart and as one. Bounded in number."""
    named = [phrase for phrase in parting.phrases if phrase.meanings]
    options = [list(_slots(phrase, parting)) for phrase in named]
    for chosen in islice(product(*options), _MOST_CLAUSES):
        cost = parting.cost * 0.5 + sum(slot.cost for slot in chosen)
        yield Clause(chosen, cost)
        joined = _coordinated(chosen, parting)
        if len(joined) < len(chosen):
            yield Clause(joined, cost)


def _slots(phrase: Phrase, parting: Parting) -> Iterator[Slot]:
    before = _before(phrase, parting)
    for role in (Role.CONCEPT, Role.KIND):
        for meaning in phrase.of(role):
            yield Slot(role, phrase.start, phrase.text, (meaning,), before)
    for role in FORMS:
        if meanings := phrase.of(role):
            yield Slot(role, phrase.start, phrase.text, meanings, before, _is_passive(phrase, parting))


def _before(phrase: Phrase, parting: Parting) -> tuple[str, ...]:
    """The prepositions right before a phrase, articles between them and it left aside."""
    found: list[str] = []
    for other in reversed([each for each in parting.phrases if each.end <= phrase.start]):
        if other.meanings or other.text in CONJUNCTIONS:
            break
        if other.text in PREPOSITIONS:
            found.append(other.text)
    return tuple(found)


def _is_passive(phrase: Phrase, parting: Parting) -> bool:
    """Whether a form of “be” comes before, and the verb is in a form that goes with it."""
    first = phrase.text.split()[0]
    participle = first != lemma(first) and not first.endswith(("s", "ing"))
    return participle and any(lemma(each.text) == "be" for each in parting.phrases if each.end <= phrase.start)


def _coordinated(slots: tuple[Slot, ...], parting: Parting) -> tuple[Slot, ...]:
    """The slots with concepts that stand side by side, with no more than “and” between them, made one."""
    joined: list[Slot] = []
    for slot in slots:
        last = joined[-1] if joined else None
        if last and last.role is slot.role is Role.CONCEPT and _adjoin(last, slot, parting):
            joined[-1] = replace(last, meanings=(*last.meanings, *slot.meanings), text=f"{last.text} and {slot.text}")
        else:
            joined.append(slot)
    return tuple(joined)


def _adjoin(first: Slot, second: Slot, parting: Parting) -> bool:
    between = [
        each.text
        for each in parting.phrases
        if first.start < each.start < second.start and not each.meanings
    ]
    ends = [each for each in parting.phrases if each.meanings and first.start < each.start < second.start]
    return all(word in _AND or word in AUXILIARIES & {"the"} for word in between) and not [
        each for each in ends if each.text not in first.text
    ]
