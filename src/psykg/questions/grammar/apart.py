"""What is asked for beside a thing that is named, or but for it: “what is discussed besides payment?”."""

import re
from collections.abc import Iterator
from dataclasses import replace

from psykg.questions.grammar.connecting import Connector
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading
from psykg.questions.grammar.requests import Request
from psykg.questions.grammar.selecting import Selecting
from psykg.questions.graph.links import Term, ends, known_ends
from psykg.questions.words.function_words import CHOICES, COORDINATORS, FUNCTION_WORDS
from psykg.questions.words.meaning import Meaning, Role


class Apart:
    """Reads requests that set something apart."""

    def __init__(self, reader: Reader, connector: Connector, selecting: Selecting) -> None:
        self._reader, self._connector, self._selecting = reader, connector, selecting

    def but_for(self, request: Request, match: re.Match[str], *, along: bool = False) -> Iterator[Reading]:
        """What is asked for, but for one thing that is named; `along`: only where the same is said of both."""
        for reading, others in self._beside(request, match):
            if told := self._of_itself(reading, others):
                yield told
            elif shared := self._of_the_same(reading, others):
                yield replace(shared, apart=others)
            elif not along:
                yield replace(reading, apart=others)

    def _of_itself(self, reading: Reading, others: tuple[str, ...]) -> Reading | None:
        """The reading about the thing named beside, where that is what it can be about: what is added beside it."""
        left = [end for end in ends(reading.links) if end != reading.answer]
        if len(others) != 1 or len(left) != 1 or len(reading.links) != 1 or left[0].known or left[0].kinds:
            return None
        named = Term(iris=others, kinds=self._reader.schema.kinds_of(others[0]))
        link = reading.links[0].with_term(left[0], named)
        return replace(reading, links=(link,)) if self._connector.fits(link) else None

    def _of_the_same(self, reading: Reading, others: tuple[str, ...]) -> Reading | None:
        """The reading about something of which the same is said of another: what is discussed where payment is."""
        if not reading.answer or len(others) != 1 or len(reading.links) != 1 or known_ends(reading.links):
            return None
        named = Term(iris=others, kinds=self._reader.schema.kinds_of(others[0]))
        return replace(reading, links=(*reading.links, reading.links[0].with_term(reading.answer, named)))

    def _beside(self, request: Request, match: re.Match[str]) -> Iterator[tuple[Reading, tuple[str, ...]]]:
        """The readings without what is named beside what is asked for, one thing or several, and that."""
        text = f" {request.rest}"
        head, words = text[: match.start()], text[match.end() :].split()
        for end in range(len(words), 0, -1):
            if words[end : end + 1] and words[end] not in FUNCTION_WORDS - COORDINATORS - CHOICES:
                continue  # “besides talking treatments” does not set apart talking.
            others = self._set_apart(" ".join(words[:end]))
            rest = " ".join([*head.split(), *words[end:]])
            for reading in self._selecting.plain(replace(request, rest=rest)) if others else ():
                if not reading.excluded:
                    yield reading, tuple(dict.fromkeys(other.iri for other in others))

    def _set_apart(self, text: str) -> list[Meaning]:
        """What the text names as a whole, and each of what it names side by side."""
        whole = self._reader.whole(text, Role.CONCEPT)
        parts = [self._reader.whole(part, Role.CONCEPT) for part in re.split(r" (?:and|or) ", text)]
        if len(parts) == 1 or not all(parts):
            return whole
        return [*whole, *(meaning for part in parts for meaning in part if meaning.cost == part[0].cost)]
