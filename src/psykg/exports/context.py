"""The JSON-LD context of the graph: a term for each relation and attribute of the schema, and the prefixes."""

from functools import cached_property
from typing import Any

from pyoxigraph import NamedNode

from psykg.exports.source import Source
from psykg.knowledge.names import curie
from psykg.vocabulary import OWL, PREFIXES, PSYKG, RDF

_TYPE = NamedNode(RDF + "type")
_RELATES = NamedNode(OWL + "ObjectProperty")
_SAYS = {NamedNode(OWL + "DatatypeProperty"), NamedNode(OWL + "AnnotationProperty")}


class Context:
    """Short names for IRIs, as JSON-LD 1.1 has them (section 3.1): terms for what is psykg's, else prefixed names."""

    def __init__(self, source: Source) -> None:
        self._relations: set[str] = set()
        self._attributes: set[str] = set()
        for quad in source.quads():
            if quad.predicate == _TYPE and isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(PSYKG):
                if quad.object == _RELATES:
                    self._relations.add(quad.subject.value)
                elif quad.object in _SAYS:
                    self._attributes.add(quad.subject.value)

    @cached_property
    def document(self) -> dict[str, Any]:
        """The context as a document of its own."""
        relations = {
            iri.removeprefix(PSYKG): {"@id": curie(iri) or iri, "@type": "@id"} for iri in sorted(self._relations)
        }
        attributes = {iri.removeprefix(PSYKG): curie(iri) or iri for iri in sorted(self._attributes - self._relations)}
        return {"@context": {"@version": 1.1, **PREFIXES, **attributes, **relations}}

    def term(self, predicate: str) -> str:
        """The key for a predicate."""
        declared = predicate in self._relations or predicate in self._attributes
        return _name(predicate) if declared else self.short(predicate)

    def relates(self, term: str) -> bool:
        """Whether the values of a key are taken for IRIs."""
        return PSYKG + term in self._relations

    def short(self, iri: str) -> str:
        """The IRI with a prefix, where one fits."""
        return curie(iri) or iri


def _name(iri: str) -> str:
    return iri.removeprefix(PSYKG)
