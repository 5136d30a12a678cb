"""Everything that rules make of some triples, and the step by which each triple was first reached."""

import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from pyoxigraph import Quad, QuerySolution, QuerySolutions, Store, Triple

from psykg.errors import ClosureTooLargeError
from psykg.knowledge.held import Held, Key
from psykg.knowledge.joining import Application, Joins
from psykg.knowledge.names import with_curies
from psykg.knowledge.prospect import Prospect
from psykg.knowledge.rule import Rule, variable


@dataclass(frozen=True, slots=True)
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


def saturate(triples: Iterable[Triple], rules: Iterable[Rule], bound: Bound = UNBOUNDED) -> dict[Triple, Step]:
    """Every triple that the rules add, with the step that reaches it first.

    The rules run in rounds, each on what the rounds before have left, so that a step's premises are always older than
    its conclusion: no derivation runs in a circle. Among the steps of a round the one with the fewest premises wins,
    then the one whose premises were given first.

    Raises `ClosureTooLargeError` as soon as more is found, or it takes longer, than the bound allows.
    """
    rounds, steps = _Rounds(triples, rules, bound), dict[Triple, Step]()
    while found := rounds.next():
        steps |= found
    return steps


def applications(triples: Iterable[Triple], rules: Iterable[Rule]) -> Iterator[Step]:
    """Every application of the rules to just these triples that concludes something new."""
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples)
    for rule in rules:
        yield from _steps(store, rule)


@dataclass(frozen=True, slots=True)
class _Best:
    """The best step to a triple so far, and what makes it better than others."""

    application: Application
    triple: Triple
    order: tuple[int, list[int], str]


class _Rounds:
    """What is held, and what each round adds to it."""

    def __init__(self, triples: Iterable[Triple], rules: Iterable[Rule], bound: Bound) -> None:
        rules = tuple(rules)
        self._held, self._watch = Held(triples), _Watch(bound)
        self._joins = Joins((rule for rule in rules if not rule.conditional), self._held)
        self._prospect = Prospect(rules, self._held, self._joins.steps)
        self._conditional, self._store = [rule for rule in rules if rule.conditional], Store()
        self._fresh = list(self._held)
        self._store.bulk_extend(Quad(*triple) for triple in map(self._held.triple, self._fresh) if triple)

    def next(self) -> dict[Triple, Step]:
        """The steps of the next round, in a fixed order; none where nothing more follows."""
        self._watch.look_ahead(self._prospect)
        best: dict[Key, _Best] = {}
        for application in self._applications():
            self._watch.look()
            for key in application.conclusions:
                self._weigh(key, application, best)
        self._fresh = sorted(best, key=lambda key: (best[key].order, key))
        for key in self._fresh:
            self._joins.add(key, best[key].application)
        self._store.extend(Quad(*best[key].triple) for key in self._fresh)
        return {best[key].triple: self._step(best[key]) for key in self._fresh}

    def _applications(self) -> Iterator[Application]:
        for key in self._fresh:
            yield from self._joins.applications(key)
        predicates = {self._held.term(predicate) for _, predicate, _ in self._fresh}
        for rule in self._conditional:
            if rule.predicates is None or rule.predicates & predicates:
                for step in _steps(self._store, rule):
                    premises = tuple(map(self._held.key, step.premises))
                    yield Application(rule, premises, (self._held.key(step.conclusion),))

    def _weigh(self, key: Key, application: Application, best: dict[Key, _Best]) -> None:
        """Take the application for the step to the triple, where that is new and it is the best so far."""
        if key in self._held.ages:
            return
        known = best.get(key)
        ages = [self._held.ages[premise] for premise in application.premises]
        order = len(ages), ages, application.rule.name
        if known is not None:
            if order < known.order:
                best[key] = _Best(application, known.triple, order)
        elif triple := self._held.triple(key):
            best[key] = _Best(application, triple, order)
            self._watch.found_one()

    def _step(self, best: _Best) -> Step:
        premises = tuple(filter(None, map(self._held.triple, best.application.premises)))
        return Step(best.triple, best.application.rule.name, premises)


class _Watch:
    """Sees to it that a bound is kept."""

    def __init__(self, bound: Bound) -> None:
        self._bound, self._found, self._started = bound, 0, time.thread_time()

    def found_one(self) -> None:
        self._found += 1
        if self._found > self._bound.statements:
            self._stop(f"More than {self._bound.statements:,} statements follow from the data.")

    def look_ahead(self, prospect: Prospect) -> None:
        relation = prospect.beyond(self._bound.statements) if math.isfinite(self._bound.statements) else None
        if relation is not None:
            why = f"{with_curies(str(relation)[1:-1])} is transitive and joins each thing to all that it leads to."
            self._stop(f"More than {self._bound.statements:,} statements follow from the data, many as {why}")

    def look(self) -> None:
        if time.thread_time() - self._started > self._bound.seconds:
            self._stop(f"What follows from the data is not found in {self._bound.seconds:g} seconds of work.")

    @staticmethod
    def _stop(what: str) -> None:
        raise ClosureTooLargeError(
            f"{what} Bring less of it, or load it with `psykg load`, which draws no conclusions."
        )


def _steps(store: Store, rule: Rule) -> Iterator[Step]:
    """Every application of the rule to what is stored, as SPARQL finds it."""
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
        return Triple(*(row[name] if (name := variable(term)) else term for term in terms))
    except TypeError:
        return None
