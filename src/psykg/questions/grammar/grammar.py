"""From the words of a question to everything it can mean: readings, each with what it costs to believe in it."""

from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import replace
from itertools import chain

from psykg.questions.grammar.chart import Chart
from psykg.questions.grammar.connecting import Connector
from psykg.questions.grammar.force import force_of
from psykg.questions.grammar.frames import framed
from psykg.questions.grammar.lists import Lists
from psykg.questions.grammar.others import both_by_name
from psykg.questions.grammar.reader import Reader, Steps
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.requests import HOW_MANY, Request, bluntly, paraphrases, plainly, requests, unset
from psykg.questions.grammar.sourcing import Sources
from psykg.questions.grammar.statements import Statements
from psykg.questions.grammar.things import Things
from psykg.questions.graph.background import Background
from psykg.questions.graph.links import SOMEBODY, Term
from psykg.questions.graph.presence import Presence
from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import NEGATIONS, PRONOUNS
from psykg.questions.words.keys import key_of
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.meaning import Role

MOST_WORDS = 40
"""How many words a question may have: what is longer is not one question."""
_MOVED, _UNTOLD = 0.1, 1.2
_MOST_LOOSE = 600
"""How much work a second reading may take."""
_WHO = "who"
_TELLING = ("source", "listing", "mentioned")
"""Frames that need the words which say that the text says something."""

_Groups = dict[str, str]


class Grammar:
    """Reads questions with one lexicon. A reading never leaves a word out that has or might have a meaning."""

    def __init__(self, schema: Schema, lexicon: Lexicon, presence: Presence, background: Background) -> None:
        self._schema, self._lexicon, self._background = schema, lexicon, background
        self._presence = presence
        self._connector = Connector(schema, lexicon, presence, background)

    def reading_by(self, lexicon: Lexicon) -> "Grammar":
        """The same grammar with another lexicon."""
        return Grammar(self._schema, lexicon, self._presence, self._background)

    def readings(self, words: list[str], *, loosely: bool = False) -> list[Reading]:
        """All readings, the likeliest first. None where a word means nothing here, or nothing fits together.

        `loosely`: what stands apart may be joined by relations that no word says.
        """
        steps = Steps(_MOST_LOOSE) if loosely else Steps()
        reader = Reader(self._schema, self._lexicon, self._background, loosely, steps)
        best: dict[Hashable, Reading] = {}
        force = None if NEGATIONS & set(words) else force_of(" ".join(words))
        for found in _Question(reader, self._connector).readings(words):
            reading = replace(found, force=force) if force and found.sort in (Sort.BOOLEAN, Sort.LIST) else found
            reader.steps.best = min(reader.steps.best, reading.cost)
            key = self._connector.canonical(reading)
            if key not in best or reading.cost < best[key].cost:
                best[key] = reading
        return sorted(best.values(), key=lambda reading: reading.cost)

    def unknown(self, words: list[str]) -> tuple[str, ...]:
        """The words that mean nothing here."""
        return Chart(self._lexicon, words).partings[0].unknown


class _Question:
    """Reads one question."""

    def __init__(self, reader: Reader, connector: Connector) -> None:
        self._reader, self._lexicon, self._connector = reader, reader.lexicon, connector
        self._lists, self.things = Lists(reader, connector), Things(replace(reader, loosely=False))
        self.statements = Statements(reader, connector, self._lists)
        self.sourcing = Sources(reader, connector, self._lists)

    def readings(self, words: list[str]) -> Iterator[Reading]:
        """The readings in all frames; and with the parts of a verb put together, where something stands between."""
        text = both_by_name(plainly(" ".join(words)), self._reader)
        plain = unset(text)
        told = list(self._framed(text, only=_TELLING))
        yield from told
        if plain != text:
            yield from self._framed(text, only=("boolean",))
            # “Which organizations does the article name?” asks rather for those that it names as such.
            told += (named := [*self._listed(text), *self._framed(text, only=("count",))])
            yield from named
        counts = any(reading.counted for reading in told)
        yield from self._framed(plain, apart=(*_TELLING, "count") if counts else _TELLING)
        yield from (reading.dearer(_UNTOLD if told else 0.0) for reading in self._listed(plain))
        yield from self.things.quantities(plain)
        for other in bluntly(plain):
            yield from (reading.dearer(_MOVED) for reading in self._framed(other, apart=_TELLING))
        for other in [*_rephrased(plain), *map(" ".join, self._lexicon.rejoined(plain.split()))]:
            found = chain(self._framed(other, apart=(*_TELLING, "definition")), self._listed(other))
            for reading in chain(found, self.things.quantities(other)):
                yield reading.dearer(_MOVED)

    def _framed(self, text: str, *, only: Collection[str] = (), apart: Collection[str] = ()) -> Iterator[Reading]:
        for frame, groups in framed(text):
            if frame.name in only or (not only and frame.name not in apart):
                yield from (reading.dearer(frame.cost) for reading in _FRAMES[frame.name](self, groups))

    def _listed(self, text: str) -> Iterator[Reading]:
        for request in dict.fromkeys(requests(text)):
            if request.word == "list" and request.rest:
                yield from self.things.examples(request.rest)
            yield from self._lists.requested(request)

    def _has_no_number(self, reading: Reading) -> bool:
        """Of what only shares a noun, and of plain values such as an edition, the text does not say how many."""
        answer, schema = reading.answer, self._connector.schema
        values = any(schema.has_values(link.relation) and link.value == answer for link in reading.links)
        return values or (answer is not None and bool(answer.among))

    def _asks(self, word: str) -> bool:
        """Whether a relation answers, whose objects say how much it is: “how many sessions: a series of them”."""
        return any(meaning.role is Role.QUESTION for meaning in self._lexicon.meanings(key_of(word)))

    def sources(self, groups: _Groups) -> Iterator[Reading]:
        """The sentences that say it; how long or how often something is, rather those that say how much."""
        text = groups["x"]
        measured = list(self.things.quantities(text)) if text.startswith("how ") else []
        yield from (replace(reading, sort=Sort.SOURCE) for reading in measured)
        yield from () if measured else self.sourcing.of_statement(text)
        # “Where does it say who agrees on the goals?”
        asked = self._listed(text) if text.split(maxsplit=1)[0] == _WHO else ()
        for reading in asked:
            if reading.answer and reading.links and not reading.excluded:
                who = Term(SOMEBODY, kinds=reading.answer.kinds)
                links = tuple(link.with_term(reading.answer, who) for link in reading.links)
                yield replace(reading, sort=Sort.SOURCE, links=links).dearer(_MOVED)

    def counts(self, groups: _Groups) -> Iterator[Reading]:
        first, _, rest = groups["x"].partition(" ")
        if (word := f"{HOW_MANY} {first}") and self._asks(word):
            yield from self._lists.requested(Request(word, groups.get("prep", ""), rest))
        # “How many people take part?” asks who, and for nothing else.
        who = first in PRONOUNS and rest != "are there"
        request = Request("who", "", rest) if who else Request("which", groups.get("prep", ""), groups["x"])
        for reading in self._lists.requested(request):
            if self._has_no_number(reading):
                continue
            yield replace(reading, sort=Sort.NUMBER, counted=True)


_FRAMES: dict[str, Callable[[_Question, _Groups], Iterator[Reading]]] = {
    "source": _Question.sources,
    "mentioned": lambda asked, groups: asked.things.mentioned(groups["x"]),
    "listing": lambda asked, groups: asked.sourcing.of_list(groups["x"]),
    "comparison": lambda asked, groups: asked.things.pairs(Sort.COMPARISON, groups),
    "difference": lambda asked, groups: asked.things.differences(groups),
    "shared": lambda asked, groups: asked.things.shared(groups),
    "earlier": lambda asked, groups: asked.things.ordered(groups, "before"),
    "later": lambda asked, groups: asked.things.ordered(groups, "after"),
    "path": lambda asked, groups: asked.things.pairs(Sort.PATH, groups),
    "joined": lambda asked, groups: asked.things.joined(groups),
    "names": lambda asked, groups: asked.things.names(groups["x"]),
    "definition": lambda asked, groups: asked.things.definitions(groups["x"]),
    "subject": lambda asked, _: asked.things.subject(),
    "kind": lambda asked, groups: asked.things.of_kind(groups["x"], groups["kind"]),
    "somebody": lambda asked, groups: asked.things.somebody(groups["x"]),
    "concept": lambda asked, groups: asked.things.definitions(groups["x"], Role.CONCEPT),
    "origin": lambda asked, groups: asked.sourcing.of_statement(groups["x"]),
    "count": _Question.counts,
    "exists": lambda asked, groups: asked.statements.existence(groups["x"]),
    "choice": lambda asked, groups: asked.statements.chosen(groups["front"], groups["last"], groups["noun"]),
    "boolean": lambda asked, groups: asked.statements.truths(groups["x"], groups.get("be", "")),
}
"""What reads a question that is put in a frame, by the name of the frame."""


def _rephrased(text: str) -> list[str]:
    """The paraphrases of a text, and theirs."""
    first = paraphrases(text)
    return list(dict.fromkeys([*first, *chain.from_iterable(map(paraphrases, first))]))
