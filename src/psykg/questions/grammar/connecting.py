"""From a clause to what it can mean: its terms joined by its relations, as far as kinds, domains and ranges allow.

Every phrase has to be used. What no verb joins is joined by the noun that is asked for (“the goals of”), by the
question word (“why”), or by a preposition, and by nothing else: a guess would look like an answer.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product

from psykg.questions.grammar.asked import Asked
from psykg.questions.grammar.attaching import Attached, Attacher, Scene
from psykg.questions.grammar.clause import Clause, Slot
from psykg.questions.grammar.fitting import Fitting
from psykg.questions.grammar.reader import Budget
from psykg.questions.grammar.reading import Reading
from psykg.questions.grammar.uses import Placed, Use, Uses, variable
from psykg.questions.grammar.wholeness import Wholeness
from psykg.questions.graph.background import Background
from psykg.questions.graph.links import Link, Term, ends
from psykg.questions.graph.presence import Presence
from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import BOUND
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.meaning import Role

_MOST = 64
_MOST_SLOTS = 8
_ATTACHED = 16
_BESIDE, _AWAY = 0.1, 0.06


@dataclass(frozen=True, slots=True)
class Joined:
    """Links that use all of a clause, at a cost. `denied`: they say that what was asked does not hold.

    `loose`: no verb or noun joins what is asked for, but a preposition alone.
    """

    links: tuple[Link, ...]
    cost: float
    denied: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _Start:
    """A choice of uses, what it costs, and what is asked for. `attached` gives the ways to join a term to a group."""

    uses: tuple[Use, ...]
    cost: float
    asked: Asked | None
    attached: Callable[[int, frozenset[int], tuple[Term, ...]], tuple[Attached, ...]]

    @property
    def is_loose(self) -> bool:
        """Whether no verb or noun joins what is asked for."""
        return self.asked is not None and not any(0 in use.ends for use in self.uses)

    @property
    def beside(self) -> float:
        """What it costs that the verbs speak of others than what is asked for."""
        return _BESIDE if self.is_loose and self.uses else 0.0


class Connector:
    """Joins the terms of clauses."""

    def __init__(self, schema: Schema, lexicon: Lexicon, presence: Presence, background: Background) -> None:
        self.schema, self._fitting = schema, Fitting(schema, presence)
        self._attacher = Attacher(schema, lexicon, self._fitting, background)
        self._wholeness = Wholeness(self._fitting, self._attacher)
        self._uses = Uses(schema, self._fitting, self._attacher.doings, background)
        self._timeless = background.timeless

    def joined(self, clause: Clause, asked: Asked | None, budget: Budget) -> Iterator[Joined]:
        """The ways to join all that the clause holds, in no order; none that the budget does not allow."""
        terms = self._terms(clause, asked)
        if not terms or len(clause.slots) > _MOST_SLOTS or any(slot.role is Role.HEAD for slot in clause.slots):
            return
        uses = [self._uses.of(form, terms, asked) for form in clause.slots if form.is_form]
        verbs, adjectives = (
            tuple(slot.start for slot in clause.slots if slot.role is role) for role in (Role.VERB, Role.ADJECTIVE)
        )
        scene = Scene(tuple(terms), asked, verbs, adjectives, budget.loosely)

        @cache
        def attached(i: int, group: frozenset[int], opened: tuple[Term, ...]) -> tuple[Attached, ...]:
            return tuple(self._attacher.of(terms[i], scene, group, opened))

        for chosen in sorted(islice(product(*uses), _MOST), key=_cost):
            cost = clause.cost + _cost(chosen)
            if not budget.allows(cost):
                break
            # What is read loosely has to be all there: no verb may leave something unsaid.
            whole = not budget.loosely or all(len(use.ends) > 1 or not use.by_verb for use in chosen)
            if whole and not self._is_beside_nature(chosen, asked):
                yield from self._completed(_Start(chosen, cost, asked, attached), terms, budget)

    def _is_beside_nature(self, uses: Sequence[Use], asked: Asked | None) -> bool:
        """Whether “why” or “when” asks about what something is by its nature: “why is it based on that?”."""
        if not (asked and asked.text in BOUND):
            return False
        return any(use.by_verb and 0 not in use.ends and use.link.relation in self._timeless for use in uses)

    def is_doer(self, term: Term, links: Sequence[Link]) -> bool:
        """Whether the term is who does what another names."""
        ahead = [(link.subject, link.relation) for link in links]
        ways = [*ahead, *((link.value, self.schema.inverse(link.relation)) for link in links)]
        return any(end == term and relation in self._attacher.deeds for end, relation in ways)

    def deeds_of(self, actor: Term, deed: Term) -> Iterator[Link]:
        """The links that say that somebody does something, as far as each is known to stand in them."""
        for relation in self._attacher.deeds:
            if self._fitting.is_done(actor, relation, deed):
                yield Link(actor, relation, deed)

    def fits(self, link: Link) -> bool:
        """Whether the kinds allow the link, and something is said of what it names with this relation."""
        return self._fitting.fits(link.subject, link.relation, link.value)

    def agree(self, links: Sequence[Link]) -> bool:
        """Whether whatever the links leave open can be of the kinds that they ask for."""
        return self._fitting.agree(links)

    def canonical(self, reading: Reading) -> Hashable:
        """The same for readings that ask the same, some of it told from the other side."""
        links = frozenset(map(self._fitting.canonical, reading.links))
        return links, replace(reading, links=(), cost=0.0)

    def _terms(self, clause: Clause, asked: Asked | None) -> list[Placed]:
        placed = [Placed(asked.term, asked.place)] if asked else []
        args = [slot for slot in clause.slots if not slot.is_form]
        for number, slot in enumerate(args):
            placed.append(Placed(self._term(slot, number), slot.start, slot.prepositions))
        return placed

    def _term(self, slot: Slot, number: int) -> Term:
        iris = tuple(meaning.iri for meaning in slot.meanings)
        if slot.role is Role.KIND:
            return Term(f"{variable(slot.text)}{number or ''}", kinds=frozenset(iris))
        shared = [self.schema.kinds_of(iri) for iri in iris]
        return Term(iris=iris, kinds=frozenset.intersection(*shared), each=slot.each and len(iris) > 1)

    def _completed(self, start: "_Start", terms: Sequence[Placed], budget: Budget) -> Iterator[Joined]:
        """The uses with what they leave apart joined to the rest, in every way there is."""
        group = _group({0}, start.uses)
        apart = _parts([i for i in range(len(terms)) if i not in group], start.uses)
        options = [self._options(part, terms, group, start) for part in apart]
        links, denied = tuple(link for use in start.uses for link in use.links), any(use.denied for use in start.uses)
        for chosen in islice(product(*options), _ATTACHED):
            cost = start.cost + start.beside + sum(extra for _, extra in chosen)
            if not budget.allows(cost):
                continue
            made = self._fitting.without_echoes((*links, *(link for joining, _ in chosen for link in joining)))
            if self._wholeness.holds(made, start.uses, terms[0].term, start.asked):
                away = sum(terms[0].term not in (link.subject, link.value) for link in made) if start.asked else 0
                budget.spend(cost + away * _AWAY)
                yield Joined(made, cost + away * _AWAY, denied, start.is_loose)

    def _options(self, part: set[int], terms: Sequence[Placed], group: set[int], start: "_Start") -> list[Attached]:
        """The ways to join a part that stands apart, the cheapest first; none that what is joined already rules out."""
        opened, left = (tuple(self._opened(each, terms, start.uses)) for each in (group, part))
        found = dict.fromkeys(
            [
                *(each for i in sorted(part) for each in start.attached(i, frozenset(group), opened)),
                *self._attacher.passed_over([terms[i] for i in part], start.asked, start.uses),
                *(each for term in left for each in self._attacher.asked_of(term, start.asked)),
            ]
        )
        links = [link for use in start.uses for link in use.links]
        able = (each for each in found if self._fitting.agree([*links, *each[0]]))
        return sorted(able, key=lambda each: each[1])

    def _opened(self, part: set[int], terms: Sequence[Placed], uses: Sequence[Use]) -> list[Term]:
        """What the verbs of a part leave open: “when is payment discussed?” asks for the time of some discussion."""
        known = {placed.term for placed in terms}
        used = [use for use in uses if use.ends & part and use.by_verb]
        links = [use.link for use in used if use.onward or len(use.ends) == 1]
        return list(dict.fromkeys(term for term in ends(links) if not (term.known or term in known)))


def _cost(uses: Sequence[Use]) -> float:
    return sum(use.cost for use in uses)


def _group(start: set[int], uses: Sequence[Use]) -> set[int]:
    """What hangs together with the first term."""
    group, grown = set(start), True
    while grown:
        more = {end for use in uses if use.ends & group for end in use.ends}
        grown = not more <= group
        group |= more
    return group


def _parts(apart: Sequence[int], uses: Sequence[Use]) -> list[set[int]]:
    """What is apart from the first term, in parts that each hang together."""
    parts: list[set[int]] = []
    for i in apart:
        if not any(i in part for part in parts):
            parts.append(_group({i}, uses))
    return parts
