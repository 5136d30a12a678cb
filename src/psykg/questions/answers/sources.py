"""Answers to which sentence says so: the sentences, with what they say in our words."""

from collections.abc import Iterable, Sequence

from psykg.engine import Row
from psykg.entities.statements import natural_order
from psykg.questions.answers.answer import Answer, Item, answered
from psykg.questions.answers.denials import Denials
from psykg.questions.answers.evidence import Evidence, Ground
from psykg.questions.answers.items import Items
from psykg.questions.answers.quantities import Quantities
from psykg.questions.answers.sparql import filled, name
from psykg.questions.answers.telling import Telling
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.words.english import enumerated, sentence

_TOLD = 3
"""How many sentences are told in the text; all are in the list."""


class Sources:
    """Finds sentences."""

    def __init__(
        self, items: Items, evidence: Evidence, denials: Denials, telling: Telling, quantities: Quantities
    ) -> None:
        self._items, self._evidence = items, evidence
        self._denials, self._telling, self._quantities = denials, telling, quantities

    def of(self, reading: Reading) -> Answer | None:
        """The sentences that say what the reading's links say, or that speak of its thing."""
        if reading.quantity:
            return self._of_quantity(reading)
        if reading.things:
            thing = reading.things[0]
            told, ground = self._telling.name(thing), Ground(self._evidence.places(thing))
            return self._in(ground, f"which sentences speak of {told}", f"the article speaks of {told} in")
        told, ground = self._telling.statement(reading.links), self._evidence.of_links(reading.links)
        if not reading.negated or ground.sources:
            return self._said_in(told, ground)
        no = next(filter(None, (self._denials.of(link) or self._denials.denial(link) for link in reading.links)), None)
        if not no:
            return None
        return self._said_in(f"it is denied that {self._telling.statement(no.links)}, and this", no.ground)

    def mentioned(self, reading: Reading) -> Answer | None:
        """Yes where sentences speak of the thing; that none does is no reason for a no."""
        thing = reading.things[0]
        whether = f"whether the article speaks of {self._telling.name(thing)}"
        told = f"yes. The article speaks of {self._telling.name(thing)} in"
        spoken = self._in(Ground(self._evidence.places(thing)), whether, told)
        query = filled("mentioned", thing=name(thing))
        return spoken and answered(Sort.BOOLEAN, (whether, spoken.text), spoken.items, query, boolean=True)

    def _of_quantity(self, reading: Reading) -> Answer | None:
        """The sentences that say how much a matter is, or on what that depends."""
        found = self._quantities.of(reading)
        if not found or (reading.numbers and not self._quantities.holds(reading)):
            return None
        places = tuple(dict.fromkeys(place for item in found.items for place in item.sources))
        return self._said_in(self._telling.name(reading.things[0]), Ground(places, found.items[0].modality))

    def joint(self, answers: Sequence[Answer]) -> Answer:
        """The sentences that one or another of several answers names, as one answer."""
        items = {item.label: item for answer in answers for item in answer.items}
        query = filled("sentences", locators=_locators(items))
        text = " ".join(dict.fromkeys(answer.text for answer in answers))
        told = " or ".join(dict.fromkeys(answer.reading for answer in answers))
        return answered(Sort.SOURCE, (told, text), sorted(items.values(), key=_place), query)

    def _said_in(self, told: str, ground: Ground) -> Answer | None:
        verb = "follows from" if ground.inferred else "is said in"
        return self._in(ground, f"which sentences say: {told}", f"{told} {verb}")

    def _in(self, ground: Ground, reading: str, told: str) -> Answer | None:
        """The sentences behind some words; None if there are none."""
        if not ground.sources:
            return None
        query = filled("sentences", locators=_locators(ground.sources))
        items = [self._sentence(row, ground) for row in self._items.rows(query)]
        items.sort(key=_place)
        return answered(Sort.SOURCE, (reading, sentence(f"{told} {_enumerated(items)}")), items, query)

    def _sentence(self, row: Row, ground: Ground) -> Item:
        label = self._telling.label(row["answer"].value)
        said = row["paraphrase"].value if "paraphrase" in row else None
        return Item(
            iri=row["answer"].value,
            label=label,
            value=said,
            inferred=ground.inferred,
            sources=(label,),
            modality=ground.modality,
            derivation=ground.derivation,
        )


def _locators(places: Iterable[str]) -> str:
    return " ".join(f'"{place}"@en' for place in places)


def _place(item: Item) -> tuple[tuple[int, str], ...]:
    return natural_order(item.label)


def _enumerated(items: Sequence[Item]) -> str:
    told = [f"{item.label} (“{item.value.rstrip('.')}”)" if item.value else item.label for item in items[:_TOLD]]
    more = len(items) - _TOLD
    return enumerated([*told, f"{more} more"] if more > 0 else told)
