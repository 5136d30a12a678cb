"""Answers about two things: side by side, and how they are connected."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from psykg.questions.answers.answer import Answer, Item, answered
from psykg.questions.answers.denials import Denials
from psykg.questions.answers.evidence import Evidence, Ground, together
from psykg.questions.answers.items import Items
from psykg.questions.answers.paths import Paths
from psykg.questions.answers.sparql import filled, name
from psykg.questions.answers.telling import Telling
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.graph.links import Link, link_of
from psykg.questions.words.english import enumerated, predicate, sentence

_Held = dict[str, dict[str, list[str]]]
"""What is said of each of two things: the values by relation."""
_FEW = 3


class Pairs:
    """Tells of two things."""

    def __init__(self, items: Items, evidence: Evidence, denials: Denials, telling: Telling, paths: Paths) -> None:
        self._items, self._evidence, self._denials = items, evidence, denials
        self._telling, self._paths = telling, paths

    def comparison(self, reading: Reading) -> Answer | None:
        """What is said of two things: what joins them, what of both, and what of one only."""
        one, other = reading.things
        query = filled("comparison", one=name(one), other=name(other))
        held: _Held = {one: defaultdict(list), other: defaultdict(list)}
        for row in self._items.rows(query):
            held[row["thing"].value][row["relation"].value].append(row["answer"].value)
        if not held[one] or not held[other]:
            return None
        if reading.shared:
            return self._shared(reading, held)
        if reading.differing and not self._differ(one, other, held):
            return None
        told = f"{self._telling.name(one)} beside {self._telling.name(other)}"
        text = self._side_by_side(one, other, held, differing=reading.differing)
        if not text:
            return None  # Nothing joins the two, and nothing is said of both.
        if reading.differing and (apart := self._apart(one, other, held)):
            said = " ".join(map(_triple, _links(apart)))
            held, query = apart, filled("differences", said=said)
        return answered(reading.sort, (told, text), self._compared(held), query)

    def _apart(self, one: str, other: str, held: _Held) -> _Held:
        """What is held of two, as far as it tells them apart; nothing where no more is said than that they differ."""
        own = {relation: self._own_of_each(relation, one, other, held) for relation in {*held[one], *held[other]}}
        ways = ((one, other), (other, one))
        denied = {relation for way in ways for relation in held[way[0]] if self._denied_of(relation, *way, held)}
        apart = {relation for relation, values in own.items() if all(values) or relation in denied}
        shared = self._points(one, other, held)
        found = {thing: {each: own[each][place] for each in apart} | shared for place, thing in enumerate((one, other))}
        return found if apart or shared else {}

    def _shared(self, reading: Reading, held: _Held) -> Answer | None:
        """What is said alike of both."""
        one, other = reading.things
        both: _Held = {one: {}, other: {}}
        for relation in (each for each in held[one] if each not in self._telling.differences):
            both[one][relation] = both[other][relation] = _alike(relation, one, other, held)
        items = self._compared(both)
        if not items:
            return None
        names = enumerated([self._telling.name(one), self._telling.name(other)])
        told = filter(None, (self._both(relation, one, other, both) for relation in both[one]))
        text = sentence(f"of both {names} it is said that each {enumerated(list(told))}")
        said = " ".join(
            f"( {name(relation)} {name(value)} )" for relation, found in both[one].items() for value in found
        )
        query = filled("shared", one=name(one), other=name(other), said=said)
        return answered(Sort.LIST, (f"what {names} share", text), items, query)

    def path(self, reading: Reading) -> Answer | None:
        """The shortest way from one thing to the other, in words; all that is stated where they are joined directly."""
        start, end = reading.things
        way = self._paths.between(start, end)
        if not way or (reading.direct and len(way) > 1):
            return None
        direct = self._evidence.stated(self._paths.direct(start, end)) if len(way) == 1 else []
        links = direct or way
        told = f"{self._telling.name(start)} and {self._telling.name(end)} are connected"
        how = "directly" if len(way) == 1 else f"in {len(way)} steps"
        grounds = [self._evidence.of_links([link]) for link in links]
        steps = "; ".join(map(self._step, links, grounds))
        items = self._along(links, grounds)
        things = " ".join(name(item.iri) for item in items if item.iri)
        query = filled("path", steps=" ".join(map(_triple, links)), things=things)
        return answered(reading.sort, (f"how {told}", sentence(f"{told} {how}: {steps}")), items, query)

    def _step(self, link: Link, ground: Ground) -> str:
        places = f"{'follows from ' if ground.inferred else ''}{enumerated(ground.sources)}"
        return self._telling.statement([link]) + (f" ({places})" if ground.sources else "")

    def _along(self, links: list[Link], grounds: list[Ground]) -> list[Item]:
        """The concepts on the way, each with the ground of the step that leads to it."""
        by_thing: dict[str, Ground] = {}
        for link, ground in zip(links, grounds, strict=True):
            for iri in (*link.subject.iris, *link.value.iris):
                by_thing.setdefault(iri, ground)
        return [self._items.item(NamedNode(iri), ground) for iri, ground in by_thing.items()]

    def _side_by_side(self, one: str, other: str, held: _Held, *, differing: bool) -> str:
        """A few sentences: how the two stand to each other, what they share, in what they differ.

        `differing`: what they share is not asked for.
        """
        first, second = self._telling.name(one), self._telling.name(other)
        joined = self._joined(one, other, held)
        told = [f"{first} {enumerated(joined)} {second}"] if joined else []
        points = self._points(one, other, held).values()
        told += [f"{first} and {second} differ in {self._named(values)}" for values in points]
        relations = sorted({*held[one], *held[other]}, key=self._telling.label)
        alike = [relation for relation in relations if relation not in self._telling.differences]
        shared = [self._both(relation, one, other, held) for relation in alike]
        if not differing and (found := [each for each in shared if each][:_FEW]):
            told.append(f"of both {first} and {second} it is said that each {enumerated(found)}")
        told += [*self._contrasts(one, other, held), *self._denied(one, other, held), *self._denied(other, one, held)]
        return " ".join(map(sentence, told))

    def _points(self, one: str, other: str, held: _Held) -> dict[str, list[str]]:
        """In what the text says that two differ: what only one of them has is a difference from some third thing."""
        points = {relation: _alike(relation, one, other, held) for relation in sorted(self._telling.differences)}
        return {relation: values for relation, values in points.items() if values}

    def _differ(self, one: str, other: str, held: _Held) -> bool:
        """Whether the text tells of a difference: of things that have nothing to do with each other it does not."""
        if self._joined(one, other, held) or self._contrasts(one, other, held):
            return True
        relations = {*held[one], *held[other]}
        shared = any(self._both(relation, one, other, held) for relation in relations)
        ways = ((one, other), (other, one))
        return shared and any(self._own(relation, *way, held) for relation in relations for way in ways)

    def _joined(self, one: str, other: str, held: _Held) -> list[str]:
        """How the one stands to the other."""
        return [self._telling.label(relation) for relation, values in sorted(held[one].items()) if other in values]

    def _both(self, relation: str, one: str, other: str, held: _Held) -> str:
        shared = _alike(relation, one, other, held)
        return self._said(relation, shared) if shared else ""

    def _contrasts(self, one: str, other: str, held: _Held) -> list[str]:
        """In what they differ: relations of which each has values of its own."""
        told = []
        for relation in sorted({*held[one], *held[other]}, key=self._telling.label):
            own = self._own_of_each(relation, one, other, held)
            if all(own):
                first, second = (self._said(relation, values) for values in own)
                told.append(f"{self._telling.name(one)} {first}, whereas {self._telling.name(other)} {second}")
        return told[:_FEW]

    def _denied(self, one: str, other: str, held: _Held) -> list[str]:
        """What is said of the one and denied of the other."""
        told = []
        for relation in sorted(held[one], key=self._telling.label):
            if values := self._denied_of(relation, one, other, held):
                said = f"{self._telling.name(one)} {self._said(relation, values)}"
                told.append(f"{said}, which the article denies of {self._telling.name(other)}")
        return told[:_FEW]

    def _denied_of(self, relation: str, one: str, other: str, held: _Held) -> list[str]:
        return [value for value in held[one][relation] if self._denials.denied(relation, other, value)]

    def _own_of_each(self, relation: str, one: str, other: str, held: _Held) -> tuple[list[str], list[str]]:
        return self._own(relation, one, other, held), self._own(relation, other, one, held)

    def _own(self, relation: str, thing: str, against: str, held: _Held) -> list[str]:
        return [
            value
            for value in held[thing].get(relation, [])
            if value not in held[against].get(relation, []) and value not in held
        ]

    def _compared(self, held: _Held) -> list[Item]:
        """Each value once, with those of the two that it is said of."""
        links: dict[str, list[Link]] = defaultdict(list)
        for link in _links(held):
            links[link.value.iris[0]].append(link)
        grounds = iter(self._evidence.of_each([link for found in links.values() for link in found]))
        items = []
        for value, found in links.items():
            ground = together([next(grounds) for _ in found])
            whose = dict.fromkeys(self._telling.label(link.subject.iris[0]) for link in found)
            items.append(self._items.item(NamedNode(value), ground, enumerated(list(whose))))
        return sorted(items, key=lambda item: item.label.casefold())

    def _said(self, relation: str, values: Sequence[str]) -> str:
        return predicate(self._telling.label(relation), self._named(values), 1, several=len(values) > 1)

    def _named(self, iris: Iterable[str]) -> str:
        return enumerated([self._telling.name(iri) for iri in iris])


def _alike(relation: str, one: str, other: str, held: _Held) -> list[str]:
    """What is held of both."""
    return [value for value in held[one].get(relation, []) if value in held[other].get(relation, [])]


def _links(held: _Held) -> list[Link]:
    return [
        link_of(thing, relation, value)
        for thing, said in held.items()
        for relation, values in said.items()
        for value in values
    ]


def _triple(link: Link) -> str:
    return f"( {name(link.subject.iris[0])} {name(link.relation)} {name(link.value.iris[0])} )"
