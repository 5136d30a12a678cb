"""Provenance in one graph: each statement of a claim carries claim, sentence and modality as OWL axiom annotations.

OWL 2 Mapping to RDF Graphs, section 2.2. A denial is a node of its own, so they stand on that (section 2.3). Protégé
and owlready2 show them; others see plain triples beside nodes of the class owl:Axiom.
"""

import hashlib
from collections.abc import Iterator
from itertools import chain

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from psykg.exports.source import NAMED, Ordered, Source, unnamed
from psykg.vocabulary import OWL, PREFIXES, RDF

_Note = tuple[NamedNode, NamedNode | BlankNode | Literal | Triple]
_Notes = list[_Note]

_TYPE = NamedNode(RDF + "type")
_DENIAL = NamedNode(OWL + "NegativePropertyAssertion")
_AXIOM = NamedNode(OWL + "Axiom")
_DERIVED = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_SUBJECT, _RELATION, _VALUE = (NamedNode(OWL + f"annotated{part}") for part in ("Source", "Property", "Target"))


def annotated(source: Source) -> Ordered:
    """The chosen quads as one graph, in order, with provenance if that was chosen."""
    return Ordered.of(annotated_quads(source))


def annotated_quads(source: Source) -> Iterator[Quad]:
    """The same as they come; what several claims say comes several times."""
    if not source.choices.provenance:
        return map(unnamed, source.quads())
    notes = _notes(source)
    return chain.from_iterable(_annotated(quad, notes) for quad in source.quads())


def _notes(source: Source) -> dict[str, _Notes]:
    """For each claim what its statements are annotated with: the claim, and all that is said of it."""
    notes: dict[str, _Notes] = {claim: [(_DERIVED, NamedNode(claim))] for claim in source.grounds}
    same: dict[_Note, _Note] = {}  # Thousands of claims have one modality, and stand in one sentence.
    for quad in source.quads():
        claim = _claim_described(quad, notes)
        if claim and quad.predicate != _TYPE:
            note = quad.predicate, quad.object
            notes[claim].append(same.setdefault(note, note))
    return notes


def _annotated(quad: Quad, notes: dict[str, _Notes]) -> Iterator[Quad]:
    if _claim_described(quad, notes):
        return
    yield unnamed(quad)
    said = notes.get(quad.graph_name.value, []) if isinstance(quad.graph_name, NamedNode) else []
    if isinstance(quad.subject, NamedNode) and said:
        yield from _axiom(quad, said)
    elif quad.object == _DENIAL:
        yield from (Quad(quad.subject, predicate, value) for predicate, value in said)


def _axiom(quad: Quad, said: _Notes) -> Iterator[Quad]:
    """The annotation, of a blank node that is called after what it annotates: so nothing has to be named later."""
    node = BlankNode(NAMED + hashlib.sha256(str(quad).encode()).hexdigest()[:24])
    yield Quad(node, _TYPE, _AXIOM)
    yield Quad(node, _SUBJECT, quad.subject)
    yield Quad(node, _RELATION, quad.predicate)
    yield Quad(node, _VALUE, quad.object)
    yield from (Quad(node, predicate, value) for predicate, value in said)


def _claim_described(quad: Quad, notes: dict[str, _Notes]) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) and quad.subject.value in notes else ""
