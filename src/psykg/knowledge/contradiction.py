"""Where data of users contradicts the ontology: which of their statements, and what they cannot stand beside.

The rules in `contradictions/` are those of OWL 2 RL that conclude that something is wrong. They conclude here that a
thing belongs to `owl:Nothing`, which nothing does, and are asked of the closure.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from psykg.knowledge.derivation import Asserted, Derivations
from psykg.knowledge.rule import all_rules

RULES = Path(__file__).parent / "contradictions"


@dataclass(frozen=True)
class Contradiction:
    """Axioms that cannot all hold: those that users bring, and those of ours."""

    theirs: tuple[Asserted, ...]
    ours: tuple[Asserted, ...]


def contradictions(derivations: Derivations, our_graphs: Container[str]) -> Iterator[Contradiction]:
    """The contradictions in what was reasoned about that users' statements have a part in, one for the same statements.

    An axiom is ours if one of our graphs asserts it. What is ours alone is HermiT's business.
    """
    seen = set()
    for premises in derivations.applied(all_rules(RULES)):
        leaves = dict.fromkeys(leaf for premise in premises for leaf in premise.leaves())
        theirs = tuple(leaf for leaf in leaves if not any(graph in our_graphs for graph in leaf.axiom.graphs))
        if theirs and frozenset(theirs) not in seen:
            seen.add(frozenset(theirs))
            yield Contradiction(theirs, tuple(leaf for leaf in leaves if leaf not in theirs))
