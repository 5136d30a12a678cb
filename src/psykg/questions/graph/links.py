"""Terms and the links between them: graph patterns, before they are written as SPARQL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

Kinds = frozenset[str]


class Term(NamedTuple):
    """An end of a link: one or several concepts, a plain text, or something unknown of one of the kinds.

    `iris` are those of the concepts; a text stands there as it is written in SPARQL, within its quotation marks.
    Of several concepts any will do; `each`: they were joined by “and”, so that none of them may be left out.

    `kinds` of concepts are all they have; those of something unknown are what was asked for, none if anything will do.
    `among`: something unknown is one of these, or a form of one.
    """

    name: str = ""
    iris: tuple[str, ...] = ()
    kinds: Kinds = frozenset()
    among: tuple[str, ...] = ()
    each: bool = False

    @property
    def known(self) -> bool:
        """Whether the term is given and not asked for."""
        return bool(self.iris)

    @property
    def is_text(self) -> bool:
        """Whether the term is a plain text."""
        return bool(self.iris) and is_text(self.iris[0])


def is_text(name: str) -> bool:
    """Whether what stands in the place of an IRI is a plain text."""
    return name.startswith('"')


ANSWER = "answer"
"""The name of the term that is asked for."""

TRUE = Term("true", iris=("true",))
"""What a relation leads to that says something of its subject alone: that it varies."""

SOMEBODY = "somebody"
"""The name of who is not named."""


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


def ends(links: Iterable[Link]) -> Iterator[Term]:
    """Both ends of each link."""
    return (term for link in links for term in (link.subject, link.value))


def known_ends(links: Iterable[Link]) -> list[Term]:
    """The terms that are given, each once."""
    return list(dict.fromkeys(term for term in ends(links) if term.known))


def distributed(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links, each with every one of several concepts by itself."""
    links = tuple(links)
    several = next((term for term in ends(links) if len(term.iris) > 1), None)
    if several is None:
        return links
    single = [several._replace(iris=(iri,), each=False) for iri in several.iris]
    return distributed(dict.fromkeys(link.with_term(several, new) for new in single for link in links))


def link_of(subject: str, relation: str, value: str) -> Link:
    """The link between two concepts, by their IRIs."""
    return Link(Term(iris=(subject,)), relation, Term(iris=(value,)))
