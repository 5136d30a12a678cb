"""OBO Graphs JSON: nodes and edges as the tools of the OBO Foundry read them, with the axioms that have a place."""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, NamedNode

from psykg.exports.content import Content, Entity, Relationship
from psykg.exports.expressions import Expressions, Term, described
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.source import Source
from psykg.vocabulary import DCTERMS, MODALITY, OWL, PSYKG, RDF, RDFS, SKOS

_INFERRED = "http://www.geneontology.org/formats/oboInOwl#is_inferred"
_PROPERTY_TYPES = {"ObjectProperty": "OBJECT", "DatatypeProperty": "DATA", "AnnotationProperty": "ANNOTATION"}
_Json = dict[str, Any]


def write(source: Source, out: BinaryIO) -> None:
    """One graph document with one graph."""
    document = {"graphs": [_Graph(source).document()]}
    out.write(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")


class _Graph:
    """The source as an OBO graph."""

    def __init__(self, source: Source) -> None:
        self._content = Content(source)
        self._said = described(source.ordered(graphs=False))
        self._lists = Expressions(self._said)

    def document(self) -> _Json:
        content = self._content
        return {
            "id": PSYKG,
            "lbl": next((each.text for each in self._header.values if each.attribute == DCTERMS + "title"), "psykg"),
            "meta": self._meta(self._header),
            "nodes": list(self._nodes()),
            "edges": [*self._schema_edges(), *self._types(), *map(_edge, self._stated)],
            "logicalDefinitionAxioms": [each for entity in content.classes for each in self._definitions(entity)],
            "domainRangeAxioms": [each for entity in content.relations for each in self._domain_and_range(entity)],
            "propertyChainAxioms": [each for entity in content.relations for each in self._chains(entity)],
        }

    @cached_property
    def _header(self) -> Entity:
        return self._content.entity(PSYKG)

    @cached_property
    def _stated(self) -> list[Relationship]:
        return [each for each in self._content.relationships if not each.denied]

    def _nodes(self) -> Iterator[_Json]:
        content = self._content
        grounds = [ground for each in self._stated for ground in each.grounds]
        named = {iri for ground in grounds for iri in (ground.sentence, ground.modality) if iri}
        beside = [content.entity(iri) for iri in sorted(named - {each.iri for each in content.concepts})]
        yield from (self._node(each, "CLASS") for each in content.classes)
        for each in [*content.relations, *content.attributes]:
            yield self._node(each, "PROPERTY") | {"propertyType": self._property_type(each)}
        yield from (self._node(each, "INDIVIDUAL") for each in [*content.concepts, *beside])

    def _node(self, entity: Entity, sort: str) -> _Json:
        named = {"lbl": entity.label} if entity.labels else {}
        return {"id": entity.iri, **named, "type": sort, "meta": self._meta(entity)}

    def _property_type(self, entity: Entity) -> str:
        kinds = {each.value for each in self._objects(entity.iri, RDF + "type") if isinstance(each, NamedNode)}
        return next(told for name, told in _PROPERTY_TYPES.items() if OWL + name in kinds)

    def _meta(self, entity: Entity) -> _Json:
        definitions = [each.text for each in sorted(entity.definitions, key=lambda each: each.language[:2] != "en")]
        labels = [each.text for each in entity.labels]
        if labels:
            labels.remove(entity.label)
        more = [
            *(_property(SKOS + "prefLabel", text) for text in labels),
            *(_property(SKOS + "definition", text) for text in definitions[1:]),
            *(_property(SKOS + "hiddenLabel", each.text) for each in entity.hidden),
            *(_property(each.attribute, each.text) for each in entity.values),
            *(_property(each.relation, each.term) for each in entity.matches),
        ]
        meta = {
            "definition": {"val": definitions[0], "xrefs": []} if definitions else None,
            "synonyms": [{"pred": "hasExactSynonym", "val": each.text, "xrefs": []} for each in entity.alternatives],
            "xrefs": [{"val": term} for term in dict.fromkeys(each.term for each in entity.matches)],
            "basicPropertyValues": more,
            "version": next((each.text for each in entity.values if each.attribute == OWL + "versionInfo"), None),
            "deprecated": any(each.attribute == OWL + "deprecated" and each.text == "true" for each in entity.values),
        }
        return {key: value for key, value in meta.items() if value}

    def _schema_edges(self) -> Iterator[_Json]:
        content = self._content
        for entity in content.classes:
            yield from ({"sub": entity.iri, "pred": "is_a", "obj": parent} for parent in entity.parents)
            for node in self._objects(entity.iri, RDFS + "subClassOf"):
                yield from ({"sub": entity.iri, "pred": on, "obj": filler} for on, filler in self._existential(node))
        for entity in [*content.relations, *content.attributes]:
            yield from ({"sub": entity.iri, "pred": "subPropertyOf", "obj": parent} for parent in entity.parents)
            inverses = _iris(self._objects(entity.iri, OWL + "inverseOf"))
            yield from ({"sub": entity.iri, "pred": "inverseOf", "obj": inverse} for inverse in inverses)

    def _types(self) -> Iterator[_Json]:
        for entity in self._content.concepts:
            yield from ({"sub": entity.iri, "pred": "type", "obj": kind} for kind in entity.kinds)

    def _definitions(self, entity: Entity) -> Iterator[_Json]:
        """What makes a member of a class, where all of it is a class or a relation to something."""
        for node in self._objects(entity.iri, OWL + "equivalentClass"):
            for first in self._said.get(node, {}).get(OWL + "intersectionOf", []):
                members = self._lists.members(first)
                genus, restrictions = _iris(members), [each for node in members for each in self._existential(node)]
                if len(genus) + len(restrictions) == len(members):
                    pairs = [{"propertyId": on, "fillerId": filler} for on, filler in restrictions]
                    yield {"definedClassId": entity.iri, "genusIds": genus, "restrictions": pairs}

    def _existential(self, node: Term) -> Iterator[tuple[str, str]]:
        """The relation and what it leads to, of a restriction that asks for one such thing."""
        parts = self._said.get(node, {}) if isinstance(node, BlankNode) else {}
        fillers = [*parts.get(OWL + "someValuesFrom", []), *parts.get(OWL + "hasValue", [])]
        yield from zip(_iris(parts.get(OWL + "onProperty", [])), _iris(fillers), strict=False)

    def _domain_and_range(self, entity: Entity) -> Iterator[_Json]:
        """A union of classes has no place here."""
        found = {
            "domainClassIds": _iris(self._objects(entity.iri, RDFS + "domain")),
            "rangeClassIds": _iris(self._objects(entity.iri, RDFS + "range")),
        }
        if any(found.values()):
            yield {"predicateId": entity.iri} | {key: value for key, value in found.items() if value}

    def _chains(self, entity: Entity) -> Iterator[_Json]:
        for first in self._objects(entity.iri, OWL + "propertyChainAxiom"):
            yield {"predicateId": entity.iri, "chainPredicateIds": _iris(self._lists.members(first))}

    def _objects(self, iri: str, predicate: str) -> list[Term]:
        return self._said.get(NamedNode(iri), {}).get(predicate, [])


def _edge(each: Relationship) -> _Json:
    """A statement. Each of its sentences and modalities refers to the claim that it belongs to."""
    values = [_property(_INFERRED, "true")] if each.inferred else []
    for ground in each.grounds:
        told = ((DCTERMS + "source", ground.sentence), (MODALITY, ground.modality))
        values += [_property(key, value) | {"xrefs": [ground.claim]} for key, value in told if value]
    meta = {"meta": {"basicPropertyValues": values}} if values else {}
    return {"sub": each.subject, "pred": each.relation, "obj": each.object} | meta


def _property(predicate: str, value: str) -> _Json:
    return {"pred": predicate, "val": value}


def _iris(terms: Iterable[Term]) -> list[str]:
    return [each.value for each in terms if isinstance(each, NamedNode)]


FORMAT = Format(
    name="obographs",
    title="OBO Graphs",
    media_type="application/json",
    suffix="obographs.json",
    tool="oaklib, ROBOT, OBO Foundry tools",
    loses=(Feature.AXIOMS, Feature.LANGUAGES, Feature.DATATYPES, Feature.DENIALS, Feature.LEXICON),
    write=write,
    note="Domains, ranges, chains and definitions are kept where they have a place. A label in another language than "
    "English stands among the basic property values, and so does how each of the xrefs matches; sentence and modality "
    "among those of the edge, with the claim.",
)
