"""Which sentences say something, or speak of it."""

from collections.abc import Iterator
from dataclasses import replace

from psykg.questions.grammar.asked import answer_term
from psykg.questions.grammar.connecting import Connector
from psykg.questions.grammar.lists import Lists
from psykg.questions.grammar.measuring import measured
from psykg.questions.grammar.numerals import has_number
from psykg.questions.grammar.predicating import predicated
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.stating import stated
from psykg.questions.grammar.turns import turn
from psykg.questions.graph.links import Link, Term
from psykg.questions.words.function_words import NEGATIONS
from psykg.questions.words.meaning import Meaning, Role
from psykg.vocabulary import TYPE

_OF_CONCEPT, _BY_LIST, _BY_KIND = 0.3, 0.6, 0.2


class Sources:
    """Reads what is said to stand somewhere."""

    def __init__(self, reader: Reader, connector: Connector, lists: Lists) -> None:
        self._reader, self._connector, self._lists = reader, connector, lists

    def of_statement(self, text: str) -> Iterator[Reading]:
        """Which sentences say it, or speak of it."""
        people = turn("of_people").fullmatch(text)
        for meaning in self._reader.whole(people["deed"] if people else text, Role.CONCEPT):
            yield Reading(Sort.SOURCE, things=(meaning.iri,), cost=meaning.cost)
        if has_number(text):
            yield from (replace(reading, sort=Sort.SOURCE) for reading in measured(text, self._reader))
        negated = bool(NEGATIONS & set(text.split()))
        for joined in stated(text, self._reader, self._connector):
            # That a thing is of a kind is said in no sentence; that it is a goal of something may be.
            if all(link.relation != TYPE for link in joined.links):
                yield Reading(Sort.SOURCE, links=joined.links, cost=joined.cost + _OF_CONCEPT, negated=negated)
        for reading in () if negated else predicated(text, self._reader, self._lists):
            yield replace(reading, sort=Sort.SOURCE).dearer(_OF_CONCEPT)
        yield from (reading.dearer(_BY_LIST) for reading in self.of_list(text))

    def of_list(self, text: str) -> Iterator[Reading]:
        """Which sentences give the list."""
        yield from (replace(reading, sort=Sort.SOURCE) for reading in self._lists.said(text))
        for kind in self._reader.whole(text, Role.KIND):
            yield from self._of_kind(kind)

    def _of_kind(self, kind: Meaning) -> Iterator[Reading]:
        """Which sentences give what the main subject has of that kind: “which sentence lists the phases?”."""
        answer = answer_term(frozenset([kind.iri]))
        for iri in sorted(self._reader.background.subjects):
            subject = Term(iris=(iri,), kinds=self._reader.schema.kinds_of(iri))
            for relation in sorted(self._reader.schema.relations):
                link = Link(subject, relation, answer)
                if self._reader.schema.ends_in(relation, answer.kinds) and self._connector.fits(link):
                    yield Reading(Sort.SOURCE, answer, (link,), cost=kind.cost + _BY_KIND)
