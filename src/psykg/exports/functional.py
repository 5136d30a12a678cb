"""OWL 2 functional syntax, written from the RDF that OWL 2 DL maps to (OWL 2 Mapping to RDF Graphs, section 3).

`Axioms` writes what describes things, `Expressions` what stands inside an axiom: names, texts, class expressions.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from psykg.exports.expressions import Expressions, Term, described, is_structure
from psykg.vocabulary import OWL, PSYKG, RDF, RDFS

_TYPE = RDF + "type"
_Axiom = tuple[str, list[str]]
"""The kind of an axiom, and what stands in it."""

_PARTS = ("annotatedSource", "annotatedProperty", "annotatedTarget")
_DECLARED = {
    OWL + "Class": "Class",
    OWL + "ObjectProperty": "ObjectProperty",
    OWL + "DatatypeProperty": "DataProperty",
    OWL + "AnnotationProperty": "AnnotationProperty",
    OWL + "NamedIndividual": "NamedIndividual",
    RDFS + "Datatype": "Datatype",
}
_CHARACTERISTICS = {
    OWL + f"{each}Property": f"{each}ObjectProperty"
    for each in ("InverseFunctional", "Reflexive", "Irreflexive", "Symmetric", "Asymmetric", "Transitive")
}
_BETWEEN_CLASSES = {
    RDFS + "subClassOf": "SubClassOf",
    OWL + "equivalentClass": "EquivalentClasses",
    OWL + "disjointWith": "DisjointClasses",
}
_BETWEEN_PROPERTIES = {
    RDFS + "subPropertyOf": "Sub{}PropertyOf",
    OWL + "equivalentProperty": "Equivalent{}Properties",
    OWL + "propertyDisjointWith": "Disjoint{}Properties",
}
_BETWEEN = {
    OWL + "inverseOf": "InverseObjectProperties",
    OWL + "sameAs": "SameIndividual",
    OWL + "differentFrom": "DifferentIndividuals",
}
_DOMAIN, _RANGE = RDFS + "domain", RDFS + "range"
_GROUPS = {
    OWL + "AllDisjointClasses": "DisjointClasses",
    OWL + "AllDisjointProperties": "Disjoint{}Properties",
    OWL + "AllDifferent": "DifferentIndividuals",
}
_MEMBERS = (OWL + "members", OWL + "distinctMembers")
_DENIAL = OWL + "NegativePropertyAssertion"


class Axioms:
    """The axioms of a graph as lines of functional syntax."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._said = described(quads)
        self._express = Expressions(self._said)
        self._notes = self._annotations()

    def document(self) -> Iterator[str]:
        """The lines after the prefixes: the name of the ontology, its annotations, the axioms in order."""
        ontology = self._ontology
        header = self._said.get(ontology, {}) if ontology else {}
        versions = header.get(OWL + "versionIRI", [])
        yield "Ontology(" + " ".join(map(self._express.name, [*([ontology] if ontology else []), *versions[:1]]))
        yield from sorted(self._remarks(header, {_TYPE, OWL + "versionIRI"}))
        yield from sorted(self._axioms(ontology), key=lambda line: (not line.startswith("Declaration"), line))
        yield ")"

    @property
    def _ontology(self) -> Term | None:
        """The graph's own name, and psykg's where added data brought another one along."""
        found = [each for each, parts in self._said.items() if NamedNode(OWL + "Ontology") in parts.get(_TYPE, [])]
        named = [each for each in found if isinstance(each, NamedNode)]
        return min(named, key=lambda each: (each.value != PSYKG, each.value), default=None)

    def _annotations(self) -> dict[tuple[Term, ...], list[str]]:
        """For each annotated triple its annotations: one text for each owl:Axiom that speaks of it."""
        notes: dict[tuple[Term, ...], list[str]] = defaultdict(list)
        for parts in self._said.values():
            if NamedNode(OWL + "Axiom") in parts.get(_TYPE, []):
                about = tuple(parts.get(OWL + part, [None])[0] for part in _PARTS)
                remarks = self._remarks(parts, {_TYPE, *(OWL + part for part in _PARTS)})
                notes[about].append(" ".join(sorted(remarks)))  # type: ignore[index]
        return notes

    def _remarks(self, parts: dict[str, list[Term]], without: set[str]) -> Iterator[str]:
        for predicate, values in parts.items():
            if predicate not in without:
                named = self._express.name(NamedNode(predicate))
                yield from (f"Annotation({named} {self._express.name(value)})" for value in values)

    def _axioms(self, ontology: Term | None) -> Iterator[str]:
        for subject, parts in self._said.items():
            if subject == ontology:
                continue
            if isinstance(subject, BlankNode) and is_structure(parts):
                yield from self._node(parts)
                continue
            for predicate, values in parts.items():
                for value in values:
                    yield from self._noted(subject, predicate, value)

    def _noted(self, subject: Term, predicate: str, value: Term) -> Iterator[str]:
        """The axiom of a triple, once for each group of annotations."""
        kind, inside = self._axiom(subject, predicate, value)
        for notes in self._notes.get((subject, NamedNode(predicate), value), [""]):
            yield _call(kind, notes, *inside)

    def _axiom(self, subject: Term, predicate: str, value: Term) -> _Axiom:
        """The kind of axiom that a triple is, and what stands in it."""
        if predicate == _TYPE:
            return self._belonging(subject, value)
        found = self._of_two(subject, predicate, value) or self._of_a_list(subject, predicate, value)
        return found or self._assertion(subject, predicate, value)

    def _of_two(self, subject: Term, predicate: str, value: Term) -> _Axiom | None:
        """An axiom that joins two classes, properties or individuals."""
        e = self._express
        if predicate in _BETWEEN_CLASSES:
            kind = "DatatypeDefinition" if e.is_data_range(subject) else _BETWEEN_CLASSES[predicate]
        elif predicate in _BETWEEN_PROPERTIES:
            kind = _BETWEEN_PROPERTIES[predicate].format(e.sort(subject))
        elif predicate in {_DOMAIN, _RANGE} and (e.sort(subject) != "Annotation" or isinstance(value, NamedNode)):
            kind = f"{e.sort(subject)}Property{predicate[len(RDFS) :].title()}"
        elif predicate in _BETWEEN:
            kind = _BETWEEN[predicate]
        else:
            return None
        return kind, [e.expression(subject), e.expression(value)]

    def _of_a_list(self, subject: Term, predicate: str, value: Term) -> _Axiom | None:
        e = self._express
        if predicate == OWL + "disjointUnionOf":
            return "DisjointUnion", [e.name(subject), *e.expressions(value)]
        if predicate == OWL + "propertyChainAxiom":
            return "SubObjectPropertyOf", [_call("ObjectPropertyChain", "", *e.expressions(value)), e.name(subject)]
        if predicate == OWL + "hasKey":
            data = [each for each in e.members(value) if e.sort(each) == "Data"]
            others = [each for each in e.members(value) if each not in data]
            keys = (f"({' '.join(map(e.expression, each))})" for each in (others, data))
            return "HasKey", [e.expression(subject), *keys]
        return None

    def _belonging(self, subject: Term, kind: Term) -> _Axiom:
        """What `rdf:type` says: a declaration, a characteristic, or which class something belongs to."""
        e, iri = self._express, kind.value if isinstance(kind, NamedNode) else ""
        if iri in _DECLARED and isinstance(subject, NamedNode):
            return "Declaration", [f"{_DECLARED[iri]}({e.name(subject)})"]
        if iri == OWL + "FunctionalProperty" and e.sort(subject) != "Annotation":
            return f"Functional{e.sort(subject)}Property", [e.name(subject)]
        if iri in _CHARACTERISTICS:
            return _CHARACTERISTICS[iri], [e.expression(subject)]
        return "ClassAssertion", [e.expression(kind), e.name(subject)]

    def _assertion(self, subject: Term, predicate: str, value: Term) -> _Axiom:
        """A statement; where the sort of its property does not fit the value, as an annotation, which takes all."""
        e, named = self._express, NamedNode(predicate)
        fitting = "Data" if isinstance(value, Literal) else "Object"
        kind = f"{fitting}Property" if e.sort(named) == fitting else "Annotation"
        return f"{kind}Assertion", [e.name(named), e.name(subject), e.name(value)]

    def _node(self, parts: dict[str, list[Term]]) -> Iterator[str]:
        """The axiom that a node without a name is; none for a list, a class expression or an annotation."""
        for kind in parts.get(_TYPE, []):
            iri = kind.value if isinstance(kind, NamedNode) else ""
            if iri == _DENIAL:
                yield from self._denial(parts)
            elif iri in _GROUPS:
                members = next((parts[each][0] for each in _MEMBERS if each in parts), None)
                listed = self._express.members(members) if members else []
                sort = self._express.sort(listed[0]) if listed else "Object"
                notes = " ".join(sorted(self._remarks(parts, {_TYPE, *_MEMBERS})))
                yield _call(_GROUPS[iri].format(sort), notes, *map(self._express.expression, listed))

    def _denial(self, parts: dict[str, list[Term]]) -> Iterator[str]:
        """The denial, if it is whole."""
        for sort, target in (("Object", "targetIndividual"), ("Data", "targetValue")):
            keys = [OWL + each for each in ("assertionProperty", "sourceIndividual", target)]
            if parts.keys() >= set(keys):
                notes = " ".join(sorted(self._remarks(parts, {_TYPE, *keys})))
                inside = (self._express.expression(parts[key][0]) for key in keys)
                yield _call(f"Negative{sort}PropertyAssertion", notes, *inside)


def _call(kind: str, notes: str, *inside: str) -> str:
    return f"{kind}({' '.join([notes, *inside] if notes else inside)})"
