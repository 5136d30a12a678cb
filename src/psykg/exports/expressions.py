"""What stands inside an axiom of OWL 2 functional syntax: names, texts, and class, property and data expressions."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from psykg.knowledge.names import curie
from psykg.vocabulary import OWL, RDF, RDFS, XSD

Term = NamedNode | BlankNode | Literal | Triple
Said = dict[Term, dict[str, list[Term]]]
"""Of each subject what each predicate says of it."""

_FIRST, _REST = RDF + "first", RDF + "rest"
_CONNECTIVES = {
    OWL + "intersectionOf": "IntersectionOf",
    OWL + "unionOf": "UnionOf",
    OWL + "oneOf": "OneOf",
}
_COMPLEMENTS = (OWL + "complementOf", OWL + "datatypeComplementOf")
_VALUES = {
    OWL + "someValuesFrom": "SomeValuesFrom",
    OWL + "allValuesFrom": "AllValuesFrom",
    OWL + "hasValue": "HasValue",
}
_COUNTS = {
    OWL + "minCardinality": "MinCardinality",
    OWL + "minQualifiedCardinality": "MinCardinality",
    OWL + "maxCardinality": "MaxCardinality",
    OWL + "maxQualifiedCardinality": "MaxCardinality",
    OWL + "cardinality": "ExactCardinality",
    OWL + "qualifiedCardinality": "ExactCardinality",
}
_ON = OWL + "onProperty"
_STRUCTURES = {
    *_CONNECTIVES, *_COMPLEMENTS, _ON, _FIRST, OWL + "onDatatype", OWL + "annotatedSource", OWL + "members",
    OWL + "distinctMembers", OWL + "sourceIndividual", OWL + "inverseOf",
}  # fmt: skip


def described(quads: Iterable[Quad]) -> Said:
    """The quads of whatever graph, by subject and predicate."""
    said: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        said[quad.subject][quad.predicate.value].append(quad.object)
    return {subject: dict(parts) for subject, parts in said.items()}


def is_structure(parts: dict[str, list[Term]]) -> bool:
    """Whether a node without a name is a part of OWL's own, a list or an axiom, and no individual."""
    return not _STRUCTURES.isdisjoint(parts)


class Expressions:
    """Terms of a graph in functional syntax."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._begun: set[Term] = set()

    def name(self, term: Term) -> str:
        """A name or a text as it stands."""
        if isinstance(term, NamedNode):
            return curie(term.value) or f"<{term.value}>"
        return _text(term) if isinstance(term, Literal) else str(term)

    def sort(self, relation: Term) -> str:
        """Object, Data or Annotation: which sort of property this is."""
        kinds = self._kinds(relation)
        if OWL + "ObjectProperty" in kinds or isinstance(relation, BlankNode):
            return "Object"
        return "Data" if OWL + "DatatypeProperty" in kinds else "Annotation"

    def is_data_range(self, term: Term) -> bool:
        """Whether this is a datatype, and no class."""
        known = isinstance(term, NamedNode) and term.value.startswith((XSD, RDFS + "Literal", RDF + "langString"))
        return known or RDFS + "Datatype" in self._kinds(term)

    def members(self, first: Term) -> list[Term]:
        """What stands in an RDF list. One that comes back to itself ends there."""
        found: list[Term] = []
        seen: set[Term] = set()
        node: Term | None = first
        while node in self._said and node not in seen:
            seen.add(node)
            parts = self._said[node]
            found += parts.get(_FIRST, [])[:1]
            node = next(iter(parts.get(_REST, [])), None)
        return found

    def expressions(self, first: Term) -> list[str]:
        """The members of a list, each as an expression."""
        return [self.expression(each) for each in self.members(first)]

    def expression(self, term: Term) -> str:
        """A class, property or data expression. One that holds itself, which OWL forbids, is only named there."""
        parts = self._said.get(term, {})
        if not isinstance(term, BlankNode) or not is_structure(parts) or term in self._begun:
            return self.name(term)
        self._begun.add(term)
        written = self._restriction(parts) if _ON in parts else self._composed(term, parts)
        self._begun.discard(term)
        return written

    def _composed(self, term: Term, parts: dict[str, list[Term]]) -> str:
        data = "Data" if self.is_data_range(term) else "Object"
        for predicate, connective in _CONNECTIVES.items():
            if predicate in parts:
                return f"{data}{connective}({' '.join(self.expressions(parts[predicate][0]))})"
        for predicate in _COMPLEMENTS:
            if predicate in parts:
                return f"{data}ComplementOf({self.expression(parts[predicate][0])})"
        if OWL + "inverseOf" in parts:
            return f"ObjectInverseOf({self.name(parts[OWL + 'inverseOf'][0])})"
        return self._datatype(parts) if OWL + "onDatatype" in parts else self.name(term)

    def _restriction(self, parts: dict[str, list[Term]]) -> str:
        sort, relation = self.sort(parts[_ON][0]), self.expression(parts[_ON][0])
        for predicate, form in _VALUES.items():
            if predicate in parts:
                return f"{sort}{form}({relation} {self.expression(parts[predicate][0])})"
        for predicate, form in _COUNTS.items():
            if predicate in parts:
                filler = [*parts.get(OWL + "onClass", []), *parts.get(OWL + "onDataRange", [])]
                count = parts[predicate][0]
                number = count.value if isinstance(count, Literal) else "0"
                return f"{sort}{form}({' '.join([number, relation, *map(self.expression, filler)])})"
        return f"ObjectHasSelf({relation})"

    def _datatype(self, parts: dict[str, list[Term]]) -> str:
        limits = [
            f"{self.name(NamedNode(facet))} {self.name(values[0])}"
            for node in self.members(next(iter(parts.get(OWL + "withRestrictions", [])), BlankNode()))
            for facet, values in sorted(self._said.get(node, {}).items())
        ]
        return f"DatatypeRestriction({' '.join([self.name(parts[OWL + 'onDatatype'][0]), *limits])})"

    def _kinds(self, term: Term) -> set[str]:
        return {each.value for each in self._said.get(term, {}).get(RDF + "type", []) if isinstance(each, NamedNode)}


def _text(literal: Literal) -> str:
    quoted = '"' + literal.value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if literal.language:
        return f"{quoted}@{literal.language}"
    datatype = literal.datatype.value
    return quoted if datatype == XSD + "string" else f"{quoted}^^{curie(datatype) or f'<{datatype}>'}"
