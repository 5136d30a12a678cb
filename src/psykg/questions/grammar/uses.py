"""How the verbs, nouns and adjectives of a clause can join its terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

from psykg.questions.grammar.asked import Asked
from psykg.questions.grammar.clause import Slot
from psykg.questions.grammar.fitting import Fitting
from psykg.questions.graph.background import Background
from psykg.questions.graph.links import ANSWER, TRUE, Link, Term
from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import AGAINST, AGENT, OWNING, TELLING_PREPOSITIONS
from psykg.questions.words.meaning import Meaning, Role

_MOST = 12
_OPEN_END, _ODD_ORDER, _TURNED, _THROUGH = 0.6, 0.4, 1.0, 0.2


@dataclass(frozen=True, slots=True)
class Placed:
    """A term and where it stands, with the prepositions before it."""

    term: Term
    place: int
    prepositions: tuple[str, ...] = ()

    def told_off(self, particle: str = "") -> bool:
        """Whether “before”, “without” or the like stands before it, which no verb with that particle accounts for."""
        return not TELLING_PREPOSITIONS.isdisjoint(self.prepositions) and particle not in self.prepositions


@dataclass(frozen=True, slots=True)
class Use:
    """One way to use a form: the link it makes, and which terms that joins.

    `is_done`: what it leaves open is something that somebody does, who has to be named.
    `onward`: where a verb says two relations at once, the second of them.
    `said`: all relations that the form may say somewhere.
    """

    link: Link
    ends: frozenset[int]
    cost: float
    denied: bool = False
    by_verb: bool = False
    is_done: bool = False
    onward: Link | None = None
    said: frozenset[str] = frozenset()

    @property
    def links(self) -> tuple[Link, ...]:
        """All that the form says."""
        return (self.link, self.onward) if self.onward else (self.link,)


class Uses:
    """Finds the uses of forms."""

    def __init__(self, schema: Schema, fitting: Fitting, doings: Sequence[str], background: Background) -> None:
        self._schema, self._fitting = schema, fitting
        self._of_deeds = frozenset(
            relation for relation in schema.relations if any(schema.leads_on(doing, relation) for doing in doings)
        )
        self._tacit, self._objects = background.tacit, background.objects

    def of(self, form: Slot, terms: Sequence[Placed], asked: Asked | None) -> list[Use]:
        """The uses of a form, the cheapest first; what tells the same from the other side counts once."""
        best: dict[tuple[object, ...], Use] = {}
        for use in self._all(form, terms):
            if asked and asked.bound and 0 in use.ends and not asked.is_along(use.link, self._schema):
                continue  # “Why do people seek it?” does not ask who seeks it.
            key = (*map(self._fitting.canonical, use.links), use.denied)
            if key not in best or use.cost < best[key].cost:
                best[key] = use
        return sorted(best.values(), key=lambda use: use.cost)[:_MOST]

    def _all(self, form: Slot, terms: Sequence[Placed]) -> Iterator[Use]:
        yield from self._through(form, terms)
        for meaning in form.meanings:
            for i, subject in enumerate(terms):
                for j, value in enumerate(terms):
                    if i != j and self._fitting.fits(subject.term, meaning.iri, value.term):
                        yield from self._between(form, meaning, (i, subject), (j, value))
                if terms[0].term.known and self._fitting.fits(subject.term, meaning.iri, TRUE):
                    yield _use(form, Link(subject.term, meaning.iri, TRUE), frozenset({i}), meaning.cost)
                if form.opens or self._schema.has_numbers(meaning.iri) or self._is_of_deed(form, meaning):
                    yield from self._open(form, meaning, subject, i)

    def _through(self, form: Slot, terms: Sequence[Placed]) -> Iterator[Use]:
        """The verb as two relations, one after the other: who becomes aware of something gains awareness of it."""
        between = Term(f"{variable(form.text)}Between")
        for first, second in self._pairs(form):
            for (i, subject), (j, value) in permutations(enumerate(terms), 2):
                link, onward = Link(subject.term, first.iri, between), Link(between, second.iri, value.term)
                fit = all(self._fitting.fits(each.subject, each.relation, each.value) for each in (link, onward))
                odd = _is_odd(form, second, subject.place, value.place)
                if fit and not odd and not subject.told_off() and not value.told_off():
                    denied = form.role is Role.DENIED
                    yield Use(link, frozenset({i, j}), _THROUGH + first.cost, denied, by_verb=True, onward=onward)

    def _pairs(self, form: Slot) -> Iterator[tuple[Meaning, Meaning]]:
        """Relations that a form may say one after the other.

        It can say both by itself; or what helps “with” something has a goal that is about it.
        """
        onward = [each for each in form.meanings if form.role is Role.LINK or each.iri in self._tacit]
        for first, second in product(form.meanings, onward) if form.role in (Role.VERB, Role.LINK) else ():
            if first.iri != second.iri and self._schema.leads_on(first.iri, second.iri):
                yield first, second
        if form.role in (Role.VERB, Role.DENIED) and form.text.split()[-1] in AGAINST:
            for first, relation in product(form.meanings, self._objects):
                yield first, Meaning(Role.VERB, relation, stative=first.stative)

    def _is_of_deed(self, form: Slot, meaning: Meaning) -> bool:
        """Whether a verb says of what somebody does what the grammar has them do: “the patient discusses goals”."""
        return form.role is Role.VERB and meaning.iri in self._of_deeds

    def _is_cut(self, form: Slot, meaning: Meaning, placed: Placed) -> bool:
        """Whether a participle lacks the preposition without which it says something else: “combined” with what.

        Of what is asked for it may be lacking: “how many forms are distinguished?”.
        """
        lacks = bool(meaning.particle) or self._schema.is_symmetric(meaning.iri)
        return form.short and form.passive and meaning.stative and lacks and placed.term.name != ANSWER

    def _between(
        self, form: Slot, meaning: Meaning, start: tuple[int, Placed], end: tuple[int, Placed]
    ) -> Iterator[Use]:
        """The form between two terms, unless they stand the wrong way round for it."""
        (i, subject), (j, value) = start, end
        if subject.told_off(meaning.particle) or value.told_off(meaning.particle):
            return
        if form.passive and not meaning.stative and not AGENT.isdisjoint(value.prepositions):
            return
        # “What does the patient provide by speaking freely?”
        by = form.role is Role.VERB and not form.passive and not AGENT.isdisjoint(subject.prepositions)
        odd = not by and _is_odd(form, meaning, subject.place, value.place)
        if odd and form.role is Role.VERB and _is_ordered(form, meaning):
            return
        behind = max(subject, value, key=lambda each: each.place)
        if odd and subject.term.known and value.term.known and _is_predicate(form, meaning, behind):
            return  # What is a kind of another has not the other for a kind.
        turned = odd and self._schema.allows(meaning.iri, value.term, subject.term)
        if (turned and not (meaning.particle or self._schema.is_symmetric(meaning.iri))) or (
            odd and _is_firm(form, meaning, subject, value)
        ):
            return
        cost = meaning.cost + (_TURNED if turned else _ODD_ORDER if odd else 0.0)
        yield _use(form, Link(subject.term, meaning.iri, value.term, _noun(form)), frozenset({i, j}), cost)

    def _open(self, form: Slot, meaning: Meaning, placed: Placed, i: int) -> Iterator[Use]:
        """The form with something unnamed at its other end."""
        if placed.told_off(meaning.particle) or _has_passive(form, meaning) or self._is_cut(form, meaning, placed):
            return
        free = form.opens or self._schema.has_numbers(meaning.iri)
        something, ends = Term(f"{variable(form.text)}Other"), frozenset({i})
        cost = meaning.cost + _OPEN_END
        # “What is prescribed?” asks for what stands before the verb, and is its subject.
        told_of = meaning.stative and placed.place < form.start and (form.short or _is_predicated(meaning, placed))
        told_of = told_of or _does(form, placed)
        if not told_of and self._fitting.fits(something, meaning.iri, placed.term):
            discount = _OPEN_END if form.role is Role.ADJECTIVE else _OPEN_END / 2 if form.passive else 0.0
            use = _use(form, Link(something, meaning.iri, placed.term, _noun(form)), ends, cost - discount)
            yield use if free else replace(use, is_done=True)
        # What a passive tells of stands before it, and does not do it, nor does what “do they seek” asks for.
        undergone = form.passive and not meaning.stative and placed.place < form.start
        undergone = undergone or (form.helped and not meaning.stative and placed.term.name == ANSWER)
        if (
            free
            and not undergone
            and form.role is not Role.ADJECTIVE
            and self._fitting.fits(placed.term, meaning.iri, something)
        ):
            # “Is recommended” stands in the lexicon, and is as good as the passive of “recommend”.
            discount = _OPEN_END / 2 if form.passive else 0.0
            yield _use(form, Link(placed.term, meaning.iri, something, _noun(form)), ends, cost - discount)


def _is_predicate(form: Slot, meaning: Meaning, behind: Placed) -> bool:
    """Whether a form says what something is: “a kind of”, “be part of”."""
    if form.role is Role.NOUN:
        return not OWNING.isdisjoint(behind.prepositions)
    return form.role is Role.VERB and meaning.stative and not meaning.participle


def _is_predicated(meaning: Meaning, placed: Placed) -> bool:
    """Whether it is said of what is not asked for how it is: “is therapy important”, and no passive of another verb."""
    return placed.term.name != ANSWER and not meaning.participle


def _does(form: Slot, placed: Placed) -> bool:
    """Whether a term stands where who or what does it stands: “which therapy borrows from the other?”."""
    active = form.role is Role.VERB and not (form.passive or form.helped)
    return active and 0 <= placed.place < form.start and form.text.split()[0].endswith("s")


def _has_passive(form: Slot, meaning: Meaning) -> bool:
    """Whether the lexicon has the passive of a verb beside it, so that the verb itself is not turned into one."""
    return form.passive and not meaning.stative and any(m.stative and m.iri == meaning.iri for m in form.meanings)


def variable(text: str) -> str:
    """A name for a variable, from the words that spoke of it."""
    parts = [part for part in text.split() if part.isascii() and part.isalpha()]
    return (parts[0] if parts else "other") + "".join(part.capitalize() for part in parts[1:])


def _use(form: Slot, link: Link, ends: frozenset[int], cost: float) -> Use:
    return Use(link, ends, cost, form.role is Role.DENIED, form.role is Role.VERB, said=form.said)


def _noun(form: Slot) -> str:
    return form.text if form.role is Role.NOUN else ""


def _is_firm(form: Slot, meaning: Meaning, subject: Placed, value: Placed) -> bool:
    """Whether “do” settles what the subject is: in “what does it raise?” what is asked for is raised."""
    return form.helped and not meaning.particle and ANSWER in (subject.term.name, value.term.name)


def _is_ordered(form: Slot, meaning: Meaning) -> bool:
    """Whether a verb has its subject before it and its object behind it: an active one, or “inspired by” in full."""
    if meaning.particle:
        return False
    # “What is gained from it?” does not ask who gains.
    return ((meaning.participle or not meaning.stative) and " " in form.text) or not (form.passive or meaning.stative)


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
