"""Which axioms are at fault when the ontology contradicts itself, or leaves a class without possible members.

A justification is a set of axioms that contradict one another, and no longer do when any one of them is taken away.
HermiT is asked about ever shorter runs of axioms: the shortest that is a contradiction ends in an axiom of a
justification. That one is kept, what follows it is dropped, and the search goes on among those before it, the nearest
to what is already kept coming first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from psykg.errors import InconsistentOntologyError
from psykg.knowledge.axioms import TYPE, Axiom, Term, axioms, declarations
from psykg.knowledge.claims import claims
from psykg.knowledge.hermit import entailed, first_inconsistent
from psykg.knowledge.reasoning import empty_classes
from psykg.knowledge.wording import Wording

Progress = Callable[[str], None]
Question = Callable[[Sequence[Sequence[Axiom]]], int | None]
"""Which of several runs of axioms, each longer than the one before, is the first that is a contradiction."""

_RUNS_ASKED_AT_ONCE = 12


def explained(quads: Iterable[Quad], progress: Progress) -> InconsistentOntologyError:
    """The error that names the axioms at fault in an ontology that HermiT has found wanting.

    HermiT is called some dozens of times; `progress` is told of each axiom found.

    Raises `InvalidDataError` and `ReasonerUnavailableError` as `entailed` does.
    """
    quads, lines = list(quads), list[str]()
    wording, said = Wording(quads), claims(quads)
    empty = _empty_class(quads)
    for axiom in justification(axioms(quads), _question(declarations(quads), empty), near={empty}):
        lines.append(wording.sourced(axiom, (said[graph] for graph in axiom.graphs if graph in said)))
        progress(f"At fault: {lines[-1]}")
    fault = f"Nothing can be {wording.noun(empty)}" if empty else "The ontology contradicts itself"
    intro = f"{fault}: these axioms cannot all hold. Correct or remove one of them."
    return InconsistentOntologyError("\n  - ".join([intro, *lines]), axioms=tuple(lines))


def justification(
    suspects: Iterable[Axiom], first_contradiction: Question, near: Iterable[Term | None] = ()
) -> Iterator[Axiom]:
    """The axioms of one justification, as they are found. `near` are names that the search is to start from.

    All suspects together must be contradictory.
    """
    suspects, kept, names = list(suspects), list[Axiom](), set(near)
    suspects = list(_nearest_first(suspects, names))
    while length := _shortest_contradiction(suspects, kept, first_contradiction):
        found = suspects[length - 1]
        kept.append(found)
        names |= found.signature
        suspects = list(_nearest_first(suspects[: length - 1], names))
        yield found


def _shortest_contradiction(suspects: list[Axiom], kept: list[Axiom], first_contradiction: Question) -> int:
    """How many of the suspects, from the first, it takes to contradict those kept: none, if these do so alone."""
    too_few, enough = -1, len(suspects)
    while enough - too_few > 1:
        step = -(-(enough - too_few) // _RUNS_ASKED_AT_ONCE)
        lengths = range(too_few + 1, enough, step)
        first = first_contradiction([[*kept, *suspects[:length]] for length in lengths])
        bounds = [too_few, *lengths, enough]
        place = len(lengths) if first is None else first
        too_few, enough = bounds[place], bounds[place + 1]
    return enough


def _question(declared: Sequence[Triple], empty: NamedNode | None) -> Question:
    """Asks HermiT which run of axioms contradicts itself, or leaves nothing that could belong to the class."""
    member = [Triple(BlankNode(), TYPE, empty)] if empty else []

    def triples(run: Sequence[Axiom]) -> Iterator[Triple]:
        names = {empty}.union(*(axiom.signature for axiom in run))
        needed = (triple for triple in declared if triple.subject in names)
        return chain(needed, member, *(axiom.triples for axiom in run))

    return lambda runs: first_inconsistent(map(triples, runs))


def _empty_class(quads: Iterable[Quad]) -> NamedNode | None:
    """The first class in reading order that can have no members; None if the ontology is inconsistent altogether."""
    names = {quad.subject: None for quad in quads}
    empty = empty_classes(entailed({quad.triple for quad in quads}) or ())
    return next((name for name in names if isinstance(name, NamedNode) and name in empty), None)


def _nearest_first(suspects: list[Axiom], names: set[Term | None]) -> Iterator[Axiom]:
    """The axioms that speak of the names, then those that speak of what these speak of, and so on."""
    reached = set(names)
    while suspects:
        touching = [axiom for axiom in suspects if axiom.signature & reached] or suspects
        yield from touching
        reached = reached.union(*(axiom.signature for axiom in touching))
        passed = set(touching)
        suspects = [axiom for axiom in suspects if axiom not in passed]
