"""Which claim says what: its sentence and its modality, as the claims' own metadata tell."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from psykg.vocabulary import DCTERMS, MODALITY

_SOURCE = DCTERMS + "source"
_TELLING = (_SOURCE, MODALITY)


@dataclass(frozen=True)
class Claim:
    """What one sentence says with one firmness. All three are IRIs; a claim without metadata has None."""

    iri: str
    sentence: str | None
    modality: str | None


def claims(quads: Iterable[Quad]) -> dict[str, Claim]:
    """The claims by their IRI, in reading order: every named graph that the quads give a modality to.

    What stands where a name belongs and is none, a blank node or a text, is passed over.
    """
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode) and quad.predicate.value in _TELLING:
            said[subject.value][quad.predicate.value] = value.value
    return {iri: Claim(iri, facts.get(_SOURCE), facts[MODALITY]) for iri, facts in said.items() if MODALITY in facts}
