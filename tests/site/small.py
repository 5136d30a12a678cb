"""A part of the graph that is served, small enough for all of its site to be written in a test."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad

from psykg.engine.storage import Storage
from psykg.knowledge.dataset import closure_quads
from psykg.vocabulary import PSYKG

NAMES = ("insight", "middle-phase", "termination-phase", "awareness-of-thoughts-and-feelings", "development-of-insight")
_ROOTS = ("Concept", "Sentence", "Claim", "modality", "paraphrase", "p7s7", "p7s9")
"""What concepts are told with; and the sentences from which it follows that a phase involves insight."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def small_graph() -> list[Quad]:
    """What is said between those concepts: the graphs by their names, and in the default one all of them."""
    found = dict.fromkeys(_part(list(closure_quads())))
    return [each for quad in found for each in (quad, Quad(*quad.triple))]


def small_store(folder: Path) -> Path:
    """A store with that graph."""
    Storage(folder, bare=True, ours=set).add(small_graph())
    return folder


def _part(quads: list[Quad]) -> Iterator[Quad]:
    concepts = {NamedNode(PSYKG + name) for name in NAMES}
    said = [each for each in quads if each.subject in concepts and each.object in concepts]
    yield from said
    claims = {each.graph_name for each in said}
    sentences = {each.object for each in quads if each.subject in claims}
    told = concepts | claims | sentences
    near = [each for each in quads if each.subject in told and not (each.subject in concepts and _relates(each))]
    yield from near
    schema = {each.predicate for each in said} | {each.object for each in near if each.predicate.value == _TYPE}
    yield from _about({*schema, *(NamedNode(PSYKG + name) for name in _ROOTS)}, quads)


def _relates(quad: Quad) -> bool:
    return quad.predicate.value.startswith(PSYKG) and isinstance(quad.object, NamedNode)


def _about(terms: AbstractSet[object], quads: list[Quad]) -> Iterator[Quad]:
    """What is said of the terms, and of the blank nodes that this leads to."""
    found = [each for each in quads if each.subject in terms]
    yield from found
    if nameless := {each.object for each in found if isinstance(each.object, BlankNode)}:
        yield from _about(nameless, quads)
