"""What the schema tells of kinds and relations: which kind is narrower than which, and what a relation may join."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from sys import intern

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index
from psykg.questions.graph.links import TRUE, Kinds, Term
from psykg.questions.words.function_words import POSSIBILITIES
from psykg.vocabulary import CONCEPT_CLASS, OWL, RDFS, XSD

_HERE = Path(__file__).parent

_REMEMBERED = 20_000


class Schema:
    """The kinds and relations in an engine's graph, read once. Holds nothing of concepts."""

    def __init__(self, engine: Engine, index: Index) -> None:
        self.index = index
        self._upward: dict[str, Kinds] = {}
        self._wider: dict[str, set[str]] = defaultdict(set)
        for row in rows(engine, _HERE / "hierarchy.rq"):
            self._wider[intern(row["kind"].value)].add(intern(row["wider"].value))
        self._sides = _sides(engine)
        self._united = lru_cache(_REMEMBERED)(self._uniting)
        self._fits = lru_cache(_REMEMBERED)(self._fitting)
        self._overlaps = lru_cache(_REMEMBERED)(self.overlap)
        self._characteristics: dict[str, set[str]] = defaultdict(set)
        for row in rows(engine, _HERE / "characteristics.rq"):
            self._characteristics[row["characteristic"].value].add(row["relation"].value)

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
        if subject.is_text or not self._fits(self._side(relation, "domain"), subject.kinds, subject.known):
            return False
        if value == TRUE or self.has_truths(relation):
            return value == TRUE and self.has_truths(relation)
        if relation in self._with_values:
            return value.is_text or not (value.known or value.kinds)
        return not value.is_text and self._fits(self._side(relation, "range"), value.kinds, value.known)

    def meet(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether something can stand at both ends: each a relation, and “domain” or “range”."""
        return self._overlaps(self._side(*one), self._side(*other))

    def overlap(self, one: Kinds, other: Kinds) -> bool:
        """Whether something can be of one of the first and of one of the second; kinds apart have nothing in common."""
        pairs = [(a, b) for a in one for b in other]
        return not pairs or any(a in self.wider(b) or b in self.wider(a) for a, b in pairs)

    def ends_in(self, relation: str, kinds: Kinds) -> bool:
        """Whether whatever the relation leads to is of one of these kinds."""
        return self._within(self._side(relation, "range"), kinds)

    def starts_in(self, relation: str, kinds: Kinds) -> bool:
        """Whether whatever the relation leads from is of one of these kinds."""
        return self._within(self._side(relation, "domain"), kinds)

    def leads_on(self, relation: str, after: str) -> bool:
        """Whether what the second relation starts from can be of the very kind that the first leads to."""
        ends = self._side(relation, "range")
        return any(self.wider(kind) & ends for kind in self._side(after, "domain"))

    def has_values(self, relation: str) -> bool:
        """Whether the relation leads to numbers or texts."""
        return relation in self._with_values

    def has_numbers(self, relation: str) -> bool:
        """Whether the relation leads to whole numbers."""
        return XSD + "integer" in self._side(relation, "range")

    def has_truths(self, relation: str) -> bool:
        """Whether the relation says something of its subject alone, and leads to true or false."""
        return XSD + "boolean" in self._side(relation, "range")

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
        return next(iter(self.index.inverses.get(relation, ())), None)

    def narrower(self, relation: str) -> list[str]:
        """The relations that imply it."""
        return [each for each, wider in self.index.wider.items() if relation in wider]

    @cached_property
    def _with_values(self) -> Kinds:
        return self._having("Datatype") | self._having("Annotation")

    @cached_property
    def _functional(self) -> Kinds:
        return self._having("Functional")

    @cached_property
    def _transitive(self) -> Kinds:
        told = self._having("Transitive")
        return told.union(*(self.index.inverses.get(relation, ()) for relation in told))

    def _having(self, characteristic: str) -> Kinds:
        return frozenset(self._characteristics[f"{OWL}{characteristic}Property"])

    def _side(self, relation: str, side: str) -> Kinds:
        """The classes that are told for that side of a relation: “domain” or “range”."""
        return self._sides.get((relation, RDFS + side), frozenset())

    def _uniting(self, kinds: tuple[str, ...]) -> Kinds:
        return frozenset[str]().union(*map(self.wider, kinds))

    def _fitting(self, classes: Kinds, kinds: Kinds, known: bool) -> bool:
        allowed = classes or frozenset({CONCEPT_CLASS})
        if not kinds or any(self.wider(kind) & allowed for kind in kinds):
            return True
        return not known and any(self.wider(each) & kinds for each in allowed)

    def _within(self, classes: Iterable[str], kinds: Kinds) -> bool:
        return bool(classes) and all(self.wider(each) & kinds for each in classes)


def _sides(engine: Engine) -> dict[tuple[str, str], Kinds]:
    """The classes at either side of each relation; relations with the same classes share one set."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(engine, _HERE / "relations.rq"):
        found[intern(row["relation"].value), intern(row["side"].value)].add(intern(row["class"].value))
    shared: dict[Kinds, Kinds] = {}
    frozen = ((key, frozenset(classes)) for key, classes in found.items())
    return {key: shared.setdefault(classes, classes) for key, classes in frozen}
