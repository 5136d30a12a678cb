"""From a clause to what it can mean: its terms joined by its relations, as far as kinds, domains and ranges allow.

Every phrase has to be used. What no verb joins is joined by the noun that is asked for (“the goals of”), by the
question word (“why”), or by a preposition, and by nothing else: a guess would look like an answer.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from psykg.questions.grammar.clause import Clause, Slot
from psykg.questions.grammar.reader import Budget
from psykg.questions.graph.background import Background
from psykg.questions.graph.links import ANSWER, Link, Term
from psykg.questions.graph.presence import Presence
from psykg.questions.graph.schema import Schema
from psykg.questions.words.lexicon import Lexicon, Meaning, Role

_MOST = 200
_USES = 16
_MOST_SLOTS, _MOST_LINKS, _MOST_UNNAMED = 8, 5, 3
_ATTACHED = 40
_OPEN_END, _ODD_ORDER, _TURNED, _ABSORBED = 0.6, 0.4, 1.0, 0.5
_BY_NOUN, _BY_QUESTION, _BY_LINK, _ASIDE, _ACTING, _ACTOR, _BESIDE, _AWAY = 0.0, 0.1, 0.2, 0.3, 0.5, 0.25, 0.1, 0.06


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

    @property
    def named_by_relation(self) -> bool:
        """Whether a noun that stands for a relation, and for no kind, says what is asked for."""
        return bool(self.nouns) and not self.term.kinds


@dataclass(frozen=True, slots=True)
class Placed:
    """A term and where it stands, with the prepositions before it."""

    term: Term
    place: int
    prepositions: tuple[str, ...] = ()


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
class _Use:
    """One way to use a form: the link it makes, and which terms that joins."""

    link: Link
    ends: frozenset[int]
    cost: float
    denied: bool = False
    by_verb: bool = False


class Connector:
    """Joins the terms of clauses."""

    def __init__(self, schema: Schema, lexicon: Lexicon, presence: Presence, background: Background) -> None:
        self._schema, self._presence = schema, presence
        self._subjects, self._deeds = background.subjects, background.deeds
        self._links: dict[str, list[str]] = {}
        for key, iri in lexicon.phrases(Role.LINK):
            self._links.setdefault(" ".join(key), []).append(iri)

    def joined(self, clause: Clause, asked: Asked | None, budget: Budget) -> Iterator[Joined]:
        """The ways to join all that the clause holds, in no order; none that the budget does not allow."""
        terms = self._terms(clause, asked)
        if not terms or len(clause.slots) > _MOST_SLOTS:
            return
        uses = [self._likeliest(form, terms) for form in clause.slots if form.is_form]
        for chosen in islice(product(*uses), _MOST):
            if budget.allows(clause.cost + sum(use.cost for use in chosen)):
                for joined in self._completed(clause, asked, terms, chosen):
                    if budget.allows(joined.cost):
                        budget.spend(joined.cost)
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
                        odd = _is_odd(form, meaning, subject.place, value.place)
                        if odd and form.helped and ANSWER in (subject.term.name, value.term.name):
                            continue
                        turned = odd and self._schema.allows(meaning.iri, value.term, subject.term)
                        if (
                            turned
                            and (subject.term.kinds or subject.term.known)
                            and (value.term.kinds or value.term.known)
                        ):
                            continue
                        cost = meaning.cost + (_TURNED if turned else _ODD_ORDER if odd else 0.0)
                        link = Link(subject.term, meaning.iri, value.term, noun)
                        denied, by_verb = form.role is Role.DENIED, form.role is Role.VERB
                        yield _Use(link, frozenset({i, j}), cost, denied, by_verb)
                if form.opens or self._schema.has_numbers(meaning.iri):
                    yield from self._open(form, meaning, subject, i)

    def _open(self, form: Slot, meaning: Meaning, placed: Placed, i: int) -> Iterator[_Use]:
        """The form with something unnamed at its other end."""
        something = Term(f"{_word(form.text)}Other")
        noun = form.text if form.role is Role.NOUN else ""
        cost = meaning.cost + _OPEN_END
        denied, by_verb = form.role is Role.DENIED, form.role is Role.VERB
        if self._fit(something, meaning.iri, placed.term):
            discount = _OPEN_END if form.role is Role.ADJECTIVE else _OPEN_END / 2 if form.passive else 0.0
            yield _Use(
                Link(something, meaning.iri, placed.term, noun), frozenset({i}), cost - discount, denied, by_verb
            )
        if form.role is not Role.ADJECTIVE and self._fit(placed.term, meaning.iri, something):
            yield _Use(Link(placed.term, meaning.iri, something, noun), frozenset({i}), cost, denied, by_verb)

    def _fit(self, subject: Term, relation: str, value: Term) -> bool:
        """Whether the kinds allow the link, and something is said of one end or the other with this relation."""
        return self._schema.allows(relation, subject, value) and self._is_told(subject, relation, value)

    def _is_told(self, subject: Term, relation: str, value: Term) -> bool:
        """Whether the graph has the relation at an end that is given; where both are, one is enough for a no."""
        if value.known and self._schema.is_functional(relation):
            return True
        if (subject.known and value.known) or self._schema.is_transitive(relation):
            return any(self._presence.knows(iri, relation) for iri in (*subject.iris, *value.iris))
        ends = [(iri, "subject") for iri in subject.iris] + [(iri, "value") for iri in value.iris]
        return not ends or any(self._presence.has(iri, relation, end) for iri, end in ends)

    def _completed(
        self, clause: Clause, asked: Asked | None, terms: Sequence[Placed], uses: Sequence[_Use]
    ) -> Iterator[Joined]:
        """The uses with what they leave apart joined to the rest, in every way there is."""
        group = _group({0}, uses)
        opened = self._opened(group, terms, uses)
        options = [
            [
                *(each for i in sorted(part) for each in self._attached(terms[i], terms, group, asked, opened)),
                *self._passed_over([terms[i] for i in part], asked, uses),
                *(each for term in self._opened(part, terms, uses) for each in self._asked_of(term, asked)),
            ]
            for part in _parts([i for i in range(len(terms)) if i not in group], uses)
        ]
        links = tuple(use.link for use in uses)
        cost = clause.cost + sum(use.cost for use in uses)
        if asked and uses and not any(0 in use.ends for use in uses):
            cost += _BESIDE
        denied = any(use.denied for use in uses)
        for chosen in islice(product(*options), _ATTACHED):
            made = self._without_echoes(links + tuple(link for link, _ in chosen if link))
            if len(made) > _MOST_LINKS or len(_unnamed(made)) > _MOST_UNNAMED:
                continue
            if _hangs_together(made, terms[0].term) and self._agree(made):
                beside = sum(terms[0].term not in (link.subject, link.value) for link in made) if asked else 0
                loose = asked is not None and not any(0 in use.ends for use in uses)
                yield Joined(made, cost + sum(extra for _, extra in chosen) + beside * _AWAY, denied, loose)

    def _without_echoes(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """The links without those that only say that there is something where another link says what."""
        told = tuple(dict.fromkeys(links))
        return tuple(link for link in told if not self._is_echo(link, told))

    def _is_echo(self, link: Link, links: Sequence[Link]) -> bool:
        """Whether a link leaves open, and nothing else speaks of, what another link with its relation names."""
        others = [each for each in links if each != link]
        same = [each for each in others if self._canonical(each)[1] == self._canonical(link)[1]]
        for end, other in ((link.subject, link.value), (link.value, link.subject)):
            named = end.known or end.kinds or end.name == ANSWER
            told = any(end in (each.subject, each.value) for each in others)
            if not (named or told) and any(other in (each.subject, each.value) for each in same):
                return True
        return False

    def _opened(self, part: set[int], terms: Sequence[Placed], uses: Sequence[_Use]) -> list[Term]:
        """What the verbs of a part leave open: “when is payment discussed?” asks for the time of some discussion."""
        known = {placed.term for placed in terms}
        links = [use.link for use in uses if use.ends & part and use.by_verb and len(use.ends) == 1]
        return list(dict.fromkeys(t for link in links for t in (link.subject, link.value) if t not in known))

    def _asked_of(self, term: Term, asked: Asked | None) -> Iterator[tuple[Link | None, float]]:
        for meaning in asked.questions if asked else ():
            if asked and self._fit(term, meaning.iri, asked.term):
                yield Link(term, meaning.iri, asked.term), _BY_QUESTION

    def _agree(self, links: Sequence[Link]) -> bool:
        """Whether whatever is not named can be of the kinds that all its links ask for."""
        sides: dict[Term, list[tuple[str, str]]] = defaultdict(list)
        for link in links:
            for term, side in ((link.subject, "domain"), (link.value, "range")):
                if not term.known:
                    sides[term].append((link.relation, side))
        return all(self._schema.meet(one, other) for found in sides.values() for one, other in combinations(found, 2))

    def _attached(
        self, placed: Placed, terms: Sequence[Placed], group: set[int], asked: Asked | None, opened: Sequence[Term]
    ) -> Iterator[tuple[Link | None, float]]:
        """The links that can join a term to the rest; none where it says only what the whole text is about."""
        for meaning, cost, noun in self._of_asked(asked):
            if asked and self._fit(placed.term, meaning.iri, asked.term):
                yield Link(placed.term, meaning.iri, asked.term, noun), cost + _ACTOR * _has_deed(placed, terms)
        for preposition in placed.prepositions:
            for relation in self._links.get(preposition, ()):
                for j in sorted(group):
                    if self._fit(terms[j].term, relation, placed.term):
                        yield Link(terms[j].term, relation, placed.term), _BY_LINK + (_ASIDE if asked and j else 0.0)
                for term in opened:
                    if self._fit(term, relation, placed.term):
                        yield Link(term, relation, placed.term), _BY_LINK
        yield from self._acting(placed, terms)
        if placed.prepositions and placed.term.iris and set(placed.term.iris) <= self._subjects:
            yield None, _ABSORBED

    def _passed_over(
        self, part: Sequence[Placed], asked: Asked | None, uses: Sequence[_Use]
    ) -> Iterator[tuple[Link | None, float]]:
        """The main subject of the text, where the verb joins others: “to what does the therapy attribute them”."""
        verb = any(0 in use.ends and len(use.ends) > 1 and use.by_verb for use in uses)
        if asked and verb and len(part) == 1 and part[0].term.known and set(part[0].term.iris) <= self._subjects:
            yield None, _ABSORBED

    def _acting(self, placed: Placed, terms: Sequence[Placed]) -> Iterator[tuple[Link | None, float]]:
        """Links between who acts and a verb that names a concept: “the patient speaks freely”."""
        for other in terms:
            actor, deed = sorted((placed, other), key=lambda each: each.place)
            if other is not placed and not actor.prepositions and set(deed.prepositions) <= {"to"}:
                for relation in self._deeds:
                    if deed.term.known and self._is_done(actor.term, relation, deed.term):
                        yield Link(actor.term, relation, deed.term), _ACTING

    def _is_done(self, actor: Term, relation: str, deed: Term) -> bool:
        """Whether each is known to stand in the relation at its end; of what is asked for its kind must allow it."""
        if not self._presence.has(deed.iris[0], relation, "value"):
            return False
        if actor.known:
            return self._presence.has(actor.iris[0], relation, "subject")
        return bool(actor.kinds) and self._schema.allows(relation, actor, deed)

    def _of_asked(self, asked: Asked | None) -> Iterator[tuple[Meaning, float, str]]:
        """The relations that lead to what is asked for, by its noun or by the question word."""
        if asked:
            yield from ((meaning, _BY_NOUN + meaning.cost, asked.text) for meaning in asked.nouns)
            yield from ((meaning, _BY_QUESTION + meaning.cost, "") for meaning in asked.questions)


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


def _is_odd(form: Slot, meaning: Meaning, subject: int, value: int) -> bool:
    """Whether the terms stand where English would not put subject and object.

    It puts the subject before the verb, and of two before it the nearer one; a passive turns that round, and so does a
    noun.
    """
    turned = form.role is Role.NOUN or (form.passive and not meaning.stative)
    first, second = (value, subject) if turned else (subject, value)
    verb = form.start
    if first < verb and second < verb:
        return first < second
    if first > verb and second > verb:
        return first > second
    return not first < verb < second


def _word(text: str) -> str:
    """A name for a variable, from the words that spoke of it."""
    parts = [part for part in text.split() if part.isascii() and part.isalpha()]
    return (parts[0] if parts else "other") + "".join(part.capitalize() for part in parts[1:])


def answer_term(kinds: frozenset[str] = frozenset()) -> Term:
    """The term that is asked for."""
    return Term(ANSWER, kinds=kinds)
