"""What the schema tells of kinds and relations: which kind is narrower than which, and what a relation may join."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from sys import intern
from typing import NamedTuple

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index
from psykg.questions.graph.links import TRUE, Kinds, Term
from psykg.questions.words.function_words import POSSIBILITIES
from psykg.vocabulary import CONCEPT_CLASS, OWL, RDFS, XSD

_HERE = Path(__file__).parent

_REMEMBERED = 20_000
_BOOLEAN, _INTEGER = XSD + "boolean", XSD + "integer"


class Sides(NamedTuple):
    """What may stand at either side of a relation, by class; nothing is told where there are none.

    `values`: it leads to a number, a text or a truth. `truths`: it says something of its subject alone.
    """

    domain: Kinds = frozenset()
    range: Kinds = frozenset()
    values: bool = False
    truths: bool = False


_ANYTHING = Sides()


class Schema:
    """The kinds and relations in an engine's graph, read once. Holds nothing of concepts."""

    def __init__(self, engine: Engine, index: Index) -> None:
        self.index = index
        self._upward: dict[str, Kinds] = {}
        self._wider: dict[str, set[str]] = defaultdict(set)
        for row in rows(engine, _HERE / "hierarchy.rq"):
            self._wider[intern(row["kind"].value)].add(intern(row["wider"].value))
        self._united = lru_cache(_REMEMBERED)(self._uniting)
        self._fits = lru_cache(_REMEMBERED)(self._fitting)
        self._overlaps = lru_cache(_REMEMBERED)(self.overlap)
        self._characteristics: dict[str, set[str]] = defaultdict(set)
        for row in rows(engine, _HERE / "characteristics.rq"):
            self._characteristics[row["characteristic"].value].add(row["relation"].value)
        self._sides = self._all_sides(engine)
        self.people: Kinds = frozenset(row["kind"].value for row in rows(engine, _HERE / "people.rq"))
        """The kinds of whoever is asked for with “who”."""
        self._onward = lru_cache(_REMEMBERED)(self._leading_on)
        self._inverses = {relation: others[0] for relation, others in index.inverses.items() if others}

    def wider(self, kind: str) -> Kinds:
        """The kind itself and all that are wider."""
        if kind not in self._upward:
            self._upward[kind] = frozenset({kind, *self._wider.get(kind, ())})
        return self._upward[kind]

    def kinds_of(self, iri: str) -> Kinds:
        """What a concept is, in narrow and wide kinds."""
        return self._united(self.index.kinds(iri))

    def is_concept(self, iri: str) -> bool:
        """Whether the thing is one that the text speaks of, and no class, relation, sentence or modality."""
        return CONCEPT_CLASS in self.kinds_of(iri)

    def is_kind(self, iri: str) -> bool:
        """Whether the thing is a kind of concepts."""
        return iri in self.concept_kinds

    def is_wide(self, kind: str) -> bool:
        """Whether there are narrower kinds."""
        return any(kind in wider for wider in self._wider.values())

    @cached_property
    def concept_kinds(self) -> Kinds:
        """All kinds of concepts."""
        return frozenset(kind for kind in self._wider if CONCEPT_CLASS in self._wider[kind]) | {CONCEPT_CLASS}

    @cached_property
    def relations(self) -> Kinds:
        """All relations, those with plain values among them."""
        return frozenset[str]().union(*(self._having(name) for name in ("Object", "Datatype", "Annotation")))

    def allows(self, relation: str, subject: Term, value: Term) -> bool:
        """Whether the relation can join the two, by their kinds."""
        sides = self.sides(relation)
        if subject.is_text or not self._fits(sides.domain, subject.kinds, subject.known):
            return False
        if sides.truths or value.iris == TRUE.iris:
            return sides.truths and value == TRUE
        if sides.values:
            return value.is_text or not (value.known or value.kinds)
        return not value.is_text and self._fits(sides.range, value.kinds, value.known)

    def sides(self, relation: str) -> Sides:
        """What the relation may join."""
        return self._sides.get(relation, _ANYTHING)

    def meet(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether something can stand at both ends: each a relation, and “domain” or “range”."""
        return self._overlaps(self._side(*one), self._side(*other))

    def _side(self, relation: str, side: str) -> Kinds:
        sides = self.sides(relation)
        return sides.domain if side == "domain" else sides.range

    def overlap(self, one: Kinds, other: Kinds) -> bool:
        """Whether something can be of one of the first and of one of the second; kinds apart have nothing in common."""
        pairs = [(a, b) for a in one for b in other]
        return not pairs or any(a in self.wider(b) or b in self.wider(a) for a, b in pairs)

    def ends_in(self, relation: str, kinds: Kinds) -> bool:
        """Whether whatever the relation leads to is of one of these kinds."""
        return self._within(self.sides(relation).range, kinds)

    def starts_in(self, relation: str, kinds: Kinds) -> bool:
        """Whether whatever the relation leads from is of one of these kinds."""
        return self._within(self.sides(relation).domain, kinds)

    def leads_on(self, relation: str, after: str) -> bool:
        """Whether what the second relation starts from can be of the very kind that the first leads to."""
        return self._onward(relation, after)

    def _leading_on(self, relation: str, after: str) -> bool:
        ends = self.sides(relation).range
        return any(self.wider(kind) & ends for kind in self.sides(after).domain)

    def has_values(self, relation: str) -> bool:
        """Whether the relation leads to numbers or texts."""
        return self.sides(relation).values

    def has_numbers(self, relation: str) -> bool:
        """Whether the relation leads to whole numbers."""
        return _INTEGER in self.sides(relation).range

    def has_truths(self, relation: str) -> bool:
        """Whether the relation says something of its subject alone, and leads to true or false."""
        return self.sides(relation).truths

    def is_symmetric(self, relation: str) -> bool:
        """Whether the relation holds both ways."""
        return relation in self._having("Symmetric")

    def is_asymmetric(self, relation: str) -> bool:
        """Whether the relation never holds both ways.

        It, or what it implies, is asymmetric, or it is an order made of asymmetric steps.
        """
        ways = (relation, *self.index.inverses.get(relation, ()))
        implied = {wider for way in ways for wider in (way, *self.index.wider.get(way, ()))}
        steps = {each for way in ways for each in self.narrower(way)} if self.is_transitive(relation) else set()
        return bool((implied | steps) & self._having("Asymmetric"))

    def is_transitive(self, relation: str) -> bool:
        """Whether the relation, or its inverse, is handed on."""
        return relation in self._transitive

    def is_functional(self, relation: str) -> bool:
        """Whether the relation leads to one thing at most."""
        return relation in self._functional

    def is_possibility(self, relation: str) -> bool:
        """Whether the relation tells what can be, could not be or need not be: nothing follows for what else can be."""
        return self.index.thing(relation).label.split()[0] in POSSIBILITIES

    def inverse(self, relation: str) -> str | None:
        """The relation that tells the same from the other side."""
        return self._inverses.get(relation)

    def narrower(self, relation: str) -> list[str]:
        """The relations that imply it."""
        return [each for each, wider in self.index.wider.items() if relation in wider]

    @cached_property
    def _functional(self) -> Kinds:
        return self._having("Functional")

    @cached_property
    def _transitive(self) -> Kinds:
        told = self._having("Transitive")
        return told.union(*(self.index.inverses.get(relation, ()) for relation in told))

    def _having(self, characteristic: str) -> Kinds:
        return frozenset(self._characteristics[f"{OWL}{characteristic}Property"])

    def _uniting(self, kinds: tuple[str, ...]) -> Kinds:
        return frozenset[str]().union(*map(self.wider, kinds))

    def _fitting(self, classes: Kinds, kinds: Kinds, known: bool) -> bool:
        allowed = classes or frozenset({CONCEPT_CLASS})
        if not kinds or any(self.wider(kind) & allowed for kind in kinds):
            return True
        return not known and any(self.wider(each) & kinds for each in allowed)

    def _within(self, classes: Iterable[str], kinds: Kinds) -> bool:
        return bool(classes) and all(self.wider(each) & kinds for each in classes)

    def _all_sides(self, engine: Engine) -> dict[str, Sides]:
        """The sides of all relations; those with the same classes share one set."""
        told: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in rows(engine, _HERE / "relations.rq"):
            told[row["relation"].value, row["side"].value].add(intern(row["class"].value))
        shared: dict[Kinds, Kinds] = {}

        def classes(relation: str, side: str) -> Kinds:
            found = frozenset(told.get((relation, RDFS + side), ()))
            return shared.setdefault(found, found)

        values = self._having("Datatype") | self._having("Annotation")
        return {
            relation: Sides(domain, end, relation in values, _BOOLEAN in end)
            for relation in {*values, *(each for each, _ in told)}
            for domain, end in [(classes(relation, "domain"), classes(relation, "range"))]
        }
