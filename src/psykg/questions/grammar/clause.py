"""A parted text with one role chosen for each phrase: what may be joined, and what may join it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise, product

from psykg.questions.grammar.chart import Parting, Phrase
from psykg.questions.words.function_words import (
    ARTICLES,
    BETWEEN,
    CHOICES,
    CONJUNCTIONS,
    COORDINATORS,
    DURING,
    INDEFINITE,
    NEGATIONS,
    PLAIN_VERBS,
    PREPOSITIONS,
    SOMEBODY,
    TELLING_PREPOSITIONS,
    TOPICAL,
)
from psykg.questions.words.meaning import Meaning, Role
from psykg.questions.words.spelling import lemma

EXTREMES = (Role.LEAST, Role.GREATEST)
FORMS = (Role.VERB, Role.DENIED, Role.NOUN, Role.ADJECTIVE, Role.LINK)
_APART = TELLING_PREPOSITIONS | TOPICAL
_MOST_CLAUSES = 32
_EXPLAINS, _VERBLESS = 0.25, 0.4


@dataclass(frozen=True, slots=True)
class Slot:
    """A phrase in its role. `prepositions` stand right before it; `passive`: the verb comes as a participle.

    `each`: of several concepts none may be left out, for no “or” joins them.
    `helped`: a “do” comes before, and so does the subject.
    `short`: what a participle at the end is done to or with is left out.
    `opens`: something may be left unsaid at its other end: “is discussed”, “has goals”, “the last one”.
    `said`: all relations that the phrase may say somewhere, here or elsewhere: “seek” of “be sought for” as well.
    """

    role: Role
    start: int
    text: str
    meanings: tuple[Meaning, ...]
    prepositions: tuple[str, ...] = ()
    passive: bool = False
    opens: bool = False
    helped: bool = False
    each: bool = True
    short: bool = False
    said: frozenset[str] = frozenset()

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
    """The slots of a text in order, and what its phrases cost.

    `beside`: concepts that stand side by side and are told apart all the same, two and two.
    """

    slots: tuple[Slot, ...]
    cost: float
    extreme: Slot | None = None
    beside: tuple[frozenset[str], ...] = ()

    def without_extreme(self) -> "Clause":
        """The clause with its superlative, if it has one, set apart."""
        extreme = next((slot for slot in self.slots if slot.role in EXTREMES), None)
        return replace(self, slots=tuple(slot for slot in self.slots if slot is not extreme), extreme=extreme)


def clauses(parting: Parting, fronted: str = "", *, short: bool = False) -> Iterator[Clause]:
    """Every choice of roles for the phrases, coordinated concepts both apart and as one. Bounded in number.

    `fronted` is a preposition that stands before the question word. `short`: what a participle at the end is done to or
    with may be left out.
    """
    options: list[list[Slot]] = []
    for phrase in parting.phrases:
        if phrase.meanings:
            options.append(list(_slots(phrase, parting, fronted, short=short)))
            if not options[-1]:
                return  # One phrase can do nothing where it stands, so the others need not be looked at.
    for chosen in islice(product(*options), _MOST_CLAUSES):
        if any(slot.is_form and not _APART.isdisjoint(slot.prepositions) for slot in chosen):
            continue  # “Before they seek it” is not “they seek it”, and “about work” is no work of anybody.
        cost = parting.cost * 0.5 + sum(slot.cost for slot in chosen) + _VERBLESS * _lacks_verb(chosen, parting)
        joined = _coordinated(chosen, parting)
        yield Clause(chosen, cost, beside=_beside(joined)).without_extreme()
        if len(joined) < len(chosen):
            yield Clause(joined, cost).without_extreme()
        if (told := _told_once(chosen, parting)) != chosen:
            yield Clause(told, cost).without_extreme()


def _lacks_verb(slots: tuple[Slot, ...], parting: Parting) -> bool:
    """Whether a name took the verb that has to follow a “do”: “does treatment end” is not about the treatment's end."""
    if len(slots) != 1 or slots[0].role is not Role.CONCEPT or " " not in slots[0].text:
        return False
    before = [phrase.text for phrase in parting.phrases if phrase.end <= slots[0].start and phrase.text not in ARTICLES]
    return bool(before) and lemma(before[-1]) == "do"


def _slots(phrase: Phrase, parting: Parting, fronted: str, *, short: bool) -> Iterator[Slot]:
    before = _before(phrase, parting)
    for meaning in phrase.of(Role.CONCEPT, Role.KIND, Role.TEXT):
        yield Slot(meaning.role, phrase.start, phrase.text, (meaning,), before)
    if heads := phrase.of(Role.HEAD):
        yield Slot(Role.HEAD, phrase.start, phrase.text, heads, before)
    roles = {meaning.role for meaning in phrase.meanings if not _is_misplaced(meaning.role, phrase, parting)}
    present = {"", fronted, *(each.text for each in parting.phrases if each.start > phrase.end and not each.meanings)}
    short = short and _is_cut_short(phrase, parting)
    ends, active = short or _is_predicate(phrase, parting), _is_active(phrase, parting)
    for role in filter(roles.__contains__, (*FORMS, *EXTREMES)):
        able = (meaning for meaning in phrase.of(role) if meaning.particle in present or (ends and meaning.stative))
        told = _stranded([meaning for meaning in able if not (active and meaning.participle)], phrase, parting)
        meanings = tuple(_placed(meaning, fronted) for meaning in told)
        if meanings:
            passive = _is_passive(phrase, parting)
            opens = _opens(role, phrase, parting, passive=passive)
            helped = role is Role.VERB and _is_helped(phrase, parting)
            said = frozenset(meaning.iri for meaning in phrase.of(role))
            yield Slot(
                role, phrase.start, phrase.text, meanings, before, passive, opens, helped, short=short, said=said
            )


def _stranded(meanings: list[Meaning], phrase: Phrase, parting: Parting) -> list[Meaning]:
    """Of the meanings those with the preposition that the text ends with right behind: “what does it begin with?”."""
    behind = parting.phrases[-1]
    told = [meaning for meaning in meanings if meaning.particle and meaning.particle == behind.text]
    return told if told and behind.start == phrase.end else meanings


def _is_misplaced(role: Role, phrase: Phrase, parting: Parting) -> bool:
    """Whether the phrase cannot be in that role where it stands; prepositions of one word are none by themselves."""
    return (
        (role is Role.VERB and (_is_auxiliary(phrase, parting) or _is_existence(phrase, parting)))
        or (role is Role.LINK and " " not in phrase.text)
        or (role is Role.ADJECTIVE and _is_verb_at_end(phrase, parting))
        or (role is Role.NOUN and _is_verb_behind(phrase, parting))
    )


def _is_auxiliary(phrase: Phrase, parting: Parting) -> bool:
    """Whether a “do” only helps a verb that comes later: “what do they not accept?”."""
    later = [each for each in parting.phrases if each.start >= phrase.end]
    return lemma(phrase.text) == "do" and any(each.of(Role.VERB, Role.DENIED) for each in later)


def _is_existence(phrase: Phrase, parting: Parting) -> bool:
    """Whether it says at the end of the text only that there are such things: “what kinds are there?”."""
    return phrase is parting.phrases[-1] and phrase.text == "there"


def _is_helped(phrase: Phrase, parting: Parting) -> bool:
    """Whether a “do” without a meaning of its own comes before a verb."""
    return any(lemma(each.text) == "do" and not each.meanings for each in parting.phrases if each.end <= phrase.start)


def _placed(meaning: Meaning, fronted: str) -> Meaning:
    """The meaning, cheaper if it explains a preposition in front of the question."""
    return replace(meaning, cost=meaning.cost - _EXPLAINS) if fronted and meaning.particle == fronted else meaning


def _before(phrase: Phrase, parting: Parting) -> tuple[str, ...]:
    """The prepositions right before a phrase, articles between them and it left aside."""
    found: list[str] = []
    for other in reversed([each for each in parting.phrases if each.end <= phrase.start]):
        if other.text in DURING and other.start and not found:
            return ("during",)
        if other.meanings or other.text in CONJUNCTIONS:
            break
        if other.text in PREPOSITIONS:
            found.append(other.text)
    return (*found, " ".join(map(lemma, reversed(found)))) if len(found) > 1 else tuple(found)


def _is_passive(phrase: Phrase, parting: Parting) -> bool:
    """Whether a form of “be” comes before, and the verb is in a form that goes with it."""
    being = any(lemma(each.text) == "be" for each in parting.phrases if each.end <= phrase.start)
    return being and _is_participle(phrase)


def _is_active(phrase: Phrase, parting: Parting) -> bool:
    """Whether a verb is in a form that is no participle, and neither “be” nor people in general come before.

    “People seek it” says no more than that it is sought.
    """
    first = phrase.text.split()[0]
    base = first == lemma(first) or first.endswith("s")
    before = [each.text for each in parting.phrases if each.end <= phrase.start]
    return base and SOMEBODY.isdisjoint(before) and not any(lemma(word) == "be" for word in before)


def _opens(role: Role, phrase: Phrase, parting: Parting, *, passive: bool) -> bool:
    """Whether a form leaves one of its ends unsaid: a passive, a verb of people in general, a noun that is had."""
    if role is Role.NOUN:
        return _is_had(phrase, parting)
    before = {each.text for each in parting.phrases if each.end <= phrase.start}
    return role is Role.ADJECTIVE or passive or bool(before & SOMEBODY) or _is_predicate(phrase, parting)


def _is_predicate(phrase: Phrase, parting: Parting) -> bool:
    """Whether a form with “be” in it says all there is to say: “is important”, but not “is founded”."""
    first = phrase.text.split()[0]
    last = not any(each.meanings for each in parting.phrases if each.start >= phrase.end)
    did = any(lemma(each.text) == "do" for each in parting.phrases if each.end <= phrase.start)
    return (
        last
        and not did
        and lemma(first) == first
        and any(meaning.stative for meaning in phrase.of(Role.VERB, Role.DENIED))
    )


def _is_cut_short(phrase: Phrase, parting: Parting) -> bool:
    """Whether a participle ends a text that leaves out what it is done to or with: “is medication prescribed”."""
    last = not any(each.start >= phrase.end for each in parting.phrases)
    return last and _is_participle(phrase)


def _is_participle(phrase: Phrase) -> bool:
    first = phrase.text.split()[0]
    return first != lemma(first) and not first.endswith(("s", "ing"))


def _is_had(noun: Phrase, parting: Parting) -> bool:
    """Whether a noun says only that there is one, or none: “has goals”, “states no goal”."""
    before = [each.text for each in parting.phrases if each.end <= noun.start]
    while before and before[-1] in ARTICLES | {"any", "own", "some"}:
        before.pop()
    return bool(before) and (lemma(before[-1]) == "have" or before[-1] in NEGATIONS | {"as"})


def _is_verb_at_end(adjective: Phrase, parting: Parting) -> bool:
    """Whether what could be an adjective is a verb: “how long does it last”, but not “which does not come last”."""
    before = [each.text for each in parting.phrases if each.end <= adjective.start]
    did = any(lemma(word) == "do" for word in before) and not PLAIN_VERBS.issuperset(before[-1:])
    return did and not any(each.meanings for each in parting.phrases if each.start >= adjective.end)


def _is_verb_behind(noun: Phrase, parting: Parting) -> bool:
    """Whether what could be a noun is the verb that a “do” helps, right behind its subject: “what does therapy use”."""
    before = [each for each in parting.phrases if each.end <= noun.start]
    did = any(lemma(each.text) == "do" for each in before)
    subject = bool(before) and bool(before[-1].of(Role.CONCEPT, Role.KIND)) and lemma(before[-1].text) != "do"
    last = not any(each.meanings for each in parting.phrases if each.start >= noun.end)
    return did and subject and last and bool(noun.of(Role.VERB)) and lemma(noun.text) == noun.text


def _coordinated(slots: tuple[Slot, ...], parting: Parting) -> tuple[Slot, ...]:
    """The slots with concepts that stand side by side, with no more than “and” between them, made one."""
    joined: list[Slot] = []
    for place, slot in enumerate(slots):
        last = joined[-1] if joined else None
        if last and last.role is slot.role is Role.CONCEPT and _adjoin(slots[place - 1], slot, parting):
            each = last.each and not _says_or(last, slot, parting)
            text = f"{last.text} and {slot.text}"
            joined[-1] = replace(last, meanings=(*last.meanings, *slot.meanings), text=text, each=each)
        else:
            joined.append(slot)
    return tuple(joined)


def _told_once(slots: tuple[Slot, ...], parting: Parting) -> tuple[Slot, ...]:
    """The slots without a noun that says no more than its verb, which leaves its end open: “serve a purpose”."""
    told: list[Slot] = []
    for slot in slots:
        last = told[-1] if told else None
        if last and last.role is Role.VERB and slot.role is Role.NOUN and _is_indefinite(last, slot, parting):
            nouns = {meaning.iri for meaning in slot.meanings}
            if same := tuple(meaning for meaning in last.meanings if meaning.iri in nouns):
                told[-1] = replace(last, meanings=same, opens=True, text=f"{last.text} {slot.text}")
                continue
        told.append(slot)
    return tuple(told)


def _is_indefinite(verb: Slot, noun: Slot, parting: Parting) -> bool:
    """Whether nothing stands before the noun but that it is any one."""
    between = [phrase.text for phrase in parting.phrases if verb.start < phrase.start < noun.start]
    return bool(between) and set(between) <= INDEFINITE


def _beside(slots: tuple[Slot, ...]) -> tuple[frozenset[str], ...]:
    several = (slot.meanings for slot in slots if slot.role is Role.CONCEPT and len(slot.meanings) > 1)
    return tuple(frozenset((a.iri, b.iri)) for meanings in several for a, b in pairwise(meanings))


def _says_or(first: Slot, second: Slot, parting: Parting) -> bool:
    return any(first.start < phrase.start < second.start and phrase.text in CHOICES for phrase in parting.phrases)


def _adjoin(first: Slot, second: Slot, parting: Parting) -> bool:
    between = [each.text for each in parting.phrases if first.start < each.start < second.start and not each.meanings]
    ends = [each for each in parting.phrases if each.meanings and first.start < each.start < second.start]
    return (
        bool(COORDINATORS & set(between)) and set(between) <= BETWEEN and all(each.text in first.text for each in ends)
    )
