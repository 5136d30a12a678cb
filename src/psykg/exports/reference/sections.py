"""What a reference is made of: the header, then classes, relations, attributes, concepts by kind, and the source."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Literal

from psykg.engine import EmbeddedEngine, Row, united
from psykg.entities.asking import rows
from psykg.entities.description import Facet, Saying, facets
from psykg.entities.index import Index, by_label
from psykg.entities.statements import Group, by_relation, gathered, natural_order
from psykg.entities.terms import Claim, Statement, Thing, Value
from psykg.exports.content import Content, Entity, Text
from psykg.exports.source import Source
from psykg.vocabulary import CLAIM_CLASS, CONCEPT_CLASS, DCTERMS, OWL, PSYKG, RDF, SKOS, XSD

_HERE = Path(__file__).parent
_TYPE = RDF + "type"
_TITLE = DCTERMS + "title"

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a thing in a text: `role` is the property that says it, a definition or a paraphrase."""

    role: Thing
    text: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with all that the graph holds of it.

    `sort`: class, relation, attribute, concept or, of others, individual. `kinds`: the narrowest that it belongs to.
    `members`: of a class what belongs to it and to nothing narrower. `uses`: how many statements a relation makes.
    `sayings`: of a sentence its claims. An inferred statement has the claims that make the same statement from the
    other side, where there are any.
    """

    thing: Thing
    sort: str
    labels: tuple[Text, ...]
    alternatives: tuple[Text, ...]
    words: tuple[Words, ...]
    kinds: tuple[Thing, ...]
    facets: tuple[Facet, ...]
    statements: tuple[Group, ...]
    denials: tuple[Statement, ...]
    members: tuple[Thing, ...]
    uses: int
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The entries of one kind."""

    thing: Thing
    entries: tuple[Entry, ...]


class Reference:
    """The sections of the reference. Things stand by their labels, kinds of concepts as the schema lists them."""

    def __init__(self, source: Source) -> None:
        self._content = Content(source)
        self._engine = EmbeddedEngine(united(source.quads()))
        self._index = Index(self._engine)
        self._statements = gathered(self._index, rows(self._engine, "statements"))

    @cached_property
    def header(self) -> tuple[tuple[Thing, tuple[Thing | Value, ...]], ...]:
        """What the ontology says of itself: each property with its values."""
        found = rows(self._engine, _HERE / "header.rq", ontology=PSYKG)
        groups = groupby(found, key=lambda row: row["property"].value)
        return tuple((self._index.thing(iri), tuple(map(self._value, same))) for iri, same in groups)

    @property
    def title(self) -> str:
        """What the ontology calls itself, else its namespace."""
        return next((values[0].label for said, values in self.header if said.iri == _TITLE), PSYKG)

    @cached_property
    def classes(self) -> tuple[Entry, ...]:
        """All classes."""
        return self._entries(self._content.classes, "class")

    @cached_property
    def relations(self) -> tuple[Entry, ...]:
        """All relations between concepts."""
        return self._entries(self._content.relations, "relation")

    @cached_property
    def attributes(self) -> tuple[Entry, ...]:
        """All that gives things numbers and texts."""
        return self._entries(self._content.attributes, "attribute")

    @cached_property
    def concepts(self) -> tuple[Kind, ...]:
        """The concepts by kind. One of several kinds stands under the first, one of none that is listed at the end."""
        kinds = {thing.iri: list[Entity]() for thing, _ in self._index.concepts} | {CONCEPT_CLASS: []}
        for entity in self._content.concepts:
            kinds[next((kind for kind in kinds if kind in entity.kinds), CONCEPT_CLASS)].append(entity)
        return tuple(self._kind(kind, found, "concept") for kind, found in kinds.items() if found)

    @cached_property
    def rest(self) -> tuple[Kind, ...]:
        """What is neither schema nor concept, by kind: the article's parts, in reading order, and modalities."""
        kinds: dict[str, list[Entity]] = defaultdict(list)
        for entity in self._instances():
            if CLAIM_CLASS not in entity.kinds:
                kinds[next(iter(entity.kinds), OWL + "Thing")].append(entity)
        ordered = sorted(kinds.items(), key=lambda each: by_label(self._index.thing(each[0])))
        return tuple(self._kind(kind, found, "individual") for kind, found in ordered)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, as they follow each other."""
        kinds = (*self.concepts, *self.rest)
        grouped = (entry for kind in kinds for entry in kind.entries)
        return (*self.classes, *self.relations, *self.attributes, *grouped)

    @cached_property
    def places(self) -> frozenset[str]:
        """The IRIs of all that has an entry."""
        return frozenset(entry.thing.iri for entry in self.entries)

    def _instances(self) -> Iterator[Entity]:
        """Things of some kind that are no concepts and no part of the schema."""
        content = self._content
        told = [content.classes, content.relations, content.attributes, content.concepts]
        known = {entity.iri for entities in told for entity in entities}
        typed = {statement.subject.iri for statement in self._statements if statement.relation.iri == _TYPE}
        return (content.entity(iri) for iri in sorted(typed - known))

    def _kind(self, iri: str, found: Iterable[Entity], sort: str) -> Kind:
        return Kind(self._index.thing(iri), self._entries(found, sort))

    def _entries(self, found: Iterable[Entity], sort: str) -> tuple[Entry, ...]:
        return tuple(self._entry(entity, sort) for entity in sorted(found, key=self._place))

    def _place(self, entity: Entity) -> tuple[object, ...]:
        """Sentences in their order, all else by label."""
        label = self._index.thing(entity.iri).label
        return self._sequence.get(entity.iri, -1), natural_order(label), entity.iri

    def _entry(self, entity: Entity, sort: str) -> Entry:
        iri, thing = entity.iri, self._index.thing
        said = self._said.get(iri, [])
        return Entry(
            thing=thing(iri),
            sort=sort,
            labels=tuple(entity.labels),
            alternatives=tuple(entity.alternatives),
            words=tuple(self._words.get(iri, ())),
            kinds=tuple(map(thing, entity.kinds)),
            facets=tuple(facets(self._index, self._frames.get(iri, ()))),
            statements=by_relation(self._grounded(each) for each in said if each.relation.iri != _TYPE),
            denials=tuple(self._denials.get(iri, ())),
            members=tuple(sorted(map(thing, self._members.get(iri, ())), key=by_label)),
            uses=self._uses[iri],
            sayings=tuple(self._sayings(iri)),
        )

    def _grounded(self, statement: Statement) -> Statement:
        """An inferred statement with the claims that make it from the other side."""
        if not statement.inferred or not isinstance(statement.value, Thing):
            return statement
        subject, value = statement.subject.iri, statement.value.iri
        turned = ((value, each, subject) for each in self._index.inverses.get(statement.relation.iri, ()))
        return replace(statement, claims=tuple(claim for each in turned for claim in self._claims.get(each, ())))

    def _sayings(self, sentence: str) -> Iterator[Saying]:
        for claim, said in self._claimed.get(sentence, {}).items():
            remarks = (each for each in self._said.get(claim.thing.iri, ()) if _is_truth(each.value))
            yield Saying(claim.thing, claim.modality, tuple(remarks), tuple(said))

    def _value(self, row: Row) -> Thing | Value:
        value = row["value"]
        if isinstance(value, Literal):
            return Value(value.value, value.datatype.value)
        return self._index.thing(value.value)

    @cached_property
    def _said(self) -> dict[str, list[Statement]]:
        """The statements of each subject."""
        return _collected((each.subject.iri, each) for each in self._statements)

    @cached_property
    def _claims(self) -> dict[tuple[str, str, str], tuple[Claim, ...]]:
        """The claims that make a statement between two things."""
        return {
            (each.subject.iri, each.relation.iri, each.value.iri): each.claims
            for each in self._statements
            if isinstance(each.value, Thing)
        }

    @cached_property
    def _uses(self) -> Counter[str]:
        return Counter(each.relation.iri for each in self._statements)

    @cached_property
    def _denials(self) -> dict[str, list[Statement]]:
        found = gathered(self._index, rows(self._engine, _HERE / "denials.rq"), denied=True)
        return _collected((each.subject.iri, each) for each in found)

    @cached_property
    def _claimed(self) -> dict[str, dict[Claim, list[Statement]]]:
        """For each sentence its claims, and what each of them states and denies."""
        found: dict[str, dict[Claim, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        denied = (each for same in self._denials.values() for each in same)
        for statement in (*self._statements, *denied):
            for claim in statement.claims:
                if claim.sentence:
                    found[claim.sentence.iri][claim].append(statement)
        return {
            sentence: dict(sorted(claims.items(), key=lambda each: natural_order(each[0].thing.iri)))
            for sentence, claims in found.items()
        }

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        entities = (*self._content.concepts, *self._instances())
        return _collected((kind, entity.iri) for entity in entities for kind in entity.kinds)

    @cached_property
    def _words(self) -> dict[str, list[Words]]:
        found = (row for row in rows(self._engine, "words") if row["property"].value != SKOS + "altLabel")
        return _collected((row["entity"].value, self._wording(row)) for row in found)

    def _wording(self, row: Row) -> Words:
        text = row["text"]
        language = text.language if isinstance(text, Literal) else None
        return Words(self._index.thing(row["property"].value), Text(text.value, language or ""))

    @cached_property
    def _frames(self) -> dict[str, list[Row]]:
        return _collected((row["entity"].value, row) for row in rows(self._engine, "frame"))

    @cached_property
    def _sequence(self) -> dict[str, int]:
        found = rows(self._engine, "sequence")
        return {row["sentence"].value: place for place, row in enumerate(found)}


def _collected(pairs: Iterable[tuple[str, _Made]]) -> dict[str, list[_Made]]:
    found: dict[str, list[_Made]] = defaultdict(list)
    for key, each in pairs:
        found[key].append(each)
    return found


def _is_truth(value: Thing | Value) -> bool:
    return isinstance(value, Value) and value.datatype == XSD + "boolean"
