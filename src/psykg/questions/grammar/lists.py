"""Questions for a list: which, what, who, when, why …, a command, or a bare noun with what belongs to it."""

from collections.abc import Iterator
from dataclasses import replace

from psykg.questions.grammar.apart import Apart
from psykg.questions.grammar.connecting import Connector
from psykg.questions.grammar.differences import Differences
from psykg.questions.grammar.numerals import Year, counted, dated
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import UNEQUAL, Reading
from psykg.questions.grammar.requests import Request, worded
from psykg.questions.grammar.selecting import Selecting
from psykg.questions.grammar.turns import turn
from psykg.questions.grammar.wording import with_words
from psykg.questions.graph.links import distributed, known_ends
from psykg.questions.words.function_words import NEGATIONS


class Lists:
    """Reads requests for lists."""

    def __init__(self, reader: Reader, connector: Connector) -> None:
        self._reader, self._selecting = reader, Selecting(reader, connector)
        self._apart = Apart(reader, connector, self._selecting)
        self._differences = Differences(reader, connector, self._selecting)

    def requested(self, request: Request) -> Iterator[Reading]:
        """The readings of a request, the shared and the negated ones among them; none of more or less than a number."""
        if turn("compared").search(request.rest) or turn("with_all").search(request.rest):
            return  # What is in some phase need not be in every phase.
        yield from self._differences.between(request)
        if told := worded(request.rest):
            head, words = told
            for reading in self._selecting.plain(replace(request, rest=head)):
                yield from with_words(reading, words, self._reader)
        if match := turn("along").search(f" {request.rest}"):
            yield from self._apart.but_for(request, match, along=True)
        if match := turn("apart").search(f" {request.rest}"):
            yield from self._apart.but_for(request, match)
            # “What may be needed besides family therapy?” asks along a relation that says so.
            yield from self._selecting.plain(request)
        elif turn("shared").search(request.rest) and NEGATIONS.isdisjoint(request.rest.split()):
            yield from self._shared(request)
        elif year := dated(request.rest):
            yield from self._dated(request, year)
        else:
            yield from self._selecting.plain(request)

    def said(self, text: str) -> Iterator[Reading]:
        """The lists of what is said of something: of no kind by itself, and of nothing that is not said."""
        lists = self.requested(Request("list", "", text))
        return (reading for reading in lists if reading.links and not reading.excluded)

    def _shared(self, request: Request) -> Iterator[Reading]:
        """What several things share: the words that say so may also be those of a relation, “have in common”."""
        for text in (" ".join(turn("shared").sub(" ", request.rest).split()), request.rest):
            count, rest = counted(text)
            for reading, _ in self._selecting.selected(replace(request, rest=rest)):
                yield from _distributed(replace(reading, count=count))

    def bounded(self, reading: Reading, year: Year) -> Iterator[Reading]:
        """The reading with a number that it leaves open compared with a year: “published after 1990”."""
        for link in reading.links:
            if self._reader.schema.has_numbers(link.relation) and not link.value.known and link.value != reading.answer:
                yield replace(reading, bound=(link.value.name, year.operator, year.number))

    def _dated(self, request: Request, year: Year) -> Iterator[Reading]:
        for reading, negated in self._selecting.selected(replace(request, rest=year.rest)):
            if not negated:
                yield from self.bounded(reading, year)
            elif year.operator == "=" and not known_ends(reading.links):
                yield from self.bounded(reading, replace(year, operator=UNEQUAL))


def _distributed(reading: Reading) -> Iterator[Reading]:
    """The reading with each of several concepts on its own: what is shared by all of them."""
    links = distributed(reading.links)
    if links != reading.links:
        yield replace(reading, links=links, shared=True)
