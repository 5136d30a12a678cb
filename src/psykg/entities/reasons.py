"""Why an inferred statement holds, ready to be shown: its derivation in words, with the sentences it comes down to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock

from pyoxigraph import NamedNode, Quad, Triple

from psykg.entities.index import Index
from psykg.entities.terms import Claim, Statement, Thing
from psykg.knowledge import claims as knowledge
from psykg.knowledge.derivation import Asserted, Derivation, Derivations


@dataclass(frozen=True, slots=True)
class Reason:
    """One step: what holds, in words, and from what. A leaf has no premises; the claims are those that state it.

    A leaf that no claim states has its origin: the schema, or a user's file.
    """

    words: str
    rule: str | None
    claims: tuple[Claim, ...]
    premises: tuple["Reason", ...]
    origin: str = "schema"


class Reasons:
    """The reasons for what follows from the asserted quads, which are read when first asked for, and once for all.

    Where the derivations have been worked out already, the quads are not read.
    """

    def __init__(self, asserted: Callable[[], Iterable[Quad]], worked_out: Derivations | None = None) -> None:
        self._asserted = asserted
        self._lock = Lock()
        self._worked_out = worked_out

    def why(self, index: Index, statement: Statement) -> Reason | None:
        """The reason for an inferred statement; None where it is stated, or nothing known makes it follow."""
        value = statement.value
        if not statement.inferred or not isinstance(value, Thing):
            return None
        return self.follows(index, statement.subject.iri, statement.relation.iri, value.iri)

    def follows(self, index: Index, subject: str, relation: str, value: str) -> Reason | None:
        """The reason for the triple of these IRIs; None where it is stated, or does not follow."""
        derivation = self._derivations.of(Triple(NamedNode(subject), NamedNode(relation), NamedNode(value)))
        return self._reason(index, derivation) if derivation else None

    @property
    def _derivations(self) -> Derivations:
        with self._lock:
            if self._worked_out is None:
                self._worked_out = Derivations(self._asserted())
            return self._worked_out

    def _reason(self, index: Index, derivation: Derivation | Asserted) -> Reason:
        wording = self._derivations.wording
        if isinstance(derivation, Asserted):
            said = tuple(_claim(index, claim) for claim in derivation.claims)
            return Reason(wording.axiom(derivation.axiom), None, said, (), derivation.origin)
        premises = tuple(self._reason(index, premise) for premise in derivation.premises)
        return Reason(wording.triple(derivation.conclusion), derivation.rule, (), premises)


def _claim(index: Index, claim: knowledge.Claim) -> Claim:
    sentence = index.thing(claim.sentence) if claim.sentence else None
    return Claim(index.thing(claim.iri), sentence, index.thing(claim.modality) if claim.modality else None)
