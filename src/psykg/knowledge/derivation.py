"""Why an inferred triple holds: from which axioms and statements, by which rule, down to claims and their sentences.

A derivation is a tree. Its leaves are axioms that people wrote: statements of claims, or the schema. Every inner triple
is the conclusion of one rule of `rules/`, and always younger than its premises, so that no tree runs in a circle.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from psykg.knowledge.axioms import BUILT_IN_ANNOTATIONS, Axiom, axioms, is_annotation_property
from psykg.knowledge.claims import Claim, claims
from psykg.knowledge.homes import file_name
from psykg.knowledge.names import with_curies
from psykg.knowledge.rule import Rule, all_rules
from psykg.knowledge.saturation import UNBOUNDED, Bound, Step, applications, saturate
from psykg.knowledge.wording import Wording
from psykg.vocabulary import DCTERMS, MODALITY, RDFS, SCHEMA_GRAPH


@dataclass(frozen=True)
class Asserted:
    """A leaf: an axiom that people wrote, and the claims that make it; none if the schema or a user's file does."""

    axiom: Axiom
    claims: tuple[Claim, ...]

    @property
    def origin(self) -> str:
        """Where the axiom stands if no claim makes it: the schema, or the name of a user's file or graph."""
        graph = next((graph for graph in self.axiom.graphs if graph != SCHEMA_GRAPH), None)
        return "schema" if graph is None else file_name(graph) or with_curies(graph)

    def leaves(self) -> Iterator["Asserted"]:
        """The leaf itself."""
        yield self


@dataclass(frozen=True)
class Derivation:
    """A triple that follows by the rule from the premises."""

    conclusion: Triple
    rule: str
    premises: tuple["Asserted | Derivation", ...]

    def leaves(self) -> Iterator[Asserted]:
        """What it comes down to, in the order of the tree."""
        for premise in self.premises:
            yield from premise.leaves()


_TOLD = frozenset(map(NamedNode, (RDFS + "label", DCTERMS + "source", MODALITY)))
"""The annotations that derivations are told with."""


def _of_use(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads without most annotations: they are most of a graph, and nothing follows from them."""
    passed_over = set[object](BUILT_IN_ANNOTATIONS - _TOLD)
    for quad in quads:
        if quad.predicate not in passed_over or isinstance(quad.subject, BlankNode):
            yield quad
        if is_annotation_property(quad):
            passed_over |= {quad.subject} - _TOLD


@cache
def _stringing() -> frozenset[str]:
    return frozenset(rule.name for rule in all_rules() if rule.strings)


class Derivations:
    """The derivations of everything that the rules make of the asserted quads; some tenths of a second to make.

    Raises `ClosureTooLargeError` for more than the bound allows.
    """

    def __init__(self, asserted: Iterable[Quad], bound: Bound = UNBOUNDED) -> None:
        self._axioms: dict[Triple, Axiom] = {}
        self._read(list(_of_use(asserted)))
        self._steps = saturate(self._axioms, all_rules(), bound)

    def _read(self, asserted: list[Quad]) -> None:
        self._claims, self.wording = claims(asserted), Wording(asserted)
        for axiom in axioms(asserted):
            for triple in axiom.triples:
                self._axioms.setdefault(triple, axiom)

    @property
    def conclusions(self) -> set[Triple]:
        """Everything that follows and is not asserted."""
        return set(self._steps)

    def applied(self, rules: Iterable[Rule]) -> Iterator[tuple["Asserted | Derivation", ...]]:
        """The premises of each application of other rules to all that is asserted and follows."""
        for step in applications((*self._axioms, *self._steps), rules):
            yield tuple(dict.fromkeys(map(self._premise, step.premises)))

    def of(self, triple: Triple) -> Derivation | None:
        """The derivation of the triple; None where it is asserted, or does not follow."""
        step = self._steps.get(triple)
        if step is None:
            return None
        if step.rule in _stringing():
            return self._halved(self._row(step), step)
        return Derivation(triple, step.rule, tuple(dict.fromkeys(map(self._premise, step.premises))))

    def _row(self, step: Step) -> list[Triple]:
        """The triples that were strung together, one step after another."""
        row = list[Triple]()
        inner: Step | None = step
        while inner and inner.rule == step.rule:
            first, rest = inner.premises[:2]
            row.append(first)
            inner = self._steps.get(rest)
        return [*row, rest]

    def _halved(self, row: list[Triple], step: Step) -> Derivation:
        """A row as two halves, and each of these likewise: one inside the other a thousand could not be followed."""
        middle = len(row) // 2
        halves = [
            self._halved(half, step) if len(half) > 1 else self._premise(half[0])
            for half in (row[:middle], row[middle:])
        ]
        conclusion = Triple(row[0].subject, row[0].predicate, row[-1].object)
        axioms = map(self._premise, step.premises[2:])
        return Derivation(conclusion, step.rule, tuple(dict.fromkeys((*halves, *axioms))))

    def _premise(self, triple: Triple) -> Asserted | Derivation:
        return self.of(triple) or self._asserted(self._axioms[triple])

    def _asserted(self, axiom: Axiom) -> Asserted:
        return Asserted(axiom, tuple(self._claims[graph] for graph in axiom.graphs if graph in self._claims))
