"""What a question was taken to ask: terms joined by relations, with the one that is asked for."""

from dataclasses import dataclass, field, replace
from enum import Enum

from psykg.questions.grammar.force import Force
from psykg.questions.graph.links import Link, Term, ends
from psykg.questions.words.function_words import BOUND, QUESTION_WORDS

UNEQUAL = "!="
"""That a number is another, as SPARQL writes it."""


class Sort(Enum):
    """The sorts of answers, as `kind` of the JSON names them."""

    LIST = "list"
    BOOLEAN = "boolean"
    NUMBER = "number"
    DEFINITION = "definition"
    COMPARISON = "comparison"
    PATH = "path"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood. What is excluded must not hold of the answer.

    `things` are what a definition, comparison or path is about. `denied`: what holds says that what was asked does not.
    `count`: how many answers the question takes for granted. `extreme`: a relation with numbers, and MIN or MAX, where
    only what has the least or greatest is asked for. `bound`: what the number called by a name is compared with.
    `force`: what a yes-or-no question asks for beyond that something is so.
    `direct`: a path of one step is asked for.
    `apart`: things that are no answer, for the question sets them apart.
    `words`: an answer has one of them in its name. `affirmative`: nothing but a yes answers it.
    """

    sort: Sort
    answer: Term | None = None
    links: tuple[Link, ...] = ()
    excluded: tuple[tuple[Link, ...], ...] = ()
    things: tuple[str, ...] = ()
    cost: float = 0.0
    denied: bool = False
    count: int | None = None
    counted: bool = False
    shared: bool = False
    differing: bool = False
    direct: bool = False
    negated: bool = False
    names: bool = False
    quantity: bool = False
    measured: bool = False
    numbers: tuple[float, ...] = ()
    extreme: tuple[str, str] | None = None
    bound: tuple[str, str, int] | None = None
    apart: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    force: Force | None = None
    affirmative: bool = False
    noun: str = field(default="", compare=False)
    loose: bool = field(default=False, compare=False)

    @property
    def affirmed(self) -> "tuple[Reading, ...]":
        """The reading without each “not”: where that has no answers either, the “not” says nothing."""
        if self.bound and self.bound[1] == UNEQUAL:
            return (replace(self, bound=(self.bound[0], "=", self.bound[2])),)
        return tuple(replace(self, links=(*self.links, *group), excluded=()) for group in self.excluded)

    @property
    def unasked(self) -> list[str]:
        """What cannot be the answer: what is set apart, and what a question with several links names already."""
        named = (iri for term in ends(self.links) for iri in term.iris) if len(self.links) > 1 else ()
        return list(dict.fromkeys([*self.apart, *named]))

    @property
    def parts(self) -> "list[Reading]":
        """Of a reading that asks for what is shared, or for a difference, each thing that it asks by itself."""
        own = [link for link in self.links if self.answer in (link.subject, link.value)]
        return [replace(self, links=(link,), excluded=()) for link in own] if self.shared or self.excluded else []

    @property
    def each(self) -> "list[Reading]":
        """Of a reading about several things, of none of which it may be silent, the same about each by itself."""
        several = next((term for term in ends(self.links) if term.each), None)
        if several is None:
            return []
        single = [several._replace(iris=(iri,), each=False) for iri in several.iris]
        return [replace(self, links=tuple(link.with_term(several, new) for link in self.links)) for new in single]

    @property
    def joined(self) -> tuple[object, ...]:
        """What is joined with what, by whatever relation."""
        return (self.answer, frozenset(frozenset((link.subject, link.value)) for link in self.links))

    @property
    def is_told_through(self) -> bool:
        """Whether what it joins is joined through something that is neither named nor asked for, nor of a kind."""
        unnamed = (end for end in ends(self.links) if not (end.known or end.kinds))
        return len(self.links) > 1 and any(end != self.answer for end in unnamed)

    @property
    def is_named(self) -> bool:
        """Whether a noun says what is asked for: of “who” there is no end of whom the text does not say something."""
        return self.noun not in QUESTION_WORDS

    @property
    def by_question_word(self) -> bool:
        """Whether only what the question word asks for is an answer."""
        return self.noun in BOUND and bool(self.links)

    def dearer(self, cost: float) -> "Reading":
        """The same at a higher cost."""
        return replace(self, cost=self.cost + cost)
