"""Questions in plain words, answered from the graph or declined."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from psykg.engine import Engine
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons
from psykg.questions.answers.answer import Answer, Status
from psykg.questions.answers.declining import Declining
from psykg.questions.answers.denials import Denials
from psykg.questions.answers.evidence import Evidence
from psykg.questions.answers.items import Items
from psykg.questions.answers.pairs import Pairs
from psykg.questions.answers.paths import Paths
from psykg.questions.answers.portraits import Portraits
from psykg.questions.answers.quantities import Quantities
from psykg.questions.answers.selections import Selections
from psykg.questions.answers.sources import Sources
from psykg.questions.answers.sparql import Sparql
from psykg.questions.answers.telling import Telling
from psykg.questions.answers.truths import Truths
from psykg.questions.care import cared_for
from psykg.questions.grammar.grammar import MOST_WORDS, Grammar
from psykg.questions.grammar.reader import LEEWAY
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.requests import asks_twice
from psykg.questions.graph.background import background
from psykg.questions.graph.links import Link
from psykg.questions.graph.presence import Presence, texts
from psykg.questions.graph.schema import Schema
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.spelling import tokens

LONGEST = 500
"""How many characters a question may have; nobody asks more in one sentence."""
_TRIED, _JOINT = 24, 4
_ALIKE, _NEAR = 0.011, 0.35


class Questions:
    """Answers questions over an engine's graph as it stood when this was made. Safe to use from several threads."""

    def __init__(self, engine: Engine, index: Index, reasons: Reasons) -> None:
        schema = Schema(engine, index)
        known = background(engine)
        sparql = Sparql(schema, known.forms)
        evidence, telling = Evidence(engine, index, reasons, sparql), Telling(engine, index, schema)
        denials, items = Denials(engine, index, schema, evidence, sparql), Items(engine, index, evidence, sparql)
        named = texts(index)
        self.lexicon = Lexicon(engine, index, schema, named)
        self._grammar = Grammar(schema, self.lexicon, Presence(engine, schema, named), known)
        self._items, self._sparql = items, sparql
        self._selections = Selections(items, evidence, denials, telling, sparql)
        self._truths = Truths(items, evidence, denials, telling, sparql)
        self._quantities = Quantities(items, evidence, telling)
        self._sources = Sources(items, evidence, denials, telling, self._quantities)
        self._declining = Declining(index, self.lexicon, telling, self._has_answer)
        portraits = Portraits(index, items, evidence, telling)
        pairs = Pairs(items, evidence, denials, telling, Paths(engine, known.subjects))
        self._portraits: dict[Sort, Callable[[Reading], Answer | None]] = {
            Sort.DEFINITION: portraits.definition,
            Sort.COMPARISON: pairs.comparison,
            Sort.PATH: pairs.path,
            Sort.LIST: portraits.names,
            Sort.NUMBER: self._quantities.of,
            Sort.SOURCE: self._sources.of,
            Sort.BOOLEAN: self._sources.mentioned,
        }

    def ask(self, question: str) -> Answer:
        """The answer, or why there is none; the same question gets the same answer from the same graph."""
        asked = question.strip()
        shown = asked[:LONGEST]
        if answer := cared_for(asked):
            return replace(answer, question=shown)
        typed = tokens(shown)
        if len(asked) > LONGEST or not 0 < len(typed) <= MOST_WORDS:
            return self._declining.unreadable(shown)
        lexicon = self.lexicon.knowing(typed)
        words = [lexicon.corrected(token) for token in typed]
        grammar = self._grammar if lexicon is self.lexicon else self._grammar.reading_by(lexicon)
        return replace(self._read(shown, typed, words, grammar), question=shown)

    def _has_answer(self, question: str) -> bool:
        words = tokens(question)
        answer = self._of(question, self._grammar.readings(words)) or self._loosely(question, words, self._grammar)
        return answer is not None and answer.status is Status.ANSWERED

    def _loosely(self, question: str, words: list[str], grammar: Grammar) -> Answer | None:
        """The answer to the words in a second reading, if they all mean something."""
        answer = None if grammar.unknown(words) else self._of(question, grammar.readings(words, loosely=True))
        return answer if answer and answer.status is Status.ANSWERED else None

    def _read(self, question: str, typed: Sequence[str], words: list[str], grammar: Grammar) -> Answer:
        """The answer to the words: as they are read plainly or, where that gives none, loosely."""
        readings = grammar.readings(words)
        if answer := self._of(question, readings) or self._loosely(question, words, grammar):
            return answer
        unknown = set(grammar.unknown(words))
        if readings:
            return self._declining.not_in_graph(question, readings[0])
        if asks_twice(" ".join(words)):
            return self._declining.double(question)
        return self._declining.not_understood(
            question, [token for token, word in zip(typed, words, strict=True) if word in unknown]
        )

    def _of(self, question: str, readings: Sequence[Reading]) -> Answer | None:
        """The answer of the likeliest reading that has one; of several that are as likely, what they are."""
        if not readings:
            return None
        within = [each for each in readings if each.cost <= readings[0].cost + LEEWAY][:_TRIED]
        if denied := next(filter(None, map(self._selections.denied, _near(within))), None):
            return denied
        # Of a plain list its answers will show whether it has any.
        if _is_plain(within) and (answer := self._answer(question, within[0], {within[0]})):
            return answer
        holding = self._holding(list(chain.from_iterable((each, *each.affirmed) for each in within)))
        found: list[tuple[Reading, Answer]] = []
        for reading in within:
            if found and reading.cost > found[0][0].cost + _ALIKE:
                break
            if answer := self._answer(question, reading, holding):
                found.append((reading, answer))
        return self._one_of(question, found) if found else None

    def _one_of(self, question: str, found: Sequence[tuple[Reading, Answer]]) -> Answer:
        """The one answer that all readings give, or that they give together."""
        if affirmed := next((answer for _, answer in found if answer.boolean), None):
            return affirmed
        first = {answer.essence: (reading, answer) for reading, answer in reversed(found)}
        if len(first) == 1:
            return found[0][1]
        found = found if len(found) <= _JOINT else list(reversed(first.values()))
        readings, answers = [reading for reading, _ in found], [answer for _, answer in found]
        if all(reading.sort is Sort.SOURCE for reading in readings):
            return self._sources.joint(answers)
        if len(readings) <= _JOINT and (all(each.by_question_word for each in readings) or _are_alike(readings)):
            return self._selections.joint(readings, answers)
        return self._declining.ambiguous(question, readings)

    def _holding(self, readings: Sequence[Reading]) -> set[Reading]:
        """Those of the readings that hold or have an answer; readings about things by themselves are not looked at."""
        patterns = {reading: self._sparql.whole(reading) for reading in readings if not reading.things}
        asked = list(dict.fromkeys(patterns.values()))
        if not asked:
            return set()
        held = {asked[int(row["reading"].value)] for row in self._items.rows(self._sparql.answerable(asked))}
        return {reading for reading, pattern in patterns.items() if pattern in held}

    def _answer(self, question: str, reading: Reading, holding: set[Reading]) -> Answer | None:
        """The answer by one reading; None where the graph holds nothing for it."""
        answer = self._unforced(question, reading, holding)
        return self._truths.as_firm(reading, answer) if answer and reading.force else answer

    def _unforced(self, question: str, reading: Reading, holding: set[Reading]) -> Answer | None:
        if reading.numbers and reading.sort is Sort.BOOLEAN:
            return self._quantities.within(question, reading)
        if reading.things:
            answer = self._portraits[reading.sort](reading)
            return replace(answer, things=reading.things) if answer else None
        if reading.sort is Sort.BOOLEAN:
            return self._truths.of(reading, holds=reading in holding)
        if reading.sort is Sort.SOURCE:
            return self._sources.of(reading) if reading in holding or reading.negated else None
        return self._listed(reading, holding)

    def _listed(self, reading: Reading, holding: set[Reading]) -> Answer | None:
        affirmed = holding.issuperset(reading.affirmed)
        if reading.excluded and not reading.links and not (affirmed and reading.is_named):
            return None
        if not (reading.excluded or affirmed):
            return None  # No edition is the 1996th, so that none is another says nothing.
        each = reading.each
        if reading in holding and self._holding(each) == set(each):
            return self._selections.of(reading)
        parts = reading.parts
        return self._selections.none(reading) if parts and self._holding(parts) == set(parts) else None


def _is_plain(readings: Sequence[Reading]) -> bool:
    """Whether the likeliest reading is a list of what is so, and none is as likely."""
    first = readings[0]
    alone = len(readings) == 1 or readings[1].cost > first.cost + _ALIKE
    return alone and first.sort is Sort.LIST and not (first.things or first.excluded or first.shared or first.each)


def _near(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that are about as likely as the likeliest: what the text denies goes before what it does not say."""
    return [each for each in readings if each.cost <= readings[0].cost + _NEAR]


def _known(link: Link) -> bool:
    return link.subject.known or link.value.known


def _are_alike(readings: Sequence[Reading]) -> bool:
    """Whether readings join the same things, and only take a word for one relation or another."""
    return (
        len({reading.joined for reading in readings}) == 1
        and any(map(_known, readings[0].links))
        and all(reading.sort is Sort.LIST and reading.answer and not reading.loose for reading in readings)
    )
