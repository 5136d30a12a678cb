"""What a question was taken to ask: terms joined by relations, with the one that is asked for."""

from dataclasses import dataclass, field, replace
from enum import Enum

from psykg.questions.schema import Kinds


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
class Term:
    """An end of a link: one or several concepts (any of them will do), or something unknown of one of the kinds.

    `kinds` of concepts are all they have; those of something unknown are what was asked for, none if anything will do.
    """

    name: str = ""
    iris: tuple[str, ...] = ()
    kinds: Kinds = frozenset()

    @property
    def known(self) -> bool:
        """Whether the term is given and not asked for."""
        return bool(self.iris)


ANSWER = "answer"
"""The name of the term that is asked for."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two terms. `told_by`: the noun by which it was asked for, empty for a verb."""

    subject: Term
    relation: str
    value: Term
    told_by: str = ""

    def with_term(self, old: Term, new: Term) -> "Link":
        """The link with another term in the place of one."""
        subject = new if self.subject == old else self.subject
        return replace(self, subject=subject, value=new if self.value == old else self.value)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood. What is excluded must not hold of the answer.

    `things` are what a definition, comparison or path is about. `denied`: what holds says that what was asked does not.
    `count`: how many answers the question takes for granted. `extreme`: a relation with numbers, and MIN or MAX, where
    only what has the least or greatest is asked for. `bound`: what the number called by a name is compared with.
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
    names: bool = False
    quantity: bool = False
    measured: bool = False
    numbers: tuple[float, ...] = ()
    extreme: tuple[str, str] | None = None
    bound: tuple[str, str, int] | None = None
    noun: str = field(default="", compare=False)
    loose: bool = field(default=False, compare=False)

    def dearer(self, cost: float) -> "Reading":
        """The same at a higher cost."""
        return replace(self, cost=self.cost + cost)
