"""What OWL says as RDF, read without the code that wrote it."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from pyoxigraph import Triple as QuotedTriple

from psykg.vocabulary import CONCEPT_CLASS, DCTERMS, MODALITY, OWL, PSYKG, RDF, RDFS, SKOS
from tests.exports.recovered import Label, Recovered, Triple

Node = NamedNode | BlankNode
Term = Node | Literal | QuotedTriple
Parts = dict[str, list[Term]]
TYPE, NARROWER = RDF + "type", RDFS + "subClassOf"
NO_VALUES = {SKOS + each for each in ("prefLabel", "altLabel", "hiddenLabel", "definition")} | {
    RDFS + "label",
    RDFS + "comment",
    "http://purl.obolibrary.org/obo/IAO_0000115",
}


class Facts:
    """Triples by subject and predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.of: dict[Node, Parts] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if not isinstance(quad.subject, QuotedTriple):
                self.of[quad.subject][quad.predicate.value].append(quad.object)

    def iris(self, subject: Node, predicate: str) -> list[str]:
        return [each.value for each in self.of[subject].get(predicate, []) if isinstance(each, NamedNode)]

    def instances(self, kind: str) -> list[Node]:
        return [each for each in list(self.of) if kind in self.iris(each, TYPE)]

    def below(self, iri: str, predicate: str) -> set[str]:
        found, ring = {iri}, {iri}
        while ring:
            ring = {each.value for each in list(self.of) if set(self.iris(each, predicate)) & ring} - found
            found |= ring
        return found


def recovered(facts: Facts) -> Recovered:
    """What the graph holds: sentences and modalities from axiom annotations and denials."""
    kinds = facts.below(CONCEPT_CLASS, NARROWER)
    concepts = [each for each in list(facts.of) if set(facts.iris(each, TYPE)) & kinds]
    named = {each.value for each in concepts}
    lexical = facts.below(PSYKG + "lexicalEntry", RDFS + "subPropertyOf")
    sentences, modalities = _annotations(facts, named)
    return Recovered(
        concepts=named,
        relationships={
            (each.value, predicate, value)
            for each in concepts
            for predicate in facts.of[each]
            for value in facts.iris(each, predicate)
            if value in named and predicate != TYPE
        },
        labels=_texts(facts, concepts, "prefLabel"),
        alternatives=_texts(facts, concepts, "altLabel"),
        definitions=_texts(facts, concepts, "definition"),
        values={
            (each.value, predicate, value.value, value.datatype.value)
            for each in concepts
            for predicate, values in facts.of[each].items()
            for value in values
            if isinstance(value, Literal) and predicate not in NO_VALUES | lexical
        },
        denials={_denied(facts, each) for each in facts.instances(OWL + "NegativePropertyAssertion")},
        sentences=sentences,
        modalities=modalities,
        parents=_parents(facts),
    )


def _texts(facts: Facts, concepts: Iterable[Node], name: str) -> set[Label]:
    texts = ((each.value, value) for each in concepts for value in facts.of[each].get(SKOS + name, []))
    return {(iri, value.value, value.language or "") for iri, value in texts if isinstance(value, Literal)}


def _denied(facts: Facts, node: Node) -> Triple:
    parts = ("sourceIndividual", "assertionProperty", "targetIndividual")
    subject, relation, value = (facts.iris(node, OWL + part)[0] for part in parts)
    return subject, relation, value


def _annotations(facts: Facts, concepts: set[str]) -> tuple[set[tuple[Triple, str]], set[tuple[Triple, str]]]:
    about = {each: _annotated(facts, each) for each in facts.instances(OWL + "Axiom")}
    about |= {each: _denied(facts, each) for each in facts.instances(OWL + "NegativePropertyAssertion")}
    about = {node: triple for node, triple in about.items() if triple[0] in concepts and triple[2] in concepts}
    found = [
        {(triple, iri) for node, triple in about.items() for iri in facts.iris(node, predicate)}
        for predicate in (DCTERMS + "source", MODALITY)
    ]
    return found[0], found[1]


def _annotated(facts: Facts, node: Node) -> Triple:
    source, relation = (facts.iris(node, OWL + f"annotated{part}")[0] for part in ("Source", "Property"))
    return source, relation, next(iter(facts.iris(node, OWL + "annotatedTarget")), "")


def _parents(facts: Facts) -> set[tuple[str, str]]:
    schema = [*facts.instances(OWL + "Class"), *facts.instances(OWL + "ObjectProperty")]
    predicates = (NARROWER, RDFS + "subPropertyOf")
    return {(each.value, parent) for each in schema for key in predicates for parent in facts.iris(each, key)}
