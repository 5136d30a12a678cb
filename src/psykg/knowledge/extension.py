"""What follows from the ontology and data of users together, and from neither alone.

HermiT would take Java and minutes for it. The rules in `rules/` find in seconds what OWL 2 RL finds, with derivations.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from psykg.knowledge.dataset import asserted_quads
from psykg.knowledge.derivation import Derivations
from psykg.knowledge.files import ONTOLOGY
from psykg.knowledge.saturation import Bound
from psykg.vocabulary import INFERRED_GRAPH, OWL, RDFS

BOUND = Bound(statements=500_000, seconds=60)
_INFERRED = NamedNode(INFERRED_GRAPH)


@dataclass(frozen=True)
class Extension:
    """What users bring, what follows from it in `psykg:graph/inferred`, and why.

    Without data it is empty, and has no derivations: those of the ontology are its own.
    """

    added: tuple[Quad, ...] = ()
    inferred: tuple[Quad, ...] = ()
    derivations: Derivations | None = None

    @property
    def quads(self) -> tuple[Quad, ...]:
        """All that stands in the dataset beside the ontology."""
        return self.added + self.inferred


def extension(added: Iterable[Quad], folder: Path = ONTOLOGY, bound: Bound = BOUND) -> Extension:
    """The extension of the ontology in the folder by those quads; each in a named graph, blank nodes being their own.

    Raises `ClosureTooLargeError`, and what `asserted_quads` raises.
    """
    added = tuple(added)
    if not added:
        return Extension()
    derivations = Derivations([*asserted_quads(folder), *added], bound)
    new = derivations.conclusions - {quad.triple for quad in added} - _known(folder)
    return Extension(added, tuple(_inferred(triple) for triple in sorted(new, key=str) if _tells(triple)), derivations)


@cache
def _known(folder: Path) -> frozenset[Triple]:
    """What the rules make of the ontology alone."""
    return frozenset(Derivations(asserted_quads(folder)).conclusions)


def _inferred(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, _INFERRED)


def _tells(triple: Triple) -> bool:
    """Whether the triple is about things with names, and does not hold by the meaning of OWL alone."""
    subject, predicate, other = triple.subject, triple.predicate, triple.object
    if not isinstance(subject, NamedNode) or isinstance(other, BlankNode):
        return False
    if isinstance(other, NamedNode) and other.value.startswith(OWL):
        return False
    return subject != other or not predicate.value.startswith((RDFS, OWL))
