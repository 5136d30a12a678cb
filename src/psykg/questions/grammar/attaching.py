"""What joins a term that no verb joins: the noun asked for, the question word, a preposition, or that it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from psykg.questions.grammar.asked import Asked
from psykg.questions.grammar.fitting import Fitting
from psykg.questions.grammar.uses import Placed, Use
from psykg.questions.graph.background import Background
from psykg.questions.graph.links import ANSWER, Link, Term
from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import AGENT, OWNING, QUESTION_WORDS, TELLING_PREPOSITIONS, TOPICAL
from psykg.questions.words.keys import key_of
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.meaning import Meaning

_ABSORBED = 0.5
_TOWARD = "to"
"""Says what something happens to, and so no more than “before” may it be passed over."""
_BY_NOUN, _BY_QUESTION, _BY_LINK, _ASIDE, _ACTING, _ACTOR, _TACIT = 0.0, 0.1, 0.2, 0.3, 0.5, 0.25, 0.5

Attached = tuple[tuple[Link, ...], float]
"""The links that join a term to others, and what they cost; none where the term needs none."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The terms of a clause, what is asked for, and where its verbs and adjectives stand."""

    terms: tuple[Placed, ...]
    asked: Asked | None
    verbs: tuple[int, ...]
    adjectives: tuple[int, ...]
    loosely: bool = False

    def acts(self, placed: Placed) -> bool:
        """Whether a term stands where who acts does: before a verb, or behind a “by”."""
        by = not AGENT.isdisjoint(placed.prepositions)
        return by or any(place > placed.place for place in self.verbs)

    def is_what_for(self, placed: Placed) -> bool:
        """Whether it is what an adjective right before it is “for”: “necessary for therapy”."""
        nearest = max((each for each in self.adjectives if each < placed.place), default=None)
        parted = nearest is None or any(nearest < term.place < placed.place for term in self.terms)
        return "for" in placed.prepositions and not parted

    def before(self, placed: Placed) -> frozenset[int]:
        """The nearest thing with a name before a term, and what stands right before it: “a view about conflicts”."""
        earlier = [j for j, term in enumerate(self.terms) if 0 <= term.place < placed.place]
        named = [j for j in earlier if self.terms[j].term.known]
        adjacent = [j for j in earlier[-1:] if not self.parts(self.terms[j], placed)]
        return frozenset([*named[-1:], *adjacent])

    def parts(self, first: Placed, second: Placed) -> bool:
        """Whether a verb or another term stands between two."""
        return any(first.place < place < second.place for place in (*self.verbs, *(term.place for term in self.terms)))


class Attacher:
    """Finds the links for what stands apart."""

    def __init__(self, schema: Schema, lexicon: Lexicon, fitting: Fitting, background: Background) -> None:
        self._schema, self._fitting = schema, fitting
        self._tacit, self._objects = background.tacit, background.objects
        self._subjects, self.deeds, self._actors = background.subjects, background.deeds, background.actors
        told = {meaning.iri for meaning in lexicon.meanings(key_of("do"))}
        self.doings = [relation for relation in self.deeds if relation in told]
        self._about = [each for each in self._tacit if schema.inverse(each) not in self.doings]
        self._links = lexicon.links

    def of(self, placed: Placed, scene: Scene, group: frozenset[int], opened: Sequence[Term]) -> Iterator[Attached]:
        """The links that can join a term to a group; none where it says only what the whole text is about.

        `opened`: what the verbs leave unsaid.
        """
        yield from self._by_what_is_asked(placed, scene)
        for preposition in placed.prepositions:
            for relation in self._links.get(preposition, ()):
                yield from self._by_preposition(placed, relation, scene, group)
                for term in opened:
                    if self._fitting.fits(term, relation, placed.term):
                        yield (Link(term, relation, placed.term),), _BY_LINK
        yield from self._acting(placed, scene.terms)
        for term in opened if scene.acts(placed) else ():
            yield from self._doing(placed, term)
        if scene.loosely:
            yield from self._tacitly(placed, scene)
            yield from self._further(placed, scene)
        told_to = placed.told_off() or _TOWARD in placed.prepositions
        asked = scene.asked
        owned = asked is not None and asked.named_by_relation and not OWNING.isdisjoint(placed.prepositions)
        told_to = told_to or owned or not TOPICAL.isdisjoint(placed.prepositions) or scene.is_what_for(placed)
        if placed.prepositions and not told_to and self._is_subject(placed.term):
            yield (), _ABSORBED

    def _tacitly(self, placed: Placed, scene: Scene) -> Iterator[Attached]:
        """The links that no word says, or an “of”. Who stands before a verb does what it says, and nothing else."""
        acts = self._is_actor(placed.term) and not placed.prepositions
        doing = acts and any(other.term.known and other.place > placed.place for other in scene.terms)
        if doing or not set(placed.prepositions) <= OWNING:
            return
        for other in scene.terms:
            # “Does the patient listen to the therapist?” is not true because the therapist listens.
            for relation in () if other is placed else self._about if acts else self._tacit:
                for subject, value in ((placed.term, other.term), (other.term, placed.term)):
                    if self._fitting.fits(subject, relation, value):
                        yield (Link(subject, relation, value),), _TACIT

    def _further(self, placed: Placed, scene: Scene) -> Iterator[Attached]:
        """What joins a term through something that is not named.

        “The feelings of a phase” are those that something done in it is about; “according to a therapy” is on its view.
        """
        between, asked = Term(f"beside{placed.place}"), scene.asked
        for preposition in placed.prepositions:
            for first, second in permutations(self._links.get(preposition, ()), 2) if " " in preposition else ():
                for other in scene.terms:
                    yield from self._joint((other.term, first, between), (between, second, placed.term))
        # “What is done after a phase” is done in one that comes after it.
        for preposition in TELLING_PREPOSITIONS.intersection(placed.prepositions):
            for first, second in product(self._tacit, self._links.get(preposition, ())):
                # What comes after it is done then, and is not whoever does it.
                for other in (each for each in scene.terms if not self._is_actor(each.term)):
                    yield from self._joint((between, first, other.term), (between, second, placed.term))
        for meaning in asked.nouns if asked and set(placed.prepositions) <= OWNING else ():
            for relation in self._tacit:
                if asked and meaning.iri not in self._objects:
                    yield from self._joint((placed.term, relation, between), (between, meaning.iri, asked.term))

    def _joint(self, *triples: tuple[Term, str, Term]) -> Iterator[Attached]:
        if all(self._fitting.fits(*triple) for triple in triples):
            links = tuple(Link(*triple) for triple in triples)
            yield links, _BY_LINK + _TACIT

    def asked_of(self, term: Term, asked: Asked | None) -> Iterator[Attached]:
        """The links by which the question word asks of what a verb leaves open."""
        for meaning in asked.questions if asked else ():
            if asked and self._fitting.fits(term, meaning.iri, asked.term):
                yield (Link(term, meaning.iri, asked.term),), _BY_QUESTION

    def passed_over(self, part: Sequence[Placed], asked: Asked | None, uses: Sequence[Use]) -> Iterator[Attached]:
        """The main subject of the text, where the verb joins others: “to what does the therapy attribute them”."""
        verb = any(
            0 in use.ends and len(use.ends) > 1 and use.by_verb and use.link.subject.name != ANSWER for use in uses
        )
        if (
            asked
            and verb
            and len(part) == 1
            and part[0].term.known
            and not part[0].told_off()
            and set(part[0].term.iris) <= self._subjects
        ):
            yield (), _ABSORBED

    def is_done(self, term: Term, link: Link) -> bool:
        """Whether the link says that the term is what somebody does."""
        return link.relation in self.deeds and link.value == term

    def _by_what_is_asked(self, placed: Placed, scene: Scene) -> Iterator[Attached]:
        asked = scene.asked
        for meaning, cost, noun in _of_asked(asked):
            if asked and not placed.told_off() and self._fitting.fits(placed.term, meaning.iri, asked.term):
                yield (
                    (Link(placed.term, meaning.iri, asked.term, noun),),
                    cost + _ACTOR * _has_deed(placed, scene.terms),
                )

    def _by_preposition(self, placed: Placed, relation: str, scene: Scene, group: frozenset[int]) -> Iterator[Attached]:
        for j in sorted(group | scene.before(placed)):
            other = scene.terms[j]
            # “The patient speaks freely in a phase” tells of the speaking, and not of the patient.
            beyond = self._is_actor(other.term) and scene.parts(other, placed)
            if not beyond and self._fitting.fits(other.term, relation, placed.term):
                yield (Link(other.term, relation, placed.term),), _BY_LINK + (_ASIDE if scene.asked and j else 0.0)

    def _is_actor(self, term: Term) -> bool:
        return term.known and self._actors.issuperset(term.iris)

    def _doing(self, placed: Placed, deed: Term) -> Iterator[Attached]:
        """The link between who acts and what the verb leaves open: it is what they do."""
        for relation in self.doings:
            if not placed.prepositions and self._fitting.fits(placed.term, relation, deed):
                yield (Link(placed.term, relation, deed),), _ACTING

    def _is_subject(self, term: Term) -> bool:
        """Whether the term is what the whole text is about, by its name or by its kind: “the phases of treatment”."""
        if term.known:
            return set(term.iris) <= self._subjects
        return any(term.kinds & self._schema.kinds_of(subject) for subject in self._subjects)

    def _acting(self, placed: Placed, terms: Sequence[Placed]) -> Iterator[Attached]:
        """Links between who acts and a verb that names a concept: “the patient speaks freely”."""
        for other in terms:
            actor, deed = (placed, other) if placed.place <= other.place else (other, placed)
            if other is not placed and not actor.prepositions and set(deed.prepositions) <= {_TOWARD, *AGENT}:
                for relation in self.deeds:
                    if deed.term.known and self._fitting.is_done(actor.term, relation, deed.term):
                        yield (Link(actor.term, relation, deed.term),), _ACTING


def _of_asked(asked: Asked | None) -> Iterator[tuple[Meaning, float, str]]:
    """The relations that lead to what is asked for, by its noun or by the question word."""
    if asked:
        noun = "" if asked.text in QUESTION_WORDS else asked.text
        yield from ((meaning, _BY_NOUN + meaning.cost, noun) for meaning in asked.nouns)
        yield from ((meaning, _BY_QUESTION + meaning.cost, "") for meaning in asked.questions)


def _has_deed(placed: Placed, terms: Sequence[Placed]) -> bool:
    """Whether a term only acts, and another names what it does: that is what “how” and “why” ask of."""
    return any(other.term.known and other.place > placed.place and set(other.prepositions) <= {"to"} for other in terms)
