"""Questions in plain words, answered from the graph or declined."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pyoxigraph import Literal, NamedNode

from psykg.engine import Engine, Solutions, Term as Node
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons
from psykg.entities.statements import natural_order
from psykg.questions.answer import Answer, Item, Status
from psykg.questions.asking_for import BOUND
from psykg.questions.background import background
from psykg.questions.care import cared_for
from psykg.questions.connecting import LEEWAY
from psykg.questions.declining import Declining
from psykg.questions.denying import Denials
from psykg.questions.evidence import Evidence, Ground, is_shown
from psykg.questions.function_words import QUESTION_WORDS
from psykg.questions.grammar import Grammar
from psykg.questions.lexicon import Lexicon
from psykg.questions.paths import Paths
from psykg.questions.portraits import Portraits
from psykg.questions.presence import Presence
from psykg.questions.reading import Link, Reading, Sort, Term
from psykg.questions.schema import Schema
from psykg.questions.sparql import Sparql
from psykg.questions.telling import Telling
from psykg.questions.truths import Truths
from psykg.questions.words import tokens

LONGEST = 500
"""How many characters of a question are read; nobody asks more in one sentence."""
_TRIED = 24
_ALIKE = 0.011


class Questions:
    """Answers questions over an engine's graph as it stood when this was made. Safe to use from several threads."""

    def __init__(self, engine: Engine, index: Index, reasons: Reasons) -> None:
        self._engine, self._index = engine, index
        schema = Schema(engine, index)
        self.lexicon = Lexicon(engine, index, schema)
        self._grammar = Grammar(schema, self.lexicon, Presence(engine, schema), background(engine))
        self._sparql = Sparql(schema)
        self._evidence = Evidence(engine, index, reasons, self._sparql)
        self._telling = Telling(engine, index, schema)
        denials = Denials(engine, index, schema, self._evidence, self._sparql)
        self._truths = Truths(self._evidence, denials, self._telling, self._sparql)
        self._denials = denials
        paths = Paths(engine, schema, self._sparql)
        self._portraits = Portraits(engine, index, self._evidence, self._telling, self._sparql, paths)
        self._declining = Declining(index, self.lexicon, self._telling)

    def ask(self, question: str) -> Answer:
        """The answer, or why there is none; the same question gets the same answer from the same graph."""
        shown = question.strip()[:LONGEST]
        if answer := cared_for(shown):
            return answer
        words = [self.lexicon.corrected(token) for token in tokens(shown)]
        if len(question.strip()) > LONGEST or not words:
            return self._declining.unreadable(shown)
        readings = self._grammar.readings(words)
        if not readings:
            return self._declining.not_understood(shown, self._grammar.unknown(words))
        return self._of(shown, readings)

    def _of(self, question: str, readings: Sequence[Reading]) -> Answer:
        """The answer of the likeliest reading that has one; of several that are as likely, none."""
        within = [each for each in readings if each.cost <= readings[0].cost + LEEWAY]
        holding = self._holding(list(chain.from_iterable((each, _affirmed(each)) for each in within[:_TRIED])))
        answered: list[tuple[Reading, Answer]] = []
        for reading in within[:_TRIED]:
            if answered and reading.cost > answered[0][0].cost + _ALIKE:
                break
            denied = self._denied_instead(reading)
            vacuous = reading.excluded and not reading.links and not (_affirmed(reading) in holding and _is_named(reading))
            if denied:
                answered.append((reading, replace(denied, question=question)))
            elif not vacuous and (answer := self._answer(question, reading, reading in holding)):
                answered.append((reading, answer))
        if not answered:
            return self._declining.not_in_graph(question, readings[0])
        return self._one_of(question, answered)

    def _one_of(self, question: str, answered: list[tuple[Reading, Answer]]) -> Answer:
        if affirmed := next((answer for _, answer in answered if answer.boolean), None):
            return affirmed
        if joint := self._joint(question, answered):
            return joint
        different = {_essence(answer): answer for _, answer in reversed(answered)}
        if len(different) > 1:
            return self._declining.ambiguous(question, [reading for reading, _ in answered])
        return answered[0][1]

    def _joint(self, question: str, answered: list[tuple[Reading, Answer]]) -> Answer | None:
        """All that answers one question word: when something happens may be told by a phase and by a number of sessions."""
        readings = [reading for reading, _ in answered]
        if len(answered) < 2 or not (all(reading.noun in BOUND for reading in readings) or _are_alike(readings)):  # noqa: PLR2004
            return None
        items = {item.iri or item.label: item for _, answer in answered for item in answer.items}
        texts = dict.fromkeys(answer.text for _, answer in answered)
        told = " or ".join(dict.fromkeys(answer.reading for _, answer in answered))
        query = self._sparql.union(readings)
        return replace(answered[0][1], question=question, reading=told, text=" ".join(texts), items=tuple(items.values()), sparql=query)

    def _holding(self, readings: Sequence[Reading]) -> set[Reading]:
        """Those of the readings that hold or have an answer; readings about things by themselves are not looked at."""
        asked = list(dict.fromkeys(reading for reading in readings if not reading.things))
        if not asked:
            return set()
        found = self._engine.query(self._sparql.answerable(asked))
        assert isinstance(found, Solutions)  # noqa: S101 (a SELECT)
        return {asked[int(row["reading"].value)] for row in found}

    def _answer(self, question: str, reading: Reading, holds: bool) -> Answer | None:
        """The answer by one reading; None where the graph holds nothing for it."""
        if reading.things:
            return self._portraits.of(question, reading)
        if reading.sort is Sort.BOOLEAN:
            return self._truth(question, reading, holds)
        if reading.sort is Sort.SOURCE:
            return self._portraits.sources(question, reading) if holds else None
        return self._selection(question, reading) if holds else self._none(question, reading)

    def _truth(self, question: str, reading: Reading, holds: bool) -> Answer | None:
        if not reading.answer:
            return self._truths.of(question, reading, holds)
        if reading.counted and reading.count is not None:
            return self._truths.counted(question, self._listed(reading), reading)
        if not holds:
            return None
        items = self._listed(reading)
        text = f"Yes. {self._telling.found(reading, items)}"
        query = self._sparql.written(f"ASK {{\n{self._sparql.pattern(reading)}\n}}")
        told = self._telling.reading(reading)
        return Answer(question, Status.ANSWERED, "boolean", told, text, True, tuple(items), query)

    def _selection(self, question: str, reading: Reading) -> Answer | None:
        items = self._listed(reading)
        if not items or reading.count not in (None, len(items)):
            return None
        text = self._telling.found(reading, items)
        if reading.counted:
            text = f"{len(items)}. {text}"
        told = self._telling.reading(reading)
        numeric = all(item.iri is None and is_number(item.label) for item in items)
        kind = Sort.NUMBER.value if numeric else reading.sort.value
        return Answer(question, Status.ANSWERED, kind, told, text, None, tuple(items), self._sparql.selection(reading))

    def _none(self, question: str, reading: Reading) -> Answer | None:
        """That there is none, where something is known of each part of what was asked, and nothing of all together."""
        parts = [replace(reading, links=(link,), excluded=()) for link in reading.links if reading.answer in (link.subject, link.value)]
        if not (reading.shared or reading.excluded) or not parts or len(self._holding(parts)) < len(set(parts)):
            return None
        told = self._telling.reading(reading)
        text = f"None. The article names no {told}."
        return Answer(question, Status.ANSWERED, reading.sort.value, told, text, None, (), self._sparql.selection(reading))

    def _denied_instead(self, reading: Reading) -> Answer | None:
        """For “which do not”: those of which it is denied, where the text denies it of any."""
        if reading.links or len(reading.excluded) != 1 or len(reading.excluded[0]) != 1 or not reading.answer:
            return None
        link = reading.excluded[0][0]
        forward = link.value == reading.answer
        known = link.subject if forward else link.value
        if not known.known:
            return None
        found = self._denials.denied(link.relation, **{"subject" if forward else "value": known.iris[0]})
        return self._portraits.denied(reading, link, found) if found else None

    def _listed(self, reading: Reading) -> list[Item]:
        """The answers that the query shown gives, with what they rest on, in the order of the text."""
        found = self._engine.query(self._sparql.selection(reading))
        assert isinstance(found, Solutions)  # noqa: S101 (a SELECT)
        nodes = [row["answer"] for row in found if "answer" in row and is_shown(row["answer"])]
        grounds = self._evidence.of(reading) if reading.links else self._mentioned(nodes)
        items = [item(self._index, node, grounds.get(node, Ground())) for node in nodes]
        return sorted(items, key=lambda item: (natural_order(" ".join(item.sources[:1]) or "~"), item.label.casefold()))

    def _mentioned(self, nodes: Sequence[Node]) -> dict[Node, Ground]:
        """Where the text speaks of what is of a kind, where no more is asked of it."""
        found = self._evidence.mentions([node.value for node in nodes if isinstance(node, NamedNode)])
        return {NamedNode(iri): ground for iri, ground in found.items()}


def _are_alike(readings: Sequence[Reading]) -> bool:
    """Whether readings join the same things, and only take a word for one relation or another."""
    ends = {(reading.answer, tuple(sorted(map(_ends, reading.links), key=str))) for reading in readings}
    return len(ends) == 1 and all(each.answer and each.sort is Sort.LIST and not each.loose for each in readings)


def _ends(link: Link) -> frozenset[Term]:
    return frozenset((link.subject, link.value))


def _is_named(reading: Reading) -> bool:
    """Whether a noun says what is asked for: of “who” there is no end of whom the text does not say something."""
    return reading.noun not in QUESTION_WORDS


def _affirmed(reading: Reading) -> Reading:
    """The reading without its “not”: where that has no answers either, the “not” says nothing."""
    return replace(reading, links=(*reading.links, *chain.from_iterable(reading.excluded)), excluded=())


def item(index: Index, node: Node, ground: Ground) -> Item:
    """A node of the graph as an answer, with its labels and its ground."""
    rest = {"inferred": ground.inferred, "sources": ground.sources, "modality": ground.modality, "derivation": ground.derivation}
    if isinstance(node, NamedNode):
        others = tuple(label.text for label in index.labels(node.value) if label.rank == 1 and not label.foreign)
        return Item(node.value, index.thing(node.value).label, others, **rest)
    return Item(None, node.value if isinstance(node, Literal) else str(node), (), node.value if isinstance(node, Literal) else None, **rest)


def is_number(text: str) -> bool:
    """Whether the text is a plain number."""
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def _essence(answer: Answer) -> tuple[object, ...]:
    if answer.boolean is not None:
        return (answer.boolean,)
    return (frozenset(item.iri or item.label for item in answer.items), answer.kind)
