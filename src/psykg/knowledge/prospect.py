"""How much the rules will string together of transitive relations, found out before they do.

A row of 10,000 steps makes fifty million statements. To count them up to a bound takes some tenths of a second, to make
them half a minute and a gigabyte. Nothing is refused that the bound allows: what is counted is sure to be found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from psykg.knowledge.held import Held, Index
from psykg.knowledge.rule import Rule, variable


class Prospect:
    """The statements that are sure to be found, from what is held by now; each round may bring more.

    `steps` are what is strung together, and grow; what is held at the start is given, and not found.
    """

    def __init__(self, rules: Iterable[Rule], held: Held, steps: Index) -> None:
        self._rules = [rule for rule in rules if rule.strings]
        self._held, self._steps, self._given = held, steps, len(held.ages)
        self._counted: dict[int, tuple[int, int]] = {}

    def beyond(self, most: float) -> object:
        """The relation with which it comes to more than so many statements; None where that is not sure by now."""
        found = float(len(self._held.ages) - self._given)
        for relation in dict.fromkeys(self._relations()):
            found += self._missing(relation, most - found)
            if found > most:
                return self._held.term(relation)
        return None

    def _relations(self) -> Iterator[int]:
        """What is strung together: the relation that a rule names, or those of which its last premise holds."""
        for rule in self._rules:
            named, *others = rule.premises[0].predicate, *rule.premises[2:]
            if variable(named) is None:
                yield self._held.number(named)
            for premise in others:
                known = self._held.number(premise.predicate), self._held.number(premise.object)
                yield from (subject for subject, _, _ in self._held.fitting((1, 2), known))

    def _missing(self, relation: int, most: float) -> int:
        """The statements of the relation that are not held yet; no more than the first beyond so many are counted."""
        steps, held = (len(index.fitting((1,), (relation,))) for index in (self._steps, self._held))
        if self._counted.get(relation, (0, 0))[0] != steps:
            pairs = ((start, end) for start, _, end in self._steps.fitting((1,), (relation,)))
            self._counted[relation] = steps, _reached(pairs, most + held)
        return self._counted.get(relation, (0, held))[1] - held


def _reached(steps: Iterable[tuple[int, int]], most: float) -> int:
    """The number of pairs of which the one is reached from the other, counted until there are more than so many."""
    after = defaultdict[int, set[int]](set)
    for start, end in steps:
        after[start].add(end)
    found = 0
    for start in list(after):
        reached, left = set[int](), [start]
        while left and found + len(reached) <= most:
            new = after.get(left.pop(), reached) - reached  # Where nothing comes after it, nothing is new.
            reached |= new
            left += new
        found += len(reached)
    return found
