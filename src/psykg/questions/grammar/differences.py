"""What is so of one thing and not of another: “which goals of the one are not goals of the other?”."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from psykg.questions.grammar.asked import Asked
from psykg.questions.grammar.clause import clauses
from psykg.questions.grammar.connecting import Connector
from psykg.questions.grammar.others import rivals
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading
from psykg.questions.grammar.requests import Request
from psykg.questions.grammar.selecting import Selecting
from psykg.questions.grammar.turns import turns
from psykg.questions.graph.links import Term, known_ends
from psykg.questions.words.meaning import Role

_OF = "of"


class Differences:
    """Reads requests that take from one list what is in another."""

    def __init__(self, reader: Reader, connector: Connector, selecting: Selecting) -> None:
        self._reader, self._connector, self._selecting = reader, connector, selecting

    def between(self, request: Request) -> Iterator[Reading]:
        """Those of one thing that are not those of another."""
        for match in filter(None, (pattern.fullmatch(request.rest) for pattern in turns("divided"))):
            for reading, negated in self._selecting.selected(replace(request, rest=match["head"])):
                if not negated and reading.links:
                    for other in self._reader.whole(match["other"], Role.CONCEPT):
                        yield from self._without(reading, other.iri)
                    yield from self._unless(reading, match["other"])
        for match in filter(None, (pattern.fullmatch(request.rest) for pattern in turns("alone"))):
            text = f"{match['head']} {match.groupdict().get('prep', _OF)} {match['one']}"
            for one in self._reader.whole(match["one"], Role.CONCEPT):
                for reading, negated in self._selecting.selected(replace(request, rest=text)):
                    yield from self._alone(reading, rivals(one.iri, self._reader)) if not negated else ()

    def _alone(self, reading: Reading, others: Iterable[str]) -> Iterator[Reading]:
        """The reading, less what the same question gives for each of the others."""
        groups = [group for other in others for each in self._without(reading, other) for group in each.excluded]
        if groups:
            yield replace(reading, excluded=tuple(groups))

    def _without(self, reading: Reading, other: str) -> Iterator[Reading]:
        """The reading, less what the same question gives for another concept of the same kind."""
        schema = self._reader.schema
        new = Term(iris=(other,), kinds=schema.kinds_of(other))
        for old in known_ends(reading.links):
            if old.iris[0] != other and set(schema.index.kinds(old.iris[0])) & set(schema.index.kinds(other)):
                own = (link for link in reading.links if old in (link.subject, link.value))
                yield replace(reading, excluded=(tuple(link.with_term(old, new) for link in own),))

    def _unless(self, reading: Reading, text: str) -> Iterator[Reading]:
        """The reading, less what has a further property: “but are not the last one”."""
        if not (reading.answer and reading.links):
            return
        budget = self._reader.budget()
        for parting in self._reader.partings(text):
            for clause in clauses(parting):
                for joined in self._connector.joined(clause, Asked(reading.answer, -1), budget):
                    if joined.links:
                        yield replace(reading, excluded=(joined.links,)).dearer(joined.cost)
