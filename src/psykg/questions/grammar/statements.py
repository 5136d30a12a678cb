"""Statements in questions: whether something is so, and whether there is such a thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from psykg.questions.grammar.choosing import offered_behind, or_offered
from psykg.questions.grammar.connecting import Connector
from psykg.questions.grammar.force import Force, force_of
from psykg.questions.grammar.lists import Lists
from psykg.questions.grammar.measuring import measured
from psykg.questions.grammar.numerals import Year, counted, dated, has_number, is_counted, with_one
from psykg.questions.grammar.predicating import predicated
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.requests import Request
from psykg.questions.grammar.stating import stated
from psykg.questions.grammar.turns import turn, turns
from psykg.questions.grammar.universal import by_themselves, is_unclear, says_all, says_which
from psykg.questions.graph.links import Term, distributed, ends
from psykg.questions.words.function_words import AUXILIARIES, EMPHASIS, EXACTNESS, OTHERS, QUANTIFIERS, SOMEBODY
from psykg.questions.words.meaning import Meaning, Role

_DONE, _NARROWED = 0.5, 0.2


class Statements:
    """Reads clauses in which nothing is asked for."""

    def __init__(self, reader: Reader, connector: Connector, lists: Lists) -> None:
        self._reader, self._connector, self._lists = reader, connector, lists

    def truths(self, text: str, be: str = "") -> Iterator[Reading]:
        """Whether it is so. A clause with “all”, “only” or “not” is not read: the text says less than that."""
        text = with_one(text)
        if EMPHASIS & set(text.split()) or is_unclear(text) or says_which(text, self._reader):
            return
        if any(each.search(text) for each in turns("beside")):
            return
        if match := turn("only").fullmatch(text):
            yield from self._alone(match["named"], match["listed"])
            return
        if QUANTIFIERS & set(text.split()) and QUANTIFIERS & by_themselves(text, self._reader):
            yield from self._universally(text, be)
            return
        if singles := list(self._single(text)):
            yield from singles
            return
        if year := dated(text):
            yield from self._dated(year) if not says_all(text, self._reader) else ()
        elif has_number(text):
            yield from self._counted(text)
            yield from measured(text, self._reader)
        if not dated(text) and counted(text)[0] is None and not says_all(text, self._reader):
            yield from self._plainly(text, be)
            yield from predicated(text, self._reader, self._lists)
            yield from self._done(text)

    def _universally(self, text: str, be: str) -> Iterator[Reading]:
        """Whether it is so of all, or always. What is not so is so of none; what is so of some is not always so."""
        plain = " ".join(word for word in text.split() if word not in QUANTIFIERS)
        strong = force_of(f"is {text}") is Force.ALWAYS
        yield from (reading for reading in self._plainly(plain, be) if strong or reading.denied)
        # What is not always so is not always exactly so.
        number = " ".join(word for word in plain.split() if word not in EXACTNESS)
        yield from measured(number, self._reader) if strong and has_number(number) else ()

    def _plainly(self, text: str, be: str) -> Iterator[Reading]:
        """Whether what the words say is so; the question may have begun with the “be” of a passive."""
        for joined in stated(f"{be} {text}".strip(), self._reader, self._connector):
            links = distributed(joined.links) if any(end.each for end in ends(joined.links)) else joined.links
            reading = Reading(Sort.BOOLEAN, links=links, cost=joined.cost, denied=joined.denied)
            yield from or_offered(reading)
            yield from self._narrowed(reading) if len(links) == 1 and not joined.denied else ()

    def _narrowed(self, reading: Reading) -> Iterator[Reading]:
        """The same of the forms and sides of what is named: “insight stimulates growth”, as new insights do."""
        (link,) = reading.links
        for end in ends(reading.links):
            for iri in self._reader.background.narrower.get(end.iris[0], ()) if len(end.iris) == 1 else ():
                new = Term(iris=(iri,), kinds=self._reader.schema.kinds_of(iri))
                yield replace(reading.dearer(_NARROWED), links=(link.with_term(end, new),), affirmative=True)

    def chosen(self, front: str, last: str, noun: str) -> Iterator[Reading]:
        """“Which eases distress, the one or the other?”: of which it is so; `noun` is what both are said to be."""
        told = offered_behind(front, last, noun, self._reader)
        yield from (reading for reading in self.truths(told) if reading.sort is Sort.LIST) if told else ()

    def _done(self, text: str) -> Iterator[Reading]:
        """“Can people arrange it?”: whether those whom the therapy is there for do what a verb names."""
        match = turn("done").fullmatch(text)
        # “People need insight” does not say that they gain it.
        if not match or match["actor"] not in SOMEBODY or match["deed"].split()[0] in AUXILIARIES:
            return
        for meaning in self._reader.whole(match["deed"], Role.CONCEPT):
            deed = Term(iris=(meaning.iri,), kinds=self._reader.schema.kinds_of(meaning.iri))
            for helped in self._reader.background.helped:
                people = Term(iris=(helped,), kinds=self._reader.schema.kinds_of(helped))
                for link in self._connector.deeds_of(people, deed):
                    yield Reading(Sort.BOOLEAN, links=(link,), cost=meaning.cost + _DONE)

    def _alone(self, named: str, listed: str) -> Iterator[Reading]:
        """“Is this the only goal?”: no, if there are others."""
        found = [self._reader.whole(each, Role.CONCEPT) for each in re.split(r" (?:and|or) ", named)]
        if not all(found):
            return
        for reading in self._lists.said(listed):
            apart = tuple(dict.fromkeys(self._listable(meanings, reading) for meanings in found))
            yield replace(reading, sort=Sort.BOOLEAN, apart=apart, denied=True)

    def _listable(self, meanings: Sequence[Meaning], reading: Reading) -> str:
        """The likeliest of what is meant that could be in the list: a goal, of what may also be the name of another."""
        for meaning in meanings:
            term = Term(iris=(meaning.iri,), kinds=self._reader.schema.kinds_of(meaning.iri))
            links = (link.with_term(reading.answer, term) for link in reading.links if reading.answer)
            if all(map(self._connector.fits, links)):
                return meaning.iri
        return meanings[0].iri

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

    def _dated(self, year: Year) -> Iterator[Reading]:
        """“Was it published in 1984”: what the year is compared with."""
        for joined in stated(year.rest, self._reader, self._connector):
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
