"""Answers to how long and how often: numbers where there are any, else what is arranged or what it depends on."""

from pyoxigraph import NamedNode

from psykg.engine import Row
from psykg.questions.answers.answer import Answer, Item, Status, answered
from psykg.questions.answers.evidence import Evidence
from psykg.questions.answers.items import Items
from psykg.questions.answers.sparql import filled, name
from psykg.questions.answers.telling import Telling
from psykg.questions.grammar.force import Force
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.graph.links import link_of
from psykg.questions.words.english import enumerated, sentence
from psykg.vocabulary import PSYKG

_CONCERNS, _DEPENDS = PSYKG + "concerns", PSYKG + "dependsOn"


class Quantities:
    """Tells of matters that have a quantity, or might have."""

    def __init__(self, items: Items, evidence: Evidence, telling: Telling) -> None:
        self._items, self._evidence, self._telling = items, evidence, telling

    def of(self, reading: Reading) -> Answer | None:
        """The quantity of a matter."""
        topic, *owners = reading.things
        query = filled("quantity", thing=name(topic))
        if owners:
            query = filled("quantity-of", thing=name(topic), owner=name(owners[0]))
        if items := self._measured(query, topic):
            told = self._telling.name(topic)
            return answered(Sort.NUMBER, (told, sentence(self._range(topic, items))), items, query)
        if reading.measured:
            return None
        return self._arranged(topic) or self._conditional(topic)

    def within(self, question: str, reading: Reading) -> Answer:
        """Whether numbers lie within what the text gives. Outside of it they are not usual, if that was asked.

        Otherwise the text says neither yes nor no: what is so as a rule may be otherwise.
        """
        topic = reading.things[0]
        items = self._measured(filled("quantity", thing=name(topic)), topic)
        told = self._range(topic, items)
        query = _bounded("within", reading)
        if not self.holds(reading):
            if reading.force is Force.CUSTOM and self._is_as_a_rule(items):
                return answered(Sort.BOOLEAN, (told, f"No. {sentence(told)}"), items, query, boolean=False)
            text = sentence(f"the article does not speak of that; what it says is that {told}")
            return Answer(question, Status.NOT_IN_GRAPH, reading=told, text=text)
        return answered(Sort.BOOLEAN, (told, f"Yes. {sentence(told)}"), items, query, boolean=True)

    def holds(self, reading: Reading) -> bool:
        """Whether the numbers of a reading lie within what the text gives."""
        return self._items.holds(_bounded("within", reading))

    def _is_as_a_rule(self, items: list[Item]) -> bool:
        return all(self._evidence.is_as_firm(item.modality, Force.CUSTOM) for item in items)

    def _measured(self, query: str, topic: str) -> list[Item]:
        return [self._quantity(row, topic) for row in self._items.rows(query)]

    def _quantity(self, row: Row, topic: str) -> Item:
        numbers = dict.fromkeys(row[end].value for end in ("lower", "upper"))
        ground = self._evidence.of_links([link_of(row["answer"].value, _CONCERNS, topic)])
        return self._items.item(row["answer"], ground, f"{' to '.join(numbers)} {row['unit'].value}")

    def _range(self, topic: str, items: list[Item]) -> str:
        values = enumerated([self._telling.hedged_value(item) for item in items], "or")
        return f"the {self._telling.label(topic)} is {values}"

    def _arranged(self, topic: str) -> Answer | None:
        query = filled("arrangements", thing=name(topic))
        rows = self._items.rows(query)
        grounds = self._evidence.of_each([link_of(row["answer"].value, _CONCERNS, topic) for row in rows])
        items = [self._items.item(row["answer"], ground) for row, ground in zip(rows, grounds, strict=True)]
        return self._listed(topic, items, f"for {self._telling.name(topic)} the article speaks of", query)

    def _conditional(self, topic: str) -> Answer | None:
        query = filled("conditions", thing=name(topic))
        found = [row["answer"].value for row in self._items.rows(query)]
        grounds = self._evidence.of_each([link_of(topic, _DEPENDS, condition) for condition in found])
        items = [self._items.item(NamedNode(iri), ground) for iri, ground in zip(found, grounds, strict=True)]
        return self._listed(topic, items, f"{self._telling.name(topic)} depends on", query)

    def _listed(self, topic: str, items: list[Item], words: str, query: str) -> Answer | None:
        if not items:
            return None
        text = sentence(f"{words} {enumerated([item.label for item in items])}")
        return answered(Sort.LIST, (self._telling.name(topic), text), items, query)


def outside(reading: Reading) -> str:
    """The query whether the numbers lie outside of what the text gives."""
    return _bounded("not-within", reading)


def _bounded(query: str, reading: Reading) -> str:
    least, most = min(reading.numbers), max(reading.numbers)
    return filled(query, thing=name(reading.things[0]), least=f"{least:g}", most=f"{most:g}")
