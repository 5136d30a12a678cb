"""Statements in questions: whether something is so, and which sentence says it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.clause import Clause, clauses
from psykg.questions.grammar.connecting import Connector, Joined
from psykg.questions.grammar.force import Force, force_of
from psykg.questions.grammar.lists import Lists
from psykg.questions.grammar.numerals import Year, counted, dated, has_number, in_units, is_counted, number, with_one
from psykg.questions.grammar.others import one_by_one
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.requests import Request
from psykg.questions.grammar.timing import takes_place
from psykg.questions.grammar.turns import turn, turns
from psykg.questions.graph.links import ANSWER, Link, Term, distributed
from psykg.questions.words.function_words import (
    ARTICLES,
    AUXILIARIES,
    CHOICES,
    DEGREES,
    DIMENSIONS,
    DURING,
    EMPHASIS,
    EXACTNESS,
    FILLING_VERBS,
    LASTING_ON,
    MINUTES,
    NEGATIONS,
    OCCASIONS,
    OTHERS,
    PREPOSITIONS,
    QUANTIFIERS,
    QUESTION_WORDS,
    SOMEBODY,
    TIMES,
)
from psykg.questions.words.lexicon import Role
from psykg.questions.words.spelling import lemma
from psykg.vocabulary import TYPE

_LONGEST_CHOICE = 5
"""How many words the first of two names may have that are offered at the end of a question."""
_OF_CONCEPT, _SAID_OF, _BY_LIST, _DONE, _OFFERED, _NARROWED = 0.3, 0.1, 0.6, 0.5, 0.02, 0.2


class Statements:
    """Reads clauses in which nothing is asked for."""

    def __init__(self, reader: Reader, connector: Connector, lists: Lists) -> None:
        self._reader, self._connector, self._lists = reader, connector, lists

    def truths(self, text: str) -> Iterator[Reading]:
        """Whether it is so. A clause with “all”, “only” or “not” is not read: the text says less than that."""
        text = with_one(text)
        if EMPHASIS & set(text.split()) or _is_unclear(text) or self._says_which(text):
            return
        if any(each.search(text) for each in turns("beside")):
            return
        if match := turn("only").fullmatch(text):
            yield from self._alone(match["named"], match["listed"])
            return
        if QUANTIFIERS & set(text.split()) and QUANTIFIERS & self._by_themselves(text):
            # What is not so is not so of all, nor always; what is so of some is not always so.
            plain = " ".join(word for word in text.split() if word not in QUANTIFIERS)
            strong = force_of(f"is {text}") is Force.ALWAYS
            yield from (reading for reading in self._plainly(plain) if strong or reading.denied)
            # What is not always so is not always exactly so.
            number = " ".join(word for word in plain.split() if word not in EXACTNESS)
            yield from self._measured(number) if strong and has_number(number) else ()
            return
        if singles := list(self._single(text)):
            yield from singles
            return
        if year := dated(text):
            yield from self._dated(year) if not self._says_all(text) else ()
        elif has_number(text):
            yield from self._counted(text)
            yield from self._measured(text)
        if not dated(text) and counted(text)[0] is None and not self._says_all(text):
            yield from self._plainly(text)
            yield from self._predicated(text)
            yield from self._done(text)

    def _by_themselves(self, text: str) -> set[str]:
        """The words that are no part of a name of several: “feeling sad all the time” says “all” of nothing."""
        likeliest = self._reader.partings(text)[:1]
        return {phrase.text for phrase in likeliest[0].phrases} if likeliest else set(text.split())

    def _says_all(self, text: str) -> bool:
        """Whether it is said of all of a kind: “the phases”, “both books”. What is so of one is no yes to it."""
        named = [match["kind"] for pattern in turns("of_all") for match in pattern.finditer(text)]
        heads = ((kind, kind.split()[0]) for kind in named)
        several = (kind for kind, head in heads if head != lemma(head) and not self._ends_name(head, text))
        return any(self._reader.whole(kind, Role.KIND) for kind in several)

    def _ends_name(self, word: str, text: str) -> bool:
        """Whether the word is but the end of a name: who agrees “on the goals” may have agreed on some of them."""
        phrases = (phrase for parting in self._reader.partings(text)[:1] for phrase in parting.phrases)
        return any(word in phrase.text.split()[1:] for phrase in phrases if phrase.of(Role.CONCEPT))

    def _says_which(self, text: str) -> bool:
        """Whether it is said of one that was spoken of, and could be any of its kind: “is the book sold?”."""
        schema, background = self._reader.schema, self._reader.background
        subjects = frozenset[str]().union(*map(schema.kinds_of, background.subjects))
        match = turn("of_one").match(text)
        if not match or self._reader.whole(match["kind"], Role.CONCEPT):
            return False
        kinds = {meaning.iri for meaning in self._reader.whole(match["kind"], Role.KIND)} - subjects
        return any(sum(kind in schema.kinds_of(iri) for iri in schema.index) > 1 for kind in kinds)

    def _plainly(self, text: str) -> Iterator[Reading]:
        """Whether what the words say is so."""
        for joined in self._stated(text):
            links = distributed(joined.links) if _of_each(joined.links) else joined.links
            reading = Reading(Sort.BOOLEAN, links=links, cost=joined.cost, denied=joined.denied)
            yield from _or_offered(reading)
            yield from self._narrowed(reading) if len(links) == 1 and not joined.denied else ()

    def _narrowed(self, reading: Reading) -> Iterator[Reading]:
        """The same of the forms and sides of what is named: “insight stimulates growth”, as new insights do."""
        (link,) = reading.links
        for end in (link.subject, link.value):
            for iri in self._reader.background.narrower.get(end.iris[0], ()) if len(end.iris) == 1 else ():
                new = Term(iris=(iri,), kinds=self._reader.schema.kinds_of(iri))
                yield replace(reading.dearer(_NARROWED), links=(link.with_term(end, new),), affirmative=True)

    def _done(self, text: str) -> Iterator[Reading]:
        """“Can people arrange it?”: whether those whom the therapy is there for do what a verb names."""
        actor, _, named = text.removeprefix("some ").partition(" ")
        # “People need insight” does not say that they gain it.
        if actor not in SOMEBODY or not named or named.split()[0] in AUXILIARIES:
            return
        for meaning in self._reader.whole(named, Role.CONCEPT):
            deed = Term(iris=(meaning.iri,), kinds=self._reader.schema.kinds_of(meaning.iri))
            for helped in self._reader.background.helped:
                people = Term(iris=(helped,), kinds=self._reader.schema.kinds_of(helped))
                for link in self._connector.deeds_of(people, deed):
                    yield Reading(Sort.BOOLEAN, links=(link,), cost=meaning.cost + _DONE)

    def chosen(self, front: str, last: str, noun: str) -> Iterator[Reading]:
        """“Which eases distress, the one or the other?”: of which it is so; `noun` is what both are said to be."""
        words = front.split()
        for start in range(max(len(words) - _LONGEST_CHOICE, 1), len(words)):
            first, rest = " ".join(words[start:]), " ".join(words[:start])
            for other in (last, f"{last} {noun}"):
                named = self._reader.whole(other, Role.CONCEPT) and (
                    self._reader.whole(first, Role.CONCEPT)
                    or self._reader.whole(f"{first} {other.rsplit(maxsplit=1)[-1]}", Role.CONCEPT)
                )
                if named:
                    told = self.truths(f"{first} or {other} {rest}")
                    yield from (reading for reading in told if reading.sort is Sort.LIST)
                    return

    def _alone(self, named: str, listed: str) -> Iterator[Reading]:
        """“Is this the only goal?”: no, if there are others."""
        found = [self._reader.whole(each, Role.CONCEPT) for each in re.split(r" (?:and|or) ", named)]
        if not all(found):
            return
        apart = tuple(dict.fromkeys(meanings[0].iri for meanings in found))
        for reading in self._listed(listed):
            yield replace(reading, sort=Sort.BOOLEAN, apart=apart, denied=True)

    def existence(self, text: str) -> Iterator[Reading]:
        """Whether there is such a thing at all, or so many."""
        if (QUANTIFIERS | EMPHASIS | OTHERS) & set(text.split()):
            return
        if singles := list(self._single(text)):
            yield from singles
            return
        for reading in self._lists.requested(Request("which", "", text)):
            if reading.sort is Sort.LIST and not reading.excluded:
                yield replace(reading, sort=Sort.BOOLEAN, counted=reading.count is not None)

    def sources(self, text: str) -> Iterator[Reading]:
        """Which sentences say it, or speak of it."""
        people = turn("of_people").fullmatch(text)
        for meaning in self._reader.whole(people["deed"] if people else text, Role.CONCEPT):
            yield Reading(Sort.SOURCE, things=(meaning.iri,), cost=meaning.cost)
        if has_number(text):
            yield from (replace(reading, sort=Sort.SOURCE) for reading in self._measured(text))
        negated = bool(NEGATIONS & set(text.split()))
        for joined in self._stated(text):
            # That a thing is of a kind is said in no sentence; that it is a goal of something may be.
            if all(link.relation != TYPE for link in joined.links):
                yield Reading(Sort.SOURCE, links=joined.links, cost=joined.cost + _OF_CONCEPT, negated=negated)
        for reading in () if negated else self._predicated(text):
            yield replace(reading, sort=Sort.SOURCE).dearer(_OF_CONCEPT)
        yield from (reading.dearer(_BY_LIST) for reading in self.listings(text))

    def listings(self, text: str) -> Iterator[Reading]:
        """Which sentences give the list."""
        return (replace(reading, sort=Sort.SOURCE) for reading in self._listed(text))

    def _listed(self, text: str) -> Iterator[Reading]:
        """The lists of what is said of something: of no kind by itself, and of nothing that is not said."""
        lists = self._lists.requested(Request("list", "", text))
        return (reading for reading in lists if reading.links and not reading.excluded)

    def _stated(self, text: str) -> Iterator[Joined]:
        """The statements that a clause without anything asked for can make."""
        budget = self._reader.budget()
        for parting in self._reader.partings(one_by_one(text, self._reader)):
            if _passes_over_verb(parting):
                continue
            choice = any(phrase.text in CHOICES and not phrase.meanings for phrase in parting.phrases)
            for clause in clauses(parting, short=True):
                offers = any(len(slot.meanings) > 1 and not slot.each for slot in clause.slots if not slot.is_form)
                if choice and not offers and any(slot.role is Role.KIND for slot in clause.slots):
                    continue  # “Is it a book or a chapter?” offers kinds, of which nothing else is said.
                members = list(_memberships(clause, parting))
                yield from members
                if members and self._reader.loosely:
                    continue  # “Is it an outcome?” is not true because something of it is one.
                for joined in self._connector.joined(clause, None, budget):
                    if joined.links and not any(link.subject == link.value for link in joined.links):
                        yield from [joined] if _joins(joined.links, clause.beside) else ()

    def _predicated(self, text: str) -> Iterator[Reading]:
        """“Is this an expected outcome?”: what a list would be asked for, said of one concept."""
        for match in turn("predicate").finditer(text):
            named = text[: match.start()]
            if not FILLING_VERBS.isdisjoint(named.split()):
                continue
            for meaning in self._reader.whole(named, Role.CONCEPT):
                concept = Term(iris=(meaning.iri,), kinds=self._reader.schema.kinds_of(meaning.iri))
                for reading in self._lists.requested(Request("which", "", text[match.end() :])):
                    for said in _said_of(concept, reading.dearer(meaning.cost + _SAID_OF)):
                        offers = any(map(_is_offered, _ends(said.links)))
                        yield from _or_offered(said) if offers or CHOICES.isdisjoint(text.split()) else ()

    def _dated(self, year: Year) -> Iterator[Reading]:
        """“Was it published in 1984”: what the year is compared with."""
        for joined in self._stated(year.rest):
            yield from self._lists.bounded(Reading(Sort.BOOLEAN, links=joined.links, cost=joined.cost), year)

    def _counted(self, text: str) -> Iterator[Reading]:
        """“Does it have three phases?”: the list of what the number stands before, and how many there should be."""
        for reading in self._lists.requested(Request("list", "", text)):
            if reading.count is not None and is_counted(reading.noun, text):
                yield replace(reading, sort=Sort.BOOLEAN, counted=True)

    def _single(self, text: str) -> Iterator[Reading]:
        """“Does it have one author?”: yes if there is no other."""
        match = turn("single").fullmatch(text)
        for reading in self._lists.requested(Request("list", "", f"{match['front']}{match['noun']}")) if match else ():
            if match and reading.noun and match["noun"].startswith(reading.noun):
                yield replace(reading, sort=Sort.BOOLEAN, count=1, counted=True)

    def _measured(self, text: str) -> Iterator[Reading]:
        """“Do sessions last 45 minutes?”: numbers in their units, and a matter that has a quantity in such units."""
        if DEGREES & set(text.split()):
            return
        units = self._reader.background.units
        words = [(word, number(word)) for word in text.split()]
        counted_in = {lemma(word) for word, _ in words} & (self._reader.background.unit_words | MINUTES.keys())
        if (TIMES.keys() | OCCASIONS) & set(text.split()) and not counted_in <= self._reader.background.periods:
            return  # “Twice a day” counts no days.
        told = counted_in | DIMENSIONS | OCCASIONS
        rest = " ".join(word for word, found in words if found is None and not {word, lemma(word)} & told)
        numbers = tuple(found for _, found in words if found is not None)
        for parting in self._reader.partings(rest):
            for topic in parting.common(Role.CONCEPT) if takes_place(parting, self._reader.schema) else ():
                factor = in_units(counted_in, units.get(topic, ())) if counted_in else None
                if factor is not None:
                    inside = tuple(factor * number for number in numbers)
                    yield Reading(Sort.BOOLEAN, things=(topic,), quantity=True, numbers=inside)


def _passes_over_verb(parting: Parting) -> bool:
    """Whether a verb that means nothing here comes behind what it is said of: “does relief show it?”."""
    named = next((phrase.end for phrase in parting.phrases if phrase.meanings), 0)
    unread = {phrase.text for phrase in parting.phrases if phrase.start >= named and not phrase.meanings}
    return not FILLING_VERBS.isdisjoint(unread)


def _memberships(clause: Clause, parting: Parting) -> Iterator[Joined]:
    """“Is anxiety a reason for seeking treatment?”: a concept and a kind, and no more."""
    had = any(lemma(phrase.text) == "have" for phrase in parting.phrases)
    if had or [slot.role for slot in clause.slots] != [Role.CONCEPT, Role.KIND]:
        return
    start, text = clause.slots[1].start, clause.slots[1].text
    before = next((phrase.text for phrase in parting.phrases if phrase.end == start), "")
    if before in ARTICLES - {"the"} or text.endswith("s"):
        concept, kind = (Term(iris=(slot.meanings[0].iri,)) for slot in clause.slots)
        yield Joined((Link(concept, TYPE, kind),), clause.cost)


def _joins(links: Iterable[Link], beside: Iterable[frozenset[str]]) -> bool:
    """Whether what stands side by side is told of each other, if it is not told of both: “A and B are apart”."""
    ends = {frozenset((*link.subject.iris, *link.value.iris)) for link in links}
    return all(pair in ends for pair in beside)


def _is_unclear(text: str) -> bool:
    """Whether it is asked if something is not so, or still is, or if somebody knows it: the answer could mean either.

    “Isn't it so?” asks if it is.
    """
    words = (NEGATIONS - PREPOSITIONS) | (QUESTION_WORDS - DURING) | LASTING_ON
    return not words.isdisjoint(text.removeprefix("not ").split())


def _ends(links: Iterable[Link]) -> Iterator[Term]:
    return (term for link in links for term in (link.subject, link.value))


def _of_each(links: Iterable[Link]) -> bool:
    """Whether it is said of several things, and of each of them."""
    return any(term.each for term in _ends(links))


def _or_offered(reading: Reading) -> Iterator[Reading]:
    """The reading; of “is it the one or the other?” a yes where it is so of each, and else of which it is."""
    offered = next((term for term in _ends(reading.links) if _is_offered(term)), None)
    if offered is None:
        yield reading
        return
    yield replace(reading, links=distributed(reading.links), affirmative=True)
    answer = Term(ANSWER, kinds=offered.kinds, among=offered.iris)
    told = tuple(link.with_term(offered, answer) for link in reading.links)
    if not reading.denied:
        yield Reading(Sort.LIST, answer, told, cost=reading.cost + _OFFERED)


def _is_offered(term: Term) -> bool:
    """Whether a term is one thing or another."""
    return len(term.iris) > 1 and not term.each


def _said_of(concept: Term, reading: Reading) -> Iterator[Reading]:
    """A list's reading with the concept in the place of what is asked for, if it is of the kind."""
    answer = reading.answer
    plain = reading.sort is Sort.LIST and reading.links and not reading.excluded and not reading.extreme
    if plain and answer and (not answer.kinds or answer.kinds & concept.kinds):
        links = tuple(link.with_term(answer, concept) for link in reading.links)
        yield Reading(Sort.BOOLEAN, links=links, cost=reading.cost, denied=reading.denied)
