"""From a clause to what it can mean: its terms joined by its relations, as far as kinds, domains and ranges allow.

Every phrase has to be used. What no verb joins is joined by the noun that is asked for (“the goals of”), by the question
word (“why”), or by a preposition, and by nothing else: a guess would look like an answer.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from psykg.questions.clause import Clause, Slot
from psykg.questions.lexicon import Lexicon, Meaning, Role
from psykg.questions.reading import ANSWER, Link, Term
from psykg.questions.schema import Schema

_MOST = 200
_USES = 24
_LEEWAY = 0.9
_OPEN_END, _ODD_ORDER, _ABSORBED = 0.6, 0.4, 0.5
_BY_NOUN, _BY_QUESTION, _BY_LINK = 0.0, 0.1, 0.2


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the term, where it stands, and the relations that its noun or question word stands for.

    `bound`: only what such a relation leads to is an answer.
    """

    term: Term
    place: int
    nouns: tuple[Meaning, ...] = ()
    questions: tuple[Meaning, ...] = ()
    text: str = ""
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A term and where it stands, with the prepositions before it."""

    term: Term
    place: int
    prepositions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Links that use all of a clause, at a cost. `denied`: they say that what was asked does not hold."""

    links: tuple[Link, ...]
    cost: float
    denied: bool = False


@dataclass(frozen=True, slots=True)
class _Use:
    """One way to use a form: the link it makes, and which terms that joins."""

    link: Link
    ends: frozenset[int]
    cost: float
    denied: bool = False


class Connector:
    """Joins the terms of clauses. `subject` is what the text as a whole is about, if the graph says so."""

    def __init__(self, schema: Schema, lexicon: Lexicon, subjects: frozenset[str]) -> None:
        self._schema, self._subjects = schema, subjects
        self._links: dict[str, list[str]] = {}
        for key, iri in lexicon.phrases(Role.LINK):
            self._links.setdefault(" ".join(key), []).append(iri)

    def joined(self, clause: Clause, asked: Asked | None) -> Iterator[Joined]:
        """The ways to join all that the clause holds, in no order."""
        terms = self._terms(clause, asked)
        uses = [self._likeliest(form, terms) for form in clause.slots if form.is_form]
        best = math.inf
        for chosen in islice(product(*uses), _MOST):
            if sum(use.cost for use in chosen) <= best + _LEEWAY:
                for joined in self._completed(clause, asked, terms, chosen):
                    best = min(best, joined.cost - clause.cost)
                    yield joined

    def _likeliest(self, form: Slot, terms: Sequence[Placed]) -> list[_Use]:
        """The uses of a form, the cheapest first; what tells the same from the other side counts once."""
        best: dict[tuple[object, ...], _Use] = {}
        for use in self._uses(form, terms):
            key = (self._canonical(use.link), use.denied)
            if key not in best or use.cost < best[key].cost:
                best[key] = use
        return sorted(best.values(), key=lambda use: use.cost)[:_USES]

    def _canonical(self, link: Link) -> tuple[object, ...]:
        """The same for a link and its inverse."""
        turned = self._schema.inverse(link.relation)
        if turned and turned < link.relation:
            return (link.value, turned, link.subject)
        return (link.subject, link.relation, link.value)

    def _terms(self, clause: Clause, asked: Asked | None) -> list[Placed]:
        placed = [Placed(asked.term, asked.place)] if asked else []
        args = [slot for slot in clause.slots if not slot.is_form]
        for number, slot in enumerate(args):
            placed.append(Placed(self._term(slot, number), slot.start, slot.prepositions))
        return placed

    def _term(self, slot: Slot, number: int) -> Term:
        iris = tuple(meaning.iri for meaning in slot.meanings)
        if slot.role is Role.KIND:
            return Term(f"{_word(slot.text)}{number or ''}", kinds=frozenset(iris))
        shared = [self._schema.kinds_of(iri) for iri in iris]
        return Term(iris=iris, kinds=frozenset.intersection(*shared))

    def _uses(self, form: Slot, terms: Sequence[Placed]) -> Iterator[_Use]:
        for meaning in form.meanings:
            noun = form.text if form.role is Role.NOUN else ""
            for i, subject in enumerate(terms):
                for j, value in enumerate(terms):
                    if i != j and self._fit(subject.term, meaning.iri, value.term):
                        cost = meaning.cost + _order_cost(form, meaning, subject.place, value.place)
                        link = Link(subject.term, meaning.iri, value.term, noun)
                        yield _Use(link, frozenset({i, j}), cost, form.role is Role.DENIED)
                yield from self._open(form, meaning, subject, i)

    def _open(self, form: Slot, meaning: Meaning, placed: Placed, i: int) -> Iterator[_Use]:
        """The form with something unnamed at its other end."""
        something = Term(f"{_word(form.text)}Other")
        noun = form.text if form.role is Role.NOUN else ""
        cost = meaning.cost + _OPEN_END
        denied = form.role is Role.DENIED
        if self._fit(something, meaning.iri, placed.term):
            discount = _OPEN_END if form.role is Role.ADJECTIVE else _OPEN_END / 2 if form.passive else 0.0
            yield _Use(Link(something, meaning.iri, placed.term, noun), frozenset({i}), cost - discount, denied)
        if form.role is not Role.ADJECTIVE and self._fit(placed.term, meaning.iri, something):
            yield _Use(Link(placed.term, meaning.iri, something, noun), frozenset({i}), cost, denied)

    def _fit(self, subject: Term, relation: str, value: Term) -> bool:
        starts = self._schema.may_start(relation, subject.kinds, known=subject.known)
        if self._schema.has_values(relation):
            return starts and not value.known and not value.kinds
        return starts and self._schema.may_end(relation, value.kinds, known=value.known)

    def _completed(
        self, clause: Clause, asked: Asked | None, terms: Sequence[Placed], uses: Sequence[_Use]
    ) -> Iterator[Joined]:
        """The uses with what they leave apart joined to the rest, in every way there is."""
        group = _group({0}, uses)
        options = [
            [each for i in sorted(part) for each in self._attached(i, terms, group, asked)]
            for part in _parts([i for i in range(len(terms)) if i not in group], uses)
        ]
        links = tuple(use.link for use in uses)
        cost = clause.cost + sum(use.cost for use in uses)
        denied = any(use.denied for use in uses)
        for chosen in islice(product(*options), _MOST):
            made = links + tuple(link for link, _ in chosen if link)
            if self._agree(made):
                yield Joined(made, cost + sum(extra for _, extra in chosen), denied)

    def _agree(self, links: Sequence[Link]) -> bool:
        """Whether whatever is not named can be of the kinds that all its links ask for."""
        sides: dict[Term, list[frozenset[str]]] = defaultdict(list)
        for link in links:
            for term, allowed in ((link.subject, self._schema.starts(link.relation)), (link.value, self._schema.ends(link.relation))):
                if not term.known:
                    sides[term].append(allowed)
        return all(self._schema.overlap(one, other) for found in sides.values() for one, other in combinations(found, 2))

    def _attached(
        self, i: int, terms: Sequence[Placed], group: set[int], asked: Asked | None
    ) -> Iterator[tuple[Link | None, float]]:
        placed = terms[i]
        if asked:
            for meaning in asked.nouns:
                if self._fit(placed.term, meaning.iri, asked.term):
                    yield Link(placed.term, meaning.iri, asked.term, asked.text), _BY_NOUN + meaning.cost
            for meaning in asked.questions:
                if self._fit(placed.term, meaning.iri, asked.term):
                    yield Link(placed.term, meaning.iri, asked.term), _BY_QUESTION + meaning.cost
        for preposition in placed.prepositions:
            for relation in self._links.get(preposition, ()):
                for j in sorted(group):
                    if self._fit(terms[j].term, relation, placed.term):
                        yield Link(terms[j].term, relation, placed.term), _BY_LINK
        if placed.prepositions and placed.term.iris and set(placed.term.iris) <= self._subjects:
            yield None, _ABSORBED


def _group(start: set[int], uses: Sequence[_Use]) -> set[int]:
    """What hangs together with the first term."""
    group, grown = set(start), True
    while grown:
        more = {end for use in uses if use.ends & group for end in use.ends}
        grown = not more <= group
        group |= more
    return group


def _parts(apart: Sequence[int], uses: Sequence[_Use]) -> list[set[int]]:
    """What is apart from the first term, in parts that each hang together."""
    parts: list[set[int]] = []
    for i in apart:
        if not any(i in part for part in parts):
            parts.append(_group({i}, uses))
    return parts


def _order_cost(form: Slot, meaning: Meaning, subject: int, value: int) -> float:
    """What it costs to take the terms for subject and object in view of where they stand: English puts the subject
    before the verb, and of two before it the nearer one; a passive turns that round, and so does a noun."""
    turned = form.role is Role.NOUN or (form.passive and not meaning.stative)
    first, second = (value, subject) if turned else (subject, value)
    verb = form.start
    if first < verb < second:
        return 0.0
    if first < verb and second < verb:
        return 0.0 if first > second else _ODD_ORDER
    if first > verb and second > verb:
        return 0.0 if first < second else _ODD_ORDER
    return _ODD_ORDER


def _word(text: str) -> str:
    """A name for a variable, from the words that spoke of it."""
    parts = [part for part in text.split() if part.isascii() and part.isalpha()]
    return (parts[0] if parts else "other") + "".join(part.capitalize() for part in parts[1:])


def answer_term(kinds: frozenset[str] = frozenset()) -> Term:
    """The term that is asked for."""
    return Term(ANSWER, kinds=kinds)
