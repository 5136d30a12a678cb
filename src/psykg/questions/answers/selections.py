"""Answers that are lists: what was found, that there is none, or of what it is denied."""

from collections.abc import Sequence
from dataclasses import replace

from psykg.engine import Row
from psykg.questions.answers.answer import Answer, Item, answered
from psykg.questions.answers.denials import Denials
from psykg.questions.answers.evidence import Evidence
from psykg.questions.answers.items import Items
from psykg.questions.answers.sparql import Sparql, filled, name
from psykg.questions.answers.telling import Telling
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.graph.links import Link, link_of
from psykg.questions.words.english import enumerated, sentence

_SUBJECT, _OBJECT = "owl:sourceIndividual", "owl:targetIndividual"
_OPEN = "The article says that its list is not complete."


class Selections:
    """Answers selections."""

    def __init__(self, items: Items, evidence: Evidence, denials: Denials, telling: Telling, sparql: Sparql) -> None:
        self._items, self._evidence, self._denials = items, evidence, denials
        self._telling, self._sparql = telling, sparql

    def of(self, reading: Reading) -> Answer | None:
        """What the query for the reading gives; None if that is nothing, or not as much as the question says."""
        items, links = self._items.selected_of(reading)
        # One role says nothing of how many people play it.
        if not items or reading.count not in (None, len(items)) or (_counts_people(reading) and len(items) == 1):
            return None
        text = self._telling.found(replace(reading, links=tuple(links)), items)
        sort = Sort.NUMBER if all(map(_is_number, items)) else reading.sort
        told = f"{self._number(reading, items)} {text}" if reading.counted else text
        if not reading.counted and self._denials.is_open(reading.links):
            told = f"{told} {_OPEN}"
        return answered(sort, (self._telling.reading(reading), told), items, self._sparql.selection(reading))

    def _number(self, reading: Reading, items: Sequence[Item]) -> str:
        """How many there are; of a list that is not complete no more is known than how many it names."""
        if self._denials.is_open(reading.links):
            return f"At least {len(items)}. {_OPEN}"
        return f"{len(items)}."

    def none(self, reading: Reading) -> Answer:
        """That nothing is what was asked for."""
        told = self._telling.reading(reading)
        return answered(
            reading.sort, (told, f"None. The article names no {told}."), [], self._sparql.selection(reading)
        )

    def joint(self, readings: Sequence[Reading], answers: Sequence[Answer]) -> Answer:
        """All that answers one or another of the readings, as one answer."""
        items: dict[str, Item] = {}
        for each in answers:
            items |= {item.iri or item.label: item for item in each.items}
        text = " ".join(dict.fromkeys(each.text for each in answers))
        told = " or ".join(dict.fromkeys(each.reading for each in answers))
        return replace(
            answers[0], reading=told, text=text, items=tuple(items.values()), sparql=self._sparql.union(readings)
        )

    def denied(self, reading: Reading) -> Answer | None:
        """To “which do not”: those of which the text denies it, if it does of any."""
        if reading.links or not reading.answer or len(reading.excluded) != 1 or len(reading.excluded[0]) != 1:
            return None
        link = reading.excluded[0][0]
        forward = link.value == reading.answer
        given = link.subject if forward else link.value
        if not given.known:
            return None
        end = {"subject" if forward else "value": given.iris[0]}
        found = self._denials.denied(link.relation, **end)
        return self._denied(reading, found, given.iris[0], forward=forward) if found else None

    def _denied(self, reading: Reading, found: Sequence[Row], given: str, *, forward: bool) -> Answer:
        asked = "value" if forward else "subject"
        places = (_SUBJECT, _OBJECT) if forward else (_OBJECT, _SUBJECT)
        relations = " ".join(dict.fromkeys(name(row["relation"].value) for row in found))
        query = filled("denied", relations=relations, givenEnd=places[0], given=name(given), askedEnd=places[1])
        items = [
            self._items.item(node, self._evidence.of_denial([row for row in found if row[asked] == node]))
            for node in dict.fromkeys(row[asked] for row in found)
        ]
        said = enumerated([self._telling.statement([link]) for link in dict.fromkeys(map(_link, found))])
        text = sentence(f"the article denies that {said}")
        return answered(reading.sort, (self._telling.reading(reading), text), items, query)


def _counts_people(reading: Reading) -> bool:
    return reading.counted and reading.noun == "who"


def _link(row: Row) -> Link:
    return link_of(row["subject"].value, row["relation"].value, row["value"].value)


def _is_number(item: Item) -> bool:
    return item.iri is None and item.label.removeprefix("-").replace(".", "", 1).isdecimal()
