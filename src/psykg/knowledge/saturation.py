"""Everything that the rules in `rules/` make of some triples, and the step by which each triple was first reached.

A rule is a plain SPARQL CONSTRUCT, named after the OWL 2 RL rule that it states; any engine can run it. Its triple
patterns are its premises; what stands in inner braces is a condition on the shape of an axiom, and no premise. Neither
is a FILTER.
"""

import math
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from pyoxigraph import NamedNode, Quad, QuerySolution, QuerySolutions, RdfFormat, Store, Triple, parse

from psykg.errors import ClosureTooLargeError, UnreadableFileError

RULES = Path(__file__).parent / "rules"
_PARTS = re.compile(r"(?P<prologue>.*)CONSTRUCT\s*\{(?P<conclusions>[^{}]*)\}\s*WHERE\s*\{(?P<body>.*)\}\s*", re.DOTALL)
_CONDITION = re.compile(r"(?:FILTER\s+(?:NOT\s+)?EXISTS\s*)?\{[^{}]*\}|FILTER\s*\((?:[^()]|\([^()]*\))*\)")
_VARIABLE = re.compile(r"\?(\w+)")
_VARIABLE_IRI = "variable:"


@dataclass(frozen=True)
class Rule:
    """From the premises follow the conclusions; variables are IRIs of the scheme `variable:`."""

    name: str
    premises: tuple[Triple, ...]
    conclusions: tuple[Triple, ...]
    query: str
    """Selects the variables wherever the premises hold and a conclusion is still missing."""

    @property
    def predicates(self) -> frozenset[NamedNode] | None:
        """The predicates that can set the rule off, None where any can."""
        found = frozenset(premise.predicate for premise in self.premises)
        return None if any(map(_variable, found)) else found


@dataclass(frozen=True)
class Step:
    """One application of a rule."""

    conclusion: Triple
    rule: str
    premises: tuple[Triple, ...]


@dataclass(frozen=True)
class Bound:
    """How many statements may be added, and how many seconds of work it may take to find them."""

    statements: float = math.inf
    seconds: float = math.inf


UNBOUNDED = Bound()


@cache
def all_rules(folder: Path = RULES) -> tuple[Rule, ...]:
    """The rules of the folder, by name. Raises `UnreadableFileError` where a file holds no rule."""
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def saturate(triples: Iterable[Triple], rules: Iterable[Rule], bound: Bound = UNBOUNDED) -> dict[Triple, Step]:
    """Every triple that the rules add, with the step that reaches it first.

    The rules run in rounds, each on what the rounds before have left, so that a step's premises are always older than
    its conclusion: no derivation runs in a circle, and none is deeper than it must be. Among equals the step with the
    fewest premises wins, then the one whose premises were given first.

    Raises `ClosureTooLargeError` as soon as more is found, or it takes longer, than the bound allows.
    """
    rules, steps, watch = tuple(rules), dict[Triple, Step](), _Watch(bound)
    held = _Held(triples)
    store = _stored(held.ages)
    fresh = set(held.ages)
    while fresh:
        found = _round(store, rules, {triple.predicate for triple in fresh}, held, watch)
        steps |= found
        held.add(found)
        store.extend(Quad(*conclusion) for conclusion in found)
        fresh = set(found)
    return steps


def applications(triples: Iterable[Triple], rules: Iterable[Rule]) -> Iterator[Step]:
    """Every application of the rules to just these triples that concludes something new."""
    store = _stored(triples)
    for rule in rules:
        yield from _applications(store, rule)


class _Watch:
    """Sees to it that a bound is kept."""

    def __init__(self, bound: Bound) -> None:
        self._bound, self._found, self._started = bound, 0, time.thread_time()

    def found_one(self) -> None:
        self._found += 1
        if self._found > self._bound.statements:
            self._stop(f"More than {self._bound.statements:,} statements follow from the data.")

    def look(self) -> None:
        if time.thread_time() - self._started > self._bound.seconds:
            self._stop(f"What follows from the data is not found in {self._bound.seconds:g} seconds of work.")

    @staticmethod
    def _stop(what: str) -> None:
        raise ClosureTooLargeError(
            f"{what} Bring less of it, or load it with `psykg load`, which draws no conclusions."
        )


class _Held:
    """The triples held so far, and which steps from them come first: by age alone, whatever blank nodes are called."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.ages: dict[Triple, int] = {}
        self._terms: dict[object, int] = {}
        self.add(triples)

    def add(self, triples: Iterable[Triple]) -> None:
        for triple in triples:
            self.ages.setdefault(triple, len(self.ages))
            for term in triple:
                self._terms.setdefault(term, len(self._terms))

    def order(self, step: Step) -> tuple[int, list[int], str, list[int]]:
        premises = [self.ages[premise] for premise in step.premises]
        return len(premises), premises, step.rule, [self._terms.get(term, -1) for term in step.conclusion]


def _round(
    store: Store, rules: tuple[Rule, ...], fresh: set[NamedNode], held: _Held, watch: _Watch
) -> dict[Triple, Step]:
    """The best new steps that the store allows, in a fixed order; `fresh` are the predicates of the last round."""
    best: dict[Triple, Step] = {}
    for rule in rules:
        if rule.predicates is None or rule.predicates & fresh:
            for step in _applications(store, rule):
                watch.look()
                known = best.get(step.conclusion)
                if step.conclusion not in held.ages and (known is None or held.order(step) < held.order(known)):
                    best[step.conclusion] = step
                    if known is None:
                        watch.found_one()
    return {step.conclusion: step for step in sorted(best.values(), key=held.order)}


def _stored(triples: Iterable[Triple]) -> Store:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples)
    return store


def _applications(store: Store, rule: Rule) -> Iterator[Step]:
    for row in cast("QuerySolutions", store.query(rule.query)):
        premises = tuple(filter(None, (_instance(premise, row) for premise in rule.premises)))
        for pattern in rule.conclusions:
            conclusion = _instance(pattern, row)
            if conclusion is not None:
                yield Step(conclusion, rule.name, premises)


def _instance(pattern: Triple, row: QuerySolution) -> Triple | None:
    """The pattern with its variables filled in; None where that is no triple, as in SPARQL 1.1, section 16.2."""
    terms: list[Any] = [pattern.subject, pattern.predicate, pattern.object]
    try:
        return Triple(*(row[name] if (name := _variable(term)) else term for term in terms))
    except TypeError:
        return None


@cache  # The terms of a few rules, looked at for each row.
def _variable(term: object) -> str | None:
    if isinstance(term, NamedNode) and term.value.startswith(_VARIABLE_IRI):
        return term.value.removeprefix(_VARIABLE_IRI)
    return None


def _read(path: Path) -> Rule:
    parts = _PARTS.fullmatch(path.read_text(encoding="utf-8"))
    if parts is None:
        raise UnreadableFileError(f"{path} is no rule. Write one CONSTRUCT with plain triple patterns.")
    prologue, conclusions, body = parts["prologue"], parts["conclusions"], parts["body"]
    return Rule(
        name=path.stem,
        premises=_patterns(prologue, _CONDITION.sub("", body)),
        conclusions=_patterns(prologue, conclusions),
        query=f"{prologue} SELECT * WHERE {{ {body} FILTER NOT EXISTS {{ {conclusions} }} }}",
    )


def _patterns(prologue: str, patterns: str) -> tuple[Triple, ...]:
    """Triple patterns are Turtle once their variables are IRIs."""
    turtle = prologue + _VARIABLE.sub(rf"<{_VARIABLE_IRI}\1>", patterns)
    return tuple(quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE))
