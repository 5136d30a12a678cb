"""What rdflib finds in an export of RDF: in one graph with OWL axiom annotations, or in a dataset of claims."""

from collections.abc import Callable, Iterable, Iterator

from rdflib import OWL, PROV, RDF, RDFS, SKOS, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from psykg.vocabulary import CLAIM_CLASS, INFERRED_GRAPH, PSYKG
from tests.exports.recovered import Label, Recovered, Triple

_PSYKG = Namespace(PSYKG)
_MATCHES = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
_DENIAL = (OWL.sourceIndividual, OWL.assertionProperty, OWL.targetIndividual)
_AXIOM = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)

_DEFINED_AGAIN = {RDFS.comment, URIRef("http://purl.obolibrary.org/obo/IAO_0000115")}
"""Where OWL tools look for a definition. The ontology has neither of its own."""

Grounds = list[tuple[Triple, str, str, str]]
"""A triple, its sentence, its modality and its claim."""


def from_graph(graph: Graph) -> Recovered:
    """What stands in one graph: a statement's claim, sentence and modality are annotations."""
    denials = {_parts(graph, node, _DENIAL): node for node in graph.subjects(RDF.type, OWL.NegativePropertyAssertion)}
    nodes = [(_parts(graph, node, _AXIOM), node) for node in graph.subjects(RDF.type, OWL.Axiom)]
    grounds = [
        (triple, str(sentence), str(modality), str(graph.value(node, PROV.wasDerivedFrom)))
        for triple, node in [*nodes, *denials.items()]
        for sentence in graph.objects(node, DCTERMS.source)
        for modality in graph.objects(node, _PSYKG.modality)
    ]
    found = _recovered(graph, set(denials), grounds)
    found.inferred = None
    return found


def from_dataset(dataset: Dataset) -> Recovered:
    """What stands in a dataset: a claim is a graph, what follows stands in a graph of its own."""
    graph = Graph()
    for quad in dataset.quads():
        graph.add(quad[:3])
    grounds: Grounds = []
    denials: set[Triple] = set()
    for claim in map(URIRef, map(str, graph.subjects(RDF.type, URIRef(CLAIM_CLASS)))):
        said = dataset.graph(claim)
        denied = {_parts(said, n, _DENIAL) for n in said.subjects(RDF.type, OWL.NegativePropertyAssertion)}
        denials |= denied
        sentence, modality = graph.value(claim, DCTERMS.source), graph.value(claim, _PSYKG.modality)
        stated = (tuple(map(str, triple)) for triple in said if isinstance(triple[0], URIRef))
        grounds += [(t, str(sentence), str(modality), str(claim)) for t in [*stated, *denied]]  # type: ignore[misc]
    found = _recovered(graph, denials, grounds)
    follows = {tuple(map(str, each)) for each in dataset.graph(URIRef(INFERRED_GRAPH))}
    stated_elsewhere = {tuple(map(str, quad[:3])) for quad in dataset.quads() if str(quad[3]) != INFERRED_GRAPH}
    found.inferred = {each for each in found.relationships or set() if each in follows - stated_elsewhere}
    return found


def _recovered(graph: Graph, denials: set[Triple], grounds: Grounds) -> Recovered:
    kinds = set(graph.transitive_subjects(RDFS.subClassOf, _PSYKG.Concept))
    concepts = {str(each) for kind in kinds for each in graph.subjects(RDF.type, kind)}
    between = {_strings(t) for t in graph if str(t[0]) in concepts and str(t[2]) in concepts and t[1] != RDF.type}
    told = [each for each in grounds if each[0] in between | denials]
    return Recovered(
        concepts=concepts,
        relationships=between,
        labels=_texts(graph, concepts, SKOS.prefLabel),
        alternatives=_texts(graph, concepts, SKOS.altLabel),
        definitions=_texts(graph, concepts, SKOS.definition),
        values=set(_values(graph, concepts)),
        denials=denials,
        sentences={(triple, sentence) for triple, sentence, _, _ in told},
        modalities={(triple, modality) for triple, _, modality, _ in told},
        claims={(triple, claim) for triple, _, _, claim in told},
        inferred=set(),
        parents=set(_parents(graph)),
        matches={_strings(t) for t in graph if str(t[0]) in concepts and t[1] in _MATCHES},
    )


def _parents(graph: Graph) -> Iterator[tuple[str, str]]:
    for sort, narrower in ((OWL.Class, RDFS.subClassOf), (OWL.ObjectProperty, RDFS.subPropertyOf)):
        for entity in graph.subjects(RDF.type, sort):
            wider = graph.objects(entity, narrower)
            yield from ((str(entity), str(each)) for each in wider if isinstance(each, URIRef))


def _texts(graph: Graph, concepts: Iterable[str], predicate: URIRef) -> set[Label]:
    return {
        (concept, str(text), text.language or "")
        for concept in concepts
        for text in graph.objects(URIRef(concept), predicate)
        if isinstance(text, Literal)
    }


def _values(graph: Graph, concepts: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    texts = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, RDFS.label, *_DEFINED_AGAIN}
    lexical = set(graph.transitive_subjects(RDFS.subPropertyOf, _PSYKG.lexicalEntry))
    datatype: Callable[[Literal], str] = lambda each: str(each.datatype or _default(each))  # noqa: E731
    for concept in concepts:
        for attribute, value in graph.predicate_objects(URIRef(concept)):
            if isinstance(value, Literal) and attribute not in texts | lexical:
                yield concept, str(attribute), str(value), datatype(value)


def _default(literal: Literal) -> URIRef:
    return RDF.langString if literal.language else URIRef("http://www.w3.org/2001/XMLSchema#string")


def _parts(graph: Graph, node: Node, names: tuple[URIRef, ...]) -> Triple:
    return _strings([graph.value(node, name) for name in names])


def _strings(parts: Iterable[object]) -> Triple:
    subject, relation, value = map(str, parts)
    return subject, relation, value
