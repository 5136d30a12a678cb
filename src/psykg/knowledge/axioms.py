"""A graph taken apart into OWL axioms: the smallest pieces that can be right or wrong by themselves.

One axiom is one triple with everything that hangs on it by blank nodes (a definition with its restrictions, a property
chain with its list), or a blank node that heads an axiom of its own (disjointness of many classes, a denial). A plain
statement between two concepts is an axiom too. What carries no meaning for a reasoner is none: declarations,
annotations, the ontology header (OWL 2 Mapping to RDF Graphs, W3C 2012).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from psykg.vocabulary import OWL, RDF, RDFS

Term = NamedNode | BlankNode | Literal | Triple

TYPE = NamedNode(RDF + "type")
_ANNOTATION_PROPERTY = NamedNode(OWL + "AnnotationProperty")
_DECLARED = {
    *(NamedNode(OWL + name) for name in ("Class", "ObjectProperty", "DatatypeProperty", "NamedIndividual", "Ontology")),
    NamedNode(RDFS + "Datatype"),
    _ANNOTATION_PROPERTY,
}
BUILT_IN_ANNOTATIONS = {
    *(NamedNode(RDFS + name) for name in ("label", "comment", "seeAlso", "isDefinedBy")),
    *(NamedNode(OWL + name) for name in ("deprecated", "versionInfo", "priorVersion")),
    *(NamedNode(OWL + name) for name in ("backwardCompatibleWith", "incompatibleWith", "imports", "versionIRI")),
}


@dataclass(frozen=True, slots=True)
class Axiom:
    """The triples of one axiom, its head first, and the named graphs that assert it, in reading order."""

    triples: tuple[Triple, ...]
    graphs: tuple[str, ...]

    @property
    def head(self) -> Triple:
        """The triple that the others hang on."""
        return self.triples[0]

    @property
    def signature(self) -> frozenset[NamedNode]:
        """The names the axiom speaks of, those of RDF and OWL themselves left out."""
        nodes = (node for triple in self.triples for node in (triple.subject, triple.predicate, triple.object))
        return frozenset(
            node for node in nodes if isinstance(node, NamedNode) and not node.value.startswith((OWL, RDF, RDFS))
        )


def axioms(quads: Iterable[Quad]) -> list[Axiom]:
    """The axioms in the quads, in reading order; one asserted in several graphs comes once, with all of them.

    Blank nodes must be told apart by their names, as `read_quads` sees to.
    """
    quads = list(quads)
    annotations = _annotation_properties(quads)
    graphs = _graphs(quad for quad in quads if quad.predicate not in annotations and quad.subject not in annotations)
    inner = _by_subject(graphs)
    return [Axiom(tuple(_closure(heads, inner)), tuple(graphs[heads[0]])) for heads in _heads(graphs, inner)]


def declarations(quads: Iterable[Quad]) -> list[Triple]:
    """The triples that say only what sort of thing a name is: needed to read the axioms, never at fault."""
    return list(dict.fromkeys(quad.triple for quad in quads if is_declaration(quad.triple)))


def is_declaration(triple: Triple) -> bool:
    """Whether the triple declares a name as class, property, individual, datatype or ontology."""
    return isinstance(triple.subject, NamedNode) and triple.predicate == TYPE and triple.object in _DECLARED


def is_annotation_property(quad: Quad) -> bool:
    """Whether the quad declares its subject as a property whose statements a reasoner passes over."""
    return quad.predicate == TYPE and quad.object == _ANNOTATION_PROPERTY


def _annotation_properties(quads: Iterable[Quad]) -> set[NamedNode]:
    declared = {quad.subject for quad in quads if is_annotation_property(quad)}
    return BUILT_IN_ANNOTATIONS | {name for name in declared if isinstance(name, NamedNode)}


def _graphs(quads: Iterable[Quad]) -> dict[Triple, dict[str, None]]:
    """The named graphs of each triple that is no declaration; none for one of the default graph."""
    found: dict[Triple, dict[str, None]] = {}
    for quad in quads:
        triple, graph = quad.triple, quad.graph_name  # A new object each time.
        if not is_declaration(triple):
            graphs = found.setdefault(triple, {})
            if isinstance(graph, NamedNode):
                graphs[graph.value] = None
    return found


def _by_subject(triples: Iterable[Triple]) -> dict[BlankNode, list[Triple]]:
    found: dict[BlankNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, BlankNode):
            found[triple.subject].append(triple)
    return found


def _heads(triples: Collection[Triple], inner: dict[BlankNode, list[Triple]]) -> Iterator[list[Triple]]:
    """What each axiom begins with: one triple about a name, or all the triples of a blank node nothing points to."""
    hanging = {triple.object for triple in triples if isinstance(triple.object, BlankNode)}
    seen: set[object] = set()
    for triple in triples:
        subject = triple.subject
        if not isinstance(subject, BlankNode):
            yield [triple]
        elif subject not in seen and subject not in hanging:
            seen.add(subject)
            yield inner[subject]


def _closure(heads: list[Triple], inner: dict[BlankNode, list[Triple]]) -> Iterator[Triple]:
    seen: set[Triple] = set()
    waiting = heads[::-1]
    while waiting:
        triple = waiting.pop()
        if triple in seen:
            continue
        seen.add(triple)
        yield triple
        if isinstance(triple.object, BlankNode):
            waiting.extend(inner.get(triple.object, [])[::-1])
