"""Where the premises of a rule hold: each time a triple is new, with that in the place of one premise after another.

So no round finds again what the rounds before have found (semi-naive evaluation, as Datalog engines have it). And a
path of a transitive relation is found once and not as often as it can be cut in two: as one step and a shorter path. A
step is a triple that is not strung together itself, nor carried over from one that is, say from the inverse relation:
the steps of that path are carried over as well.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Triple

from psykg.knowledge.held import Held, Index, Key, Places
from psykg.knowledge.rule import Rule, variable

_Bound = dict[int, int]
"""The number of a variable, which is below zero, and that of the term that it stands for."""


@dataclass(frozen=True, slots=True)
class Application:
    """A rule, and the numbers of the triples that it is applied to and comes to."""

    rule: Rule
    premises: tuple[Key, ...]
    conclusions: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class _Premise:
    """A premise at its place in the rule. When it is looked up `places` of it are known, at which `parts` stand."""

    place: int
    pattern: Key
    places: Places
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A rule with a new triple for one of its premises: then the others are looked up, most of which is known first."""

    rule: Rule
    first: _Premise
    others: tuple[_Premise, ...]
    conclusions: tuple[Key, ...]


class Joins:
    """The rules, which have no conditions, over what is held.

    `steps`: of what is held what is no path of several steps.
    """

    def __init__(self, rules: Iterable[Rule], held: Held) -> None:
        self._held = held
        self._plans: dict[int | None, list[_Plan]] = defaultdict(list)
        self._live: dict[int, list[_Plan]] = {}
        self.steps = Index()
        for key in held:
            self.steps.add(key)
        for plan in (plan for rule in rules for plan in _plans(rule, held)):
            predicate = plan.first.pattern[1]
            self._plans[predicate if predicate >= 0 else None].append(plan)

    def applications(self, key: Key) -> Iterator[Application]:
        """Every application to triples that are held in which this one, which is held, has a part."""
        if key[1] not in self._live:
            self._live[key[1]] = self._awakened(key[1])
        for plan in self._live[key[1]]:
            if key in self._among(plan, plan.first):
                bound = _bound(plan.first.pattern, key, {})
                if bound is not None:
                    yield from self._joined(plan, 0, bound, {plan.first.place: key})

    def add(self, key: Key, application: Application) -> None:
        """Hold a triple that was come to so."""
        self._held.add(key)
        self._live.clear()
        rule, premises = application.rule, application.premises
        if not rule.strings and (rule.carried is None or premises[rule.carried] in self.steps):
            self.steps.add(key)

    def _awakened(self, predicate: int) -> list[_Plan]:
        """The plans that a triple with the predicate may set going, as far as that alone tells, until more is held."""
        return [plan for plan in (*self._plans[predicate], *self._plans[None]) if self._has_axiom(plan, predicate)]

    def _has_axiom(self, plan: _Plan, predicate: int) -> bool:
        """Whether there is anything of what is looked up first, as far as it depends on nothing but the predicate."""
        bound = {plan.first.pattern[1]: predicate}
        told = [
            (place, bound.get(part, part))
            for wanted in plan.others[:1]
            for place, part in zip(wanted.places, wanted.parts, strict=True)
            if part >= 0 or part in bound
        ]
        return not told or bool(self._held.fitting(*map(tuple, zip(*told, strict=True))))

    def _joined(self, plan: _Plan, done: int, bound: _Bound, found: dict[int, Key]) -> Iterator[Application]:
        if done == len(plan.others):
            premises = tuple([found[place] for place in range(len(found))])
            yield Application(plan.rule, premises, tuple([_filled(each, bound) for each in plan.conclusions]))  # type: ignore[misc]
            return
        wanted = plan.others[done]
        for key in self._among(plan, wanted).fitting(wanted.places, _filled(wanted.parts, bound)):
            more = _bound(wanted.pattern, key, bound)
            if more is not None:
                yield from self._joined(plan, done + 1, more, {**found, wanted.place: key})

    def _among(self, plan: _Plan, premise: _Premise) -> Index:
        """Where the premise is looked for."""
        return self.steps if premise.place == 0 and plan.rule.strings else self._held


def _plans(rule: Rule, held: Held) -> Iterator[_Plan]:
    numbers: dict[str, int] = {}
    premises, conclusions = (
        tuple(_numbered(each, held, numbers) for each in patterns) for patterns in (rule.premises, rule.conclusions)
    )
    for place, pattern in enumerate(premises):
        first = _Premise(place, pattern, (), ())
        yield _Plan(rule, first, tuple(_others(premises, place, held)), conclusions)


def _numbered(pattern: Triple, held: Held, numbers: dict[str, int]) -> Key:
    subject, predicate, value = (
        numbers.setdefault(name, -1 - len(numbers)) if (name := variable(term)) else held.number(term)
        for term in (pattern.subject, pattern.predicate, pattern.object)
    )
    return subject, predicate, value


def _others(premises: tuple[Key, ...], first: int, held: Held) -> Iterator[_Premise]:
    known, left = set(premises[first]), [place for place in range(len(premises)) if place != first]

    def weight(place: int) -> tuple[int, bool, float]:
        """The most that is known comes first.

        Among equals what is said of the relation, which may say that there is nothing more to look up; then what there
        is least of: axioms before members of classes.
        """
        _, predicate, _ = pattern = premises[place]
        many = len(held.fitting((1,), (predicate,))) if predicate >= 0 else math.inf
        return sum(part >= 0 or part in known for part in pattern), premises[first][1] in pattern[::2], -many

    while left:
        place = max(left, key=weight)
        pattern = premises[place]
        places = tuple(at for at, part in enumerate(pattern) if part >= 0 or part in known)
        yield _Premise(place, pattern, places, tuple(pattern[at] for at in places))
        known |= set(pattern)
        left.remove(place)


def _bound(pattern: Key, key: Key, bound: _Bound) -> _Bound | None:
    """The variables as they are bound where the triple is as the pattern; None where it is not."""
    more = dict(bound)
    for part, number in zip(pattern, key, strict=True):
        if part >= 0:
            if part != number:
                return None
        elif more.setdefault(part, number) != number:
            return None
    return more


def _filled(parts: tuple[int, ...], bound: _Bound) -> tuple[int, ...]:
    return tuple([part if part >= 0 else bound[part] for part in parts])
