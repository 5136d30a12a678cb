"""From a clause to what it can mean: its terms joined by its relations, as far as kinds, domains and ranges allow.

Every phrase has to be used. What no verb joins is joined by the noun that is asked for (“the goals of”), by the
question word (“why”), or by a preposition, and by nothing else: a guess would look like an answer.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product

from psykg.questions.grammar.asked import Asked
from psykg.questions.grammar.clause import Clause, Slot
from psykg.questions.grammar.fitting import Fitting
from psykg.questions.grammar.reader import Budget
from psykg.questions.grammar.reading import Reading
from psykg.questions.grammar.uses import Placed, Use, Uses, variable
from psykg.questions.graph.background import Background
from psykg.questions.graph.links import Link, Term
from psykg.questions.graph.presence import Presence
from psykg.questions.graph.schema import Schema
from psykg.questions.words.lexicon import Lexicon, Meaning, Role, key_of

_MOST = 64
_MOST_SLOTS, _MOST_LINKS, _MOST_UNNAMED = 8, 5, 3
_ATTACHED = 16
_ABSORBED = 0.5
_BY_NOUN, _BY_QUESTION, _BY_LINK, _ASIDE, _ACTING, _ACTOR, _BESIDE, _AWAY = 0.0, 0.1, 0.2, 0.3, 0.5, 0.25, 0.1, 0.06


_Attached = tuple[Link | None, float]
"""A link that joins a term to others, and what it costs; no link where the term needs none."""


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
    attached: Callable[[int, frozenset[int], tuple[Term, ...]], tuple[_Attached, ...]]

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
        self._subjects, self._deeds = background.subjects, background.deeds
        told = {meaning.iri for meaning in lexicon.meanings(key_of("do"))}
        self._doings = [relation for relation in self._deeds if relation in told]
        self._uses = Uses(schema, self._fitting, self._doings)
        self._links: dict[str, list[str]] = {}
        for key, iri in lexicon.phrases(Role.LINK):
            self._links.setdefault(" ".join(key), []).append(iri)

    def joined(self, clause: Clause, asked: Asked | None, budget: Budget) -> Iterator[Joined]:
        """The ways to join all that the clause holds, in no order; none that the budget does not allow."""
        terms = self._terms(clause, asked)
        if not terms or len(clause.slots) > _MOST_SLOTS or any(slot.role is Role.HEAD for slot in clause.slots):
            return
        uses = [self._uses.of(form, terms) for form in clause.slots if form.is_form]

        @cache
        def attached(i: int, group: frozenset[int], opened: tuple[Term, ...]) -> tuple[_Attached, ...]:
            return tuple(self._attached(terms[i], terms, group, asked, opened))

        for chosen in sorted(islice(product(*uses), _MOST), key=_cost):
            cost = clause.cost + _cost(chosen)
            if not budget.allows(cost):
                break
            yield from self._completed(_Start(chosen, cost, asked, attached), terms, budget)

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
        links, denied = tuple(use.link for use in start.uses), any(use.denied for use in start.uses)
        for chosen in islice(product(*options), _ATTACHED):
            cost = start.cost + start.beside + sum(extra for _, extra in chosen)
            if not budget.allows(cost):
                continue
            made = self._fitting.without_echoes(links + tuple(link for link, _ in chosen if link))
            if self._is_whole(made, terms[0].term) and self._is_of_event(made, start.asked):
                away = sum(terms[0].term not in (link.subject, link.value) for link in made) if start.asked else 0
                budget.spend(cost + away * _AWAY)
                yield Joined(made, cost + away * _AWAY, denied, start.is_loose)

    def _options(self, part: set[int], terms: Sequence[Placed], group: set[int], start: "_Start") -> list[_Attached]:
        """The ways to join a part that stands apart, the cheapest first; none that what is joined already rules out."""
        opened = tuple(self._opened(group, terms, start.uses))
        found = dict.fromkeys(
            [
                *(each for i in sorted(part) for each in start.attached(i, frozenset(group), opened)),
                *self._passed_over([terms[i] for i in part], start.asked, start.uses),
                *(each for term in self._opened(part, terms, start.uses) for each in self._asked_of(term, start.asked)),
            ]
        )
        links = [use.link for use in start.uses]
        able = (each for each in found if each[0] is None or self._fitting.agree([*links, each[0]]))
        return sorted(able, key=lambda each: each[1])

    def _is_whole(self, links: Sequence[Link], first: Term) -> bool:
        """Whether the links hang together, are not too many to be looked up, and can all be true of the same things."""
        few = len(links) <= _MOST_LINKS and len(_unnamed(links)) <= _MOST_UNNAMED
        return few and _hangs_together(links, first) and self._fitting.agree(links)

    def _is_of_event(self, links: Sequence[Link], asked: Asked | None) -> bool:
        """Whether what “why” or “how” asks is asked of what is told, and not only of somebody or something in it.

        “Why does the therapist listen?” is no question for what sets the therapist apart.
        """
        along = {meaning.iri for meaning in asked.questions} if asked and asked.bound else ()
        for link in links:
            if asked and link.relation in along and asked.term in (link.subject, link.value):
                of = link.value if link.subject == asked.term else link.subject
                others = [each for each in links if each != link and of in (each.subject, each.value)]
                if any(each.relation == link.relation or not self._is_told_of(of, each) for each in others):
                    return False
        return True

    def _is_told_of(self, term: Term, link: Link) -> bool:
        """Whether a link only names what somebody does, or leaves open what else it is about."""
        deed = link.relation in self._deeds and link.value == term
        return deed or not (link.subject.known and link.value.known)

    def _opened(self, part: set[int], terms: Sequence[Placed], uses: Sequence[Use]) -> list[Term]:
        """What the verbs of a part leave open: “when is payment discussed?” asks for the time of some discussion."""
        known = {placed.term for placed in terms}
        links = [use.link for use in uses if use.ends & part and use.by_verb and len(use.ends) == 1]
        return list(dict.fromkeys(t for link in links for t in (link.subject, link.value) if t not in known))

    def _asked_of(self, term: Term, asked: Asked | None) -> Iterator[_Attached]:
        for meaning in asked.questions if asked else ():
            if asked and self._fitting.fits(term, meaning.iri, asked.term):
                yield Link(term, meaning.iri, asked.term), _BY_QUESTION

    def _attached(
        self,
        placed: Placed,
        terms: Sequence[Placed],
        group: frozenset[int],
        asked: Asked | None,
        opened: Sequence[Term],
    ) -> Iterator[_Attached]:
        """The links that can join a term to the rest; none where it says only what the whole text is about."""
        for meaning, cost, noun in self._of_asked(asked):
            if asked and not placed.told_off() and self._fitting.fits(placed.term, meaning.iri, asked.term):
                yield Link(placed.term, meaning.iri, asked.term, noun), cost + _ACTOR * _has_deed(placed, terms)
        for preposition in placed.prepositions:
            for relation in self._links.get(preposition, ()):
                for j in sorted(group):
                    if self._fitting.fits(terms[j].term, relation, placed.term):
                        yield Link(terms[j].term, relation, placed.term), _BY_LINK + (_ASIDE if asked and j else 0.0)
                for term in opened:
                    if self._fitting.fits(term, relation, placed.term):
                        yield Link(term, relation, placed.term), _BY_LINK
        yield from self._acting(placed, terms)
        for term in opened:
            yield from self._doing(placed, term)
        if placed.prepositions and not placed.told_off() and self._is_subject(placed.term):
            yield None, _ABSORBED

    def _passed_over(self, part: Sequence[Placed], asked: Asked | None, uses: Sequence[Use]) -> Iterator[_Attached]:
        """The main subject of the text, where the verb joins others: “to what does the therapy attribute them”."""
        verb = any(0 in use.ends and len(use.ends) > 1 and use.by_verb for use in uses)
        if asked and verb and len(part) == 1 and part[0].term.known and set(part[0].term.iris) <= self._subjects:
            yield None, _ABSORBED

    def _doing(self, placed: Placed, deed: Term) -> Iterator[_Attached]:
        """The link between who acts and what the verb leaves open: it is what they do."""
        for relation in self._doings:
            if not placed.prepositions and self._fitting.fits(placed.term, relation, deed):
                yield Link(placed.term, relation, deed), _ACTING

    def _is_subject(self, term: Term) -> bool:
        """Whether the term is what the whole text is about, by its name or by its kind: “the phases of treatment”."""
        if term.known:
            return set(term.iris) <= self._subjects
        return any(term.kinds & self.schema.kinds_of(subject) for subject in self._subjects)

    def _acting(self, placed: Placed, terms: Sequence[Placed]) -> Iterator[_Attached]:
        """Links between who acts and a verb that names a concept: “the patient speaks freely”."""
        for other in terms:
            actor, deed = (placed, other) if placed.place <= other.place else (other, placed)
            if other is not placed and not actor.prepositions and set(deed.prepositions) <= {"to"}:
                for relation in self._deeds:
                    if deed.term.known and self._fitting.is_done(actor.term, relation, deed.term):
                        yield Link(actor.term, relation, deed.term), _ACTING

    def _of_asked(self, asked: Asked | None) -> Iterator[tuple[Meaning, float, str]]:
        """The relations that lead to what is asked for, by its noun or by the question word."""
        if asked:
            yield from ((meaning, _BY_NOUN + meaning.cost, asked.text) for meaning in asked.nouns)
            yield from ((meaning, _BY_QUESTION + meaning.cost, "") for meaning in asked.questions)


def _cost(uses: Sequence[Use]) -> float:
    return sum(use.cost for use in uses)


def _has_deed(placed: Placed, terms: Sequence[Placed]) -> bool:
    """Whether a term only acts, and another names what it does: that is what “how” and “why” ask of."""
    return any(other.term.known and other.place > placed.place and set(other.prepositions) <= {"to"} for other in terms)


def _hangs_together(links: Sequence[Link], first: Term) -> bool:
    """Whether all links are joined with the first term; without links it has to be what is asked for."""
    if not links:
        return not first.known
    reached, grown = {first}, True
    while grown:
        more = {term for link in links if {link.subject, link.value} & reached for term in (link.subject, link.value)}
        grown = not more <= reached
        reached |= more
    return all(link.subject in reached for link in links)


def _unnamed(links: Sequence[Link]) -> set[Term]:
    return {term for link in links for term in (link.subject, link.value) if not term.known}


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
