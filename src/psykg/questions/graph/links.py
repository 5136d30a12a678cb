"""Terms and the links between them: graph patterns, before they are written as SPARQL."""

from dataclasses import dataclass, replace

Kinds = frozenset[str]


@dataclass(frozen=True, slots=True)
class Term:
    """An end of a link: one or several concepts (any of them will do), or something unknown of one of the kinds.

    `kinds` of concepts are all they have; those of something unknown are what was asked for, none if anything will do.
    `among`: something unknown is one of these, or a form of one.
    """

    name: str = ""
    iris: tuple[str, ...] = ()
    kinds: Kinds = frozenset()
    among: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the term is given and not asked for."""
        return bool(self.iris)

    @property
    def is_told(self) -> bool:
        """Whether something is known of it: which it is, or of which kind."""
        return bool(self.iris or self.kinds)


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


def link_of(subject: str, relation: str, value: str) -> Link:
    """The link between two concepts, by their IRIs."""
    return Link(Term(iris=(subject,)), relation, Term(iris=(value,)))
