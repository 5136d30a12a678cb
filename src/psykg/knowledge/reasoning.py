"""What follows from the asserted quads, in full: HermiT's answer, completed along the hierarchy.

HermiT names the narrowest class of an individual and the narrowest relation of a pair only. What that means for wider
classes, wider relations and inverses is filled in by the rules that `HIERARCHY` names.
"""

from collections.abc import Iterable

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from psykg.errors import InconsistentOntologyError
from psykg.knowledge.axioms import axioms
from psykg.knowledge.hermit import entailed
from psykg.knowledge.rule import all_rules
from psykg.knowledge.saturation import saturate
from psykg.vocabulary import OWL, PSYKG, RDFS

HIERARCHY = {
    *("cax-sco", "cax-eqc1", "cax-eqc2", "scm-sco", "scm-eqc1"),
    *("prp-spo1", "prp-eqp1", "prp-eqp2", "scm-spo"),
    *("prp-inv1", "prp-inv2", "prp-symp", "inv-symp", "inv-spo"),
}
_EQUIVALENT = NamedNode(OWL + "equivalentClass")
_NOTHING = NamedNode(OWL + "Nothing")


def classify(quads: Iterable[Quad]) -> set[Triple]:
    """Every triple that says something of psykg's own names, follows from the quads and is not among them.

    No blank nodes, and nothing that holds of everything by the meaning of OWL alone.

    Raises `InconsistentOntologyError` (`faults.explained` tells the axioms at fault), and what `entailed` raises.
    """
    quads = list(quads)
    asserted = {quad.triple for quad in quads}
    found = entailed(asserted)
    if found is None:
        raise InconsistentOntologyError("The axioms of the ontology contradict each other.")
    if empty := empty_classes(found):
        raise InconsistentOntologyError(f"There are classes that can have no members: {', '.join(map(str, empty))}.")
    return {triple for triple in _completed(quads, found) - asserted if _tells_something(triple)}


def empty_classes(found: Iterable[Triple]) -> set[NamedNode]:
    """The classes that HermiT finds equal to `owl:Nothing`: nothing can belong to them."""
    empty = {triple.subject for triple in found if triple.predicate == _EQUIVALENT and triple.object == _NOTHING}
    return {name for name in empty if isinstance(name, NamedNode)}


def _completed(quads: Iterable[Quad], found: set[Triple]) -> set[Triple]:
    asserted = [triple for axiom in axioms(quads) for triple in axiom.triples]
    rules = [rule for rule in all_rules() if rule.name in HIERARCHY]
    return found | saturate([*asserted, *found], rules).keys()


def _tells_something(triple: Triple) -> bool:
    subject, predicate, other = triple.subject, triple.predicate, triple.object
    if not isinstance(subject, NamedNode) or not subject.value.startswith(PSYKG) or isinstance(other, BlankNode):
        return False
    if predicate.value.startswith((RDFS, OWL)) and subject == other:
        return False
    return not (isinstance(other, NamedNode) and other.value.startswith(OWL))
