"""The graph as tools see it that know no RDF: concepts with their texts, and relationships between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from psykg.exports.choices import is_inferred
from psykg.exports.source import Ground, Source
from psykg.knowledge.names import words_of
from psykg.vocabulary import CONCEPT_CLASS, OWL, PSYKG, RDF, RDFS, SKOS, XSD

_TYPE = RDF + "type"
_MATCHES = re.compile(re.escape(SKOS) + "(exact|close|broad|narrow|related)Match")
_LEXICAL = PSYKG + "lexicalEntry"
_TEXTS = {
    SKOS + "prefLabel": "labels",
    SKOS + "altLabel": "alternatives",
    SKOS + "hiddenLabel": "hidden",
    SKOS + "definition": "definitions",
}
_SCHEMA_KINDS = {
    OWL + "Class": "class",
    OWL + "ObjectProperty": "relation",
    OWL + "DatatypeProperty": "attribute",
    OWL + "AnnotationProperty": "attribute",
}


@dataclass(frozen=True, order=True, slots=True)
class Text:
    """Words in a language, which is empty where none is told."""

    text: str
    language: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Value:
    """A number or text that an attribute gives a concept: the attribute's IRI, the text, its datatype and language."""

    attribute: str
    text: str
    datatype: str = XSD + "string"
    language: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Match:
    """A term of another vocabulary, and how it matches: a mapping relation of SKOS (section 10). Both are IRIs."""

    relation: str
    term: str


@dataclass(slots=True)
class Entity:
    """A concept, class, relation or attribute with all that is said of it alone. Tuples are sorted, IRIs are texts.

    `kinds`: of a concept its kinds, the narrowest only, those that are defined by relations last. `parents`: of a class
    or relation what it is narrower than.
    """

    iri: str
    labels: list[Text] = field(default_factory=list)
    alternatives: list[Text] = field(default_factory=list)
    hidden: list[Text] = field(default_factory=list)
    definitions: list[Text] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What stands in the IRI after the namespace; the IRI itself where that is another's."""
        return self.iri.removeprefix(PSYKG)

    @property
    def label(self) -> str:
        """What people call it: an English label if there is one, else any, else the words of the IRI."""
        english = [each for each in self.labels if each.language.startswith("en")]
        return next((each.text for each in [*english, *self.labels]), words_of(self.iri))


@dataclass(frozen=True, slots=True)
class Relationship:
    """A statement between two concepts, with the claims that make it. `denied`: the article says it is not so."""

    subject: str
    relation: str
    object: str
    inferred: bool
    denied: bool
    grounds: tuple[Ground, ...]


class Content:
    """What a source holds, sorted by IRI. It is held as a whole."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._parents: dict[str, set[str]] = defaultdict(set)
        self._types: dict[str, set[str]] = defaultdict(set)
        self._defined: set[str] = set()
        self._entities: dict[str, Entity] = {}
        for quad in source.quads():
            self._enter(quad)
        self._tidy()

    @cached_property
    def classes(self) -> list[Entity]:
        """The classes of the schema and of added data."""
        return self._of_sort("class")

    @cached_property
    def relations(self) -> list[Entity]:
        """What joins concepts (object properties)."""
        return self._of_sort("relation")

    @cached_property
    def attributes(self) -> list[Entity]:
        """What gives a concept a number or text (datatype and annotation properties)."""
        return self._of_sort("attribute")

    @cached_property
    def concepts(self) -> list[Entity]:
        """All that the article speaks of: whatever belongs to a kind of concept."""
        kinds = self._below(CONCEPT_CLASS)
        found = (self._entities[iri] for iri, types in self._types.items() if types & kinds)
        return sorted(found, key=lambda entity: entity.iri)

    def entity(self, iri: str) -> Entity:
        """What is known of an IRI: of one that the source does not speak of nothing but that."""
        return self._entities.get(iri) or Entity(iri)

    @cached_property
    def relationships(self) -> list[Relationship]:
        """The statements between concepts, each once, then the denied ones; sorted."""
        concepts = {entity.iri for entity in self.concepts}
        said: dict[tuple[str, str, str, bool], set[str]] = defaultdict(set)
        for subject, relation, value, denied, graph in self._statements():
            if subject in concepts and value in concepts and relation != _TYPE:
                said[subject, relation, value, denied].add(graph)
        return [
            self._relationship(*key, graphs) for key, graphs in sorted(said.items(), key=lambda each: _order(each[0]))
        ]

    def _relationship(self, subject: str, relation: str, value: str, denied: bool, graphs: set[str]) -> Relationship:
        known = self.source.grounds
        grounds = tuple(known[graph] for graph in sorted(graphs) if graph in known)
        return Relationship(subject, relation, value, graphs == {""}, denied, grounds)

    def _statements(self) -> Iterator[tuple[str, str, str, bool, str]]:
        """Subject, relation, value, whether it is denied, and the graph, which is empty for what follows."""
        denials: dict[BlankNode, dict[str, str]] = defaultdict(dict)
        for quad in self.source.quads():
            graph = "" if is_inferred(quad) else _iri(quad.graph_name)
            if isinstance(quad.subject, BlankNode):
                denials[quad.subject][quad.predicate.value] = _iri(quad.object)
                denials[quad.subject]["graph"] = graph
            elif isinstance(quad.object, NamedNode):
                yield _iri(quad.subject), quad.predicate.value, quad.object.value, False, graph
        for parts in denials.values():
            if parts.keys() >= {OWL + "sourceIndividual", OWL + "assertionProperty", OWL + "targetIndividual"}:
                subject, relation = parts[OWL + "sourceIndividual"], parts[OWL + "assertionProperty"]
                yield subject, relation, parts[OWL + "targetIndividual"], True, parts["graph"]

    def _enter(self, quad: Quad) -> None:
        if not isinstance(quad.subject, NamedNode):
            return
        entity = self._entities.setdefault(quad.subject.value, Entity(quad.subject.value))
        predicate = quad.predicate.value
        if isinstance(quad.object, Literal):
            _add_text(entity, predicate, quad.object)
        elif predicate == OWL + "equivalentClass":
            self._defined.add(entity.iri)
        elif isinstance(quad.object, NamedNode) and is_match(predicate):
            entity.matches.append(Match(predicate, quad.object.value))
        elif isinstance(quad.object, NamedNode) and predicate == _TYPE:
            self._types[entity.iri].add(quad.object.value)
        elif isinstance(quad.object, NamedNode) and predicate in {RDFS + "subClassOf", RDFS + "subPropertyOf"}:
            self._parents[entity.iri].add(quad.object.value)

    def _tidy(self) -> None:
        lexical = self._below(_LEXICAL)
        for entity in self._entities.values():
            for texts in (entity.labels, entity.alternatives, entity.hidden, entity.definitions):
                texts[:] = sorted(set(texts))
            entity.matches = sorted(set(entity.matches))
            entity.values = sorted({each for each in entity.values if each.attribute not in lexical})
            entity.kinds = self._narrowest(entity.iri)
            entity.parents = sorted(self._parents.get(entity.iri, ()))

    def _narrowest(self, iri: str) -> list[str]:
        types = {each for each in self._types.get(iri, ()) if not each.startswith(OWL)}
        wider = {
            other for each in types - self._defined for other in types if other != each and each in self._below(other)
        }
        return sorted(types - wider, key=lambda each: (each in self._defined, each))

    def _below(self, iri: str) -> set[str]:
        """The class or relation and all that is narrower."""
        if iri not in self._found_below:
            ring = found = {iri}
            while ring:
                ring = {each for each, parents in self._parents.items() if parents & ring} - found
                found = found | ring
            self._found_below[iri] = found
        return self._found_below[iri]

    @cached_property
    def _found_below(self) -> dict[str, set[str]]:
        return {}

    def _of_sort(self, sort: str) -> list[Entity]:
        wanted = {iri for iri, each in _SCHEMA_KINDS.items() if each == sort}
        found = (self._entities[iri] for iri, types in self._types.items() if types & wanted)
        return sorted(found, key=lambda entity: entity.iri)


def is_match(relation: str) -> bool:
    """Whether the relation is one of SKOS's to terms of other vocabularies."""
    return _MATCHES.fullmatch(relation) is not None


def _add_text(entity: Entity, predicate: str, literal: Literal) -> None:
    if predicate in _TEXTS:
        getattr(entity, _TEXTS[predicate]).append(Text(literal.value, literal.language or ""))
    elif predicate != RDFS + "label":
        entity.values.append(Value(predicate, literal.value, literal.datatype.value, literal.language or ""))


def _order(key: tuple[str, str, str, bool]) -> tuple[bool, str, str, str]:
    subject, relation, value, denied = key
    return denied, subject, relation, value


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def label_texts(texts: Iterable[Text]) -> dict[str, list[str]]:
    """Texts by their language, for tools that have a column for each."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in texts:
        found[each.language].append(each.text)
    return dict(found)
