"""Answers about a thing by itself: what it is, and what else it is called."""

from pyoxigraph import NamedNode

from psykg.entities.index import Index
from psykg.questions.answers.answer import Answer, answered
from psykg.questions.answers.evidence import Evidence, Ground
from psykg.questions.answers.items import Items
from psykg.questions.answers.sparql import filled, name
from psykg.questions.answers.telling import Telling
from psykg.questions.grammar.reading import Reading
from psykg.questions.words.english import enumerated, sentence

_MENTIONS = 3


class Portraits:
    """Tells of things."""

    def __init__(self, index: Index, items: Items, evidence: Evidence, telling: Telling) -> None:
        self._index, self._items, self._evidence, self._telling = index, items, evidence, telling

    def definition(self, reading: Reading) -> Answer | None:
        """What the thing is, in the graph's words."""
        thing = reading.things[0]
        query = filled("definition", thing=name(thing))
        found = self._items.rows(query)
        if not found:
            return None
        told, text = self._telling.name(thing), found[0]["definition"].value
        ground = self._evidence.mentions([thing]).get(thing, Ground())
        item = self._items.item(NamedNode(thing), ground, text)
        return answered(reading.sort, (f"what {told} is", sentence(f"{told}: {text}")), [item], query)

    def names(self, reading: Reading) -> Answer | None:
        """What else the thing is called."""
        thing = reading.things[0]
        names = [label.text for label in self._index.labels(thing) if label.rank == 1]
        if not names:
            return None
        told = self._telling.name(thing)
        text = sentence(f"{told} is also called {enumerated(names)}")
        ground = self._evidence.mentions([thing]).get(thing, Ground())
        item = self._items.item(NamedNode(thing), ground)
        return answered(reading.sort, (f"other names of {told}", text), [item], filled("names", thing=name(thing)))
