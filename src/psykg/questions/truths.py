"""Answers to yes-or-no questions: yes, no with the reason, or neither."""

from collections.abc import Sequence
from dataclasses import replace

from psykg.questions.answer import Answer, Item, Status
from psykg.questions.denying import Denials
from psykg.questions.english import enumerated, sentence
from psykg.questions.evidence import Evidence, Ground
from psykg.questions.reading import Link, Reading
from psykg.questions.sparql import Sparql
from psykg.questions.telling import Telling

_NOES = {
    "denied": "No. The article denies that {statement}.",
    "turned": "No. It is the other way round: {statement}.",
    "other": "No. The article says that {statement}.",
    "complete": "No. The article gives a complete list, and this is not on it: {statement}.",
    "kind": "No. The article says that {statement}.",
}


class Truths:
    """Decides statements."""

    def __init__(self, evidence: Evidence, denials: Denials, telling: Telling, sparql: Sparql) -> None:
        self._evidence, self._denials, self._telling, self._sparql = evidence, denials, telling, sparql

    def of(self, question: str, reading: Reading, holds: bool) -> Answer | None:
        """Yes where all links hold, no where the graph has a reason for it, and None where the text leaves it open."""
        told = self._telling.statement(reading.links)
        if holds:
            ground = self._evidence.of_links(reading.links)
            text = sentence(self._telling.hedged(told, ground))
            text = f"No. {text}" if reading.denied else f"Yes. {text}"
            query = self._sparql.truth(reading)
            if reading.denied:
                query = self._sparql.written(f"ASK {{\n  FILTER NOT EXISTS {{ {self._sparql.links(reading.links)} }}\n}}")
            return _answer(question, told, text, not reading.denied, self._items(reading.links, ground), query)
        if reading.denied:
            return None
        if reading.bound:
            return self._otherwise(question, reading, told)
        for link in reading.links:
            if no := self._denials.of(link):
                text = _NOES[no.reason].format(statement=self._telling.statement(no.links))
                return _answer(question, told, text, False, self._items(no.links, no.ground), no.sparql)
        return None

    def _otherwise(self, question: str, reading: Reading, told: str) -> Answer | None:
        """No, where the number that there is does not compare as the question says."""
        open_reading = replace(reading, bound=None)
        ground = self._evidence.of_links(open_reading.links)
        values = self._evidence.values(open_reading.links)
        if not values:
            return None
        text = f"No. {sentence(f'{told}: {enumerated(values)}')}"
        return _answer(question, told, text, False, self._items(reading.links, ground), self._sparql.truth(reading))

    def counted(self, question: str, items: Sequence[Item], reading: Reading) -> Answer | None:
        """Whether there are as many as the question says."""
        right = len(items) == reading.count
        text = f"{'Yes' if right else 'No'}. {self._telling.found(reading, items)}" if items else ""
        if not items:
            return None
        query = self._sparql.written(
            f"SELECT (COUNT(DISTINCT ?answer) = {reading.count} AS ?truth) WHERE {{\n{self._sparql.pattern(reading)}\n}}"
        )
        told = self._telling.reading(reading)
        return Answer(question, Status.ANSWERED, "boolean", told, text, right, tuple(items), query)

    def _items(self, links: Sequence[Link], ground: Ground) -> tuple[Item, ...]:
        """The statement itself, with what it rests on."""
        told = self._telling.statement(links)
        return (Item(None, told, (), None, ground.inferred, ground.sources, ground.modality, ground.derivation),)


def _answer(question: str, told: str, text: str, truth: bool, items: tuple[Item, ...], query: str) -> Answer:
    return Answer(question, Status.ANSWERED, "boolean", f"whether {told}", text, truth, items, query)
