"""Which claim says what: its sentence and its modality, as the claims' own metadata tell."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from psykg.knowledge.axioms import Term
from psykg.vocabulary import DCTERMS, MODALITY

_SOURCE = DCTERMS + "source"


@dataclass(frozen=True)
class Claim:
    """What one sentence says with one firmness. All three are IRIs; a claim without metadata has None."""

    iri: str
    sentence: str | None
    modality: str | None


def claims(quads: Iterable[Quad]) -> dict[str, Claim]:
    """The claims by their IRI, in reading order: every named graph that the quads give a modality to."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if quad.predicate.value in (_SOURCE, MODALITY):
            said[_iri(quad.subject)][quad.predicate.value] = _iri(quad.object)
    return {iri: Claim(iri, facts.get(_SOURCE), facts[MODALITY]) for iri, facts in said.items() if MODALITY in facts}


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
