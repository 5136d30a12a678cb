"""Questions about things by themselves: what one is, what it is called, how long or how often, two side by side."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from math import inf

from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.timing import names_nothing, takes_place
from psykg.questions.grammar.turns import turn
from psykg.questions.graph.links import ANSWER, Link, Term
from psykg.questions.words.function_words import ARTICLES, AUXILIARIES, PORTRAYING, PREPOSITIONS, QUESTION_WORDS, RATE
from psykg.questions.words.keys import is_skipped, noun_of
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import lemma

_TWICE = 2
"""How often a matter has to be named where more is said than its name."""
_DEFINED, _NEARER, _LISTED, _NAMED, _ONLY, _COVERED, _OF_ALL = 0.2, 0.1, 1.5, 0.4, 0.8, 0.02, 0.6


class Things:
    """Reads what names a thing, or two, and no more."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def definitions(self, text: str, *roles: Role) -> Iterator[Reading]:
        """What the thing is; of a matter with a quantity, rather that. Several of a kind are asked for as a list."""
        words = text.split()
        # “What is it given with?” asks for something else.
        if words[0] in AUXILIARIES | PREPOSITIONS or words[-1] in PREPOSITIONS - PORTRAYING:
            return
        if not AUXILIARIES.isdisjoint(words[1:]):
            return  # “Which therapy is deeper?” compares, though that may be a name of something.
        kind = min((meaning.cost for meaning in self._reader.whole(text, Role.KIND)), default=inf)
        for meaning in self._reader.whole(text, *(roles or (Role.CONCEPT, Role.KIND))):
            if meaning.role is Role.CONCEPT and meaning.cost == kind:
                continue  # “What is a reason for treatment?” asks for what is of that kind, and for no matter.
            one = words[0] in ARTICLES - {"the"} or not noun_of(text).endswith("s")
            # “What are the goals?” asks for them, though a matter may go by that name as well.
            named = meaning.role is Role.CONCEPT and meaning.cost < kind
            defined = (one or named) and not self._is_list(text)
            cost = meaning.cost + (_DEFINED if defined else _LISTED)
            if meaning.iri in self._reader.background.units:
                yield self._quantity(meaning.iri, cost - _NEARER, measured=True)
            if not text.startswith("how "):
                yield Reading(Sort.DEFINITION, things=(meaning.iri,), cost=cost)
        if match := turn("of_whole").fullmatch(text):
            yield from self._of_subject(match["thing"], match["whole"])

    def subject(self) -> Iterator[Reading]:
        """What the text is about, and what that is."""
        return (Reading(Sort.DEFINITION, things=(iri,)) for iri in sorted(self._reader.background.subjects))

    def somebody(self, text: str) -> Iterator[Reading]:
        """Who it is, if it is somebody."""
        kinds = self._reader.schema.people
        for reading in self.definitions(text):
            if all(kinds & self._reader.schema.kinds_of(iri) or iri in kinds for iri in reading.things):
                yield reading

    def of_kind(self, text: str, kind: str) -> Iterator[Reading]:
        """What it is, if it is of that kind: “what kind of therapy is it?”."""
        kinds = {meaning.iri for meaning in self._reader.whole(kind, Role.KIND)}
        for reading in self.definitions(text, Role.CONCEPT):
            if kinds & self._reader.schema.kinds_of(reading.things[0]):
                yield reading

    def _of_subject(self, thing: str, whole: str) -> Iterator[Reading]:
        """What the thing is, where nothing more is said than that it is of what the text is about: “of therapy”."""
        if self._is_list(f"{thing} of {whole}"):
            return
        subjects = self._reader.background.subjects
        kinds = frozenset[str]().union(*map(self._reader.schema.kinds_of, subjects))
        named = {meaning.iri for meaning in self._reader.whole(whole, Role.CONCEPT, Role.KIND)}
        for meaning in self._reader.whole(thing, Role.CONCEPT) if named & (subjects | kinds) else ():
            yield Reading(Sort.DEFINITION, things=(meaning.iri,), cost=meaning.cost + _OF_ALL)

    def _is_list(self, text: str) -> bool:
        """Whether a kind stands first, and what has it: “the goal of treatment” asks which that is."""
        words = text.split()
        if words[0] in ARTICLES and noun_of(text) != words[-1] and self._reader.whole(text, Role.KIND):
            return True  # “The reason for seeking treatment.”
        head, of, whole = text.partition(" of ")
        if not of or not self._reader.whole(head, Role.KIND):
            return False
        return head.endswith("s") or bool(self._reader.whole(whole, Role.CONCEPT, Role.KIND))

    def mentioned(self, text: str) -> Iterator[Reading]:
        """Whether the thing is spoken of at all."""
        for meaning in self._reader.whole(text, Role.CONCEPT):
            yield Reading(Sort.BOOLEAN, things=(meaning.iri,), cost=meaning.cost)

    def names(self, text: str) -> Iterator[Reading]:
        """What else the thing is called."""
        for meaning in self._reader.whole(text, Role.CONCEPT, Role.KIND):
            yield Reading(Sort.LIST, things=(meaning.iri,), names=True, cost=meaning.cost)

    def examples(self, text: str) -> Iterator[Reading]:
        """What the thing has for its forms, where it is named in the plural: “additional treatments”."""
        last = text.rsplit(maxsplit=1)[-1]
        if lemma(last) == last:
            return
        answer = Term(ANSWER)
        for meaning in self._reader.whole(text, Role.CONCEPT):
            concept = Term(iris=(meaning.iri,), kinds=self._reader.schema.kinds_of(meaning.iri))
            for relation in self._reader.background.forms:
                links = (Link(concept, relation, answer),)
                yield Reading(Sort.LIST, answer, links, cost=meaning.cost, noun=text)

    def quantities(self, text: str) -> Iterator[Reading]:
        """What is said of a matter that has a quantity: “how long does a session last” names it and asks for that."""
        words = text.split()
        if words[:1] and words[0] in AUXILIARIES:
            return  # A yes or no is asked for.
        for meaning in self._reader.whole(text, Role.CONCEPT):
            if meaning.iri in self._reader.background.matters and text.startswith("how "):
                yield self._quantity(meaning.iri, meaning.cost + _NAMED)
        told = self._reader.background.unit_words & {lemma(word) for word in words if not is_skipped(word)}
        # “45 minutes” are counted, “the time of day” is not.
        named = not RATE.isdisjoint(words) and words[0] not in QUESTION_WORDS
        counted = named or any(lemma(word) in told and word != lemma(word) for word in words)
        # “How many sessions does it take?” asks for no length and no frequency.
        if counted or (text.startswith("how ") and (told or not text.startswith("how many "))):
            # “How many days a week does a patient come?”: in two units nothing else is counted, whoever counts.
            beside = self._reader.of_all if len(told) > 1 else frozenset[str]()
            rest = " ".join(word for word in words if lemma(word) not in told)
            yield from self._measured(text, frozenset(), beside)
            yield from self._measured(rest, told, beside)

    def _measured(self, text: str, told: frozenset[str], beside: frozenset[str]) -> Iterator[Reading]:
        """What speaks of nothing but a matter with a quantity, and of the units that this is counted in."""
        units, partings = self._reader.background.units, self._reader.partings(text)
        # “Group therapy” is not the therapy that all is about, though it can be parted in two words.
        alone = bool(partings) and not partings[0].names_beyond(beside)
        for parting in (each for each in partings if takes_place(each, self._reader.schema)):
            named = units.keys() if alone else parting.common(Role.CONCEPT, beside) & units.keys()
            for topic in sorted(named):
                if told <= units[topic] and not (beside and parting.named(topic) + len(told) < _TWICE):
                    yield self._quantity(topic, _ONLY - _COVERED * parting.covered, measured=True)
            if not beside:
                yield from self._owned(parting)

    def _owned(self, parting: Parting) -> Iterator[Reading]:
        """“a session of cognitive therapy”: a matter with a quantity, and one other thing that it is the matter of."""
        actors = self._reader.background.actors
        told = [phrase for phrase in parting.phrases if phrase.meanings and not names_nothing(phrase)]
        # Who has it or comes to it says nothing of how much it is.
        named = [phrase for phrase in told if not any(meaning.iri in actors for meaning in phrase.meanings)]
        concepts = [{meaning.iri for meaning in phrase.of(Role.CONCEPT)} for phrase in named]
        topics = [found & self._reader.background.units.keys() for found in concepts]
        others = [found for found, matters in zip(concepts, topics, strict=True) if not matters]
        matters = [found for found in topics if found]
        if not others and matters and len(named) < len(told):
            for topic in sorted(set.intersection(*map(set, matters))):
                yield self._quantity(topic, _ONLY + _NEARER - _COVERED * parting.covered, measured=True)
        if len(others) == 1 and matters:
            for topic in sorted(set.intersection(*map(set, matters))):
                for other in sorted(others[0]):
                    cost = _ONLY + _NEARER - _COVERED * parting.covered
                    yield Reading(Sort.NUMBER, things=(topic, other), quantity=True, measured=True, cost=cost)

    def pairs(self, sort: Sort, groups: dict[str, str]) -> Iterator[Reading]:
        """Two things: apart in the groups x and y, or together in the group “pair”."""
        parts = _parted(groups["pair"]) if groups.get("pair") else [(groups["x"], groups["y"])]
        for first, second in parts:
            for one in self._reader.whole(first, Role.CONCEPT):
                for other in self._reader.whole(second, Role.CONCEPT):
                    if one.iri != other.iri:
                        yield Reading(sort, things=(one.iri, other.iri), cost=one.cost + other.cost)

    def ordered(self, groups: dict[str, str], preposition: str) -> Iterator[Reading]:
        """Which of two things comes before or after the other."""
        named = [meaning.iri for name in ("x", "y") for meaning in self._reader.whole(groups[name], Role.CONCEPT)[:1]]
        schema = self._reader.schema
        for one, other in permutations(named) if len(set(named)) == _TWICE else ():
            answer = Term(ANSWER, kinds=frozenset(schema.index.kinds(one)), among=(one,))
            beside = Term(iris=(other,), kinds=schema.kinds_of(other))
            for meaning in self._reader.lexicon.meanings((preposition,)):
                if meaning.role is Role.LINK and schema.allows(meaning.iri, answer, beside):
                    yield Reading(Sort.LIST, answer, (Link(answer, meaning.iri, beside),), noun="which")

    def differences(self, groups: dict[str, str]) -> Iterator[Reading]:
        """In what two things differ."""
        return (replace(reading, differing=True) for reading in self.pairs(Sort.COMPARISON, groups))

    def joined(self, groups: dict[str, str]) -> Iterator[Reading]:
        """What joins two things directly."""
        return (replace(reading, direct=True) for reading in self.pairs(Sort.PATH, groups))

    def shared(self, groups: dict[str, str]) -> Iterator[Reading]:
        """What two things have in common."""
        return (replace(reading, shared=True) for reading in self.pairs(Sort.COMPARISON, groups))

    def _quantity(self, topic: str, cost: float, *, measured: bool = False) -> Reading:
        return Reading(Sort.NUMBER, things=(topic,), quantity=True, measured=measured, cost=cost)


def _parted(text: str) -> list[tuple[str, str]]:
    """The ways to part “expressive and supportive therapy” in two; the noun at the end may belong to both."""
    found = []
    for match in turn("parted").finditer(text):
        first, second = text[: match.start()].removeprefix("both "), text[match.end() :]
        found.append((first, second))
        head = second.split()[-1]
        if len(second.split()) > 1:
            found.append((f"{first} {head.removesuffix('s')}", second))
    return found
