"""When a yes-or-no question may be answered with no: the text denies it, or what it says leaves no room for it.

That nothing is said is no reason. There are four: a denial; a relation that never holds both ways and holds the other
way; one that leads to one thing only, and leads to another; and a list that the text means to be complete, maybe of all
there are of a kind. That other kinds have nothing in common is a decision of ours, and none of the text.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode

from psykg.engine import Engine, Row
from psykg.entities.asking import rows, rows_for
from psykg.entities.index import Index
from psykg.questions.answers.evidence import Evidence, Ground
from psykg.questions.answers.sparql import Sparql, filled, name, written
from psykg.questions.grammar.reading import Reading
from psykg.questions.graph.links import TRUE, Link, Term
from psykg.questions.graph.schema import Schema
from psykg.vocabulary import TYPE

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class No:
    """Why something is not so: the statement that speaks against it, what it rests on, and the query that finds it."""

    links: tuple[Link, ...]
    ground: Ground
    sparql: str
    reason: str


class Denials:
    """Looks for reasons to say no."""

    def __init__(self, engine: Engine, index: Index, schema: Schema, evidence: Evidence, sparql: Sparql) -> None:
        self._engine, self._index, self._schema = engine, index, schema
        self._evidence, self._sparql = evidence, sparql

    def of(self, link: Link) -> No | None:
        """The reason to say that the link does not hold; None where the text leaves it open."""
        if link.value.known and not link.subject.known and self._schema.is_functional(link.relation):
            return self._other_value(link)
        if not (link.subject.known and link.value.known) or link.value == TRUE:
            return None
        if link.relation == TYPE:
            return self._other_kind(link)
        return self.denial(link) or self._turned(link) or self._other_value(link) or self._complete(link)

    def denied(self, relation: str, subject: str | None = None, value: str | None = None) -> list[Row]:
        """The claims that deny the relation, or one that it implies, of the subject or the value."""
        found = []
        for row in self._all_denials:
            fits = row["relation"].value in {relation, *self._index.wider.get(relation, ())}
            if fits and subject in (None, row["subject"].value) and value in (None, row["value"].value):
                found.append(row)
        return found

    def denial(self, link: Link) -> No | None:
        """The denial of the link, whatever stands at an end that it leaves open."""
        for way in self._ways(link) if link.subject.known or link.value.known else ():
            if found := self.denied(
                way.relation, *(end.iris[0] if end.known else None for end in (way.subject, way.value))
            ):
                subject, relation, value = (found[0][part].value for part in ("subject", "relation", "value"))
                said = Link(Term(iris=(subject,)), relation, Term(iris=(value,)))
                return No((said,), self._evidence.of_denial(found), self._denial_query(said), "denied")
        return None

    def is_free(self, reading: Reading) -> bool:
        """Whether a verb is denied that its relation leaves free: what need not be accepted may be."""
        return reading.denied and any(self._schema.is_possibility(link.relation) for link in reading.links)

    def is_open(self, links: Iterable[Link]) -> bool:
        """Whether one of the links is in a list of which the text says that it is not complete."""
        return any(self._is_of_open_list(way) for link in links for way in self._ways(link))

    def is_complete(self, links: Sequence[Link]) -> bool:
        """Whether all links say what is in a list that the text gives as a whole."""
        return bool(links) and all(any(map(self._is_whole, self._ways(link))) for link in links)

    def _is_whole(self, link: Link) -> bool:
        return link.subject.known and (link.subject.iris[0], link.relation) in self._lists

    def _is_of_open_list(self, link: Link) -> bool:
        owners = self._open.get(link.relation, set())
        return not owners.isdisjoint(link.subject.iris) if link.subject.known else bool(owners) and not link.value.known

    @cached_property
    def _open(self) -> dict[str, set[str]]:
        """By relation, of what the text gives a list that it says is not complete."""
        owners: dict[str, set[str]] = defaultdict(set)
        for row in rows(self._engine, _HERE / "open.rq"):
            owners[row["relation"].value].add(row["subject"].value)
        return dict(owners)

    @cached_property
    def _all_denials(self) -> list[Row]:
        return rows(self._engine, _HERE / "denials.rq")

    @cached_property
    def _whole_kinds(self) -> dict[str, list[tuple[str, str]]]:
        """By kind, to what and by which relation the text names all there are."""
        kinds: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows(self._engine, _HERE / "whole-kinds.rq"):
            kinds[row["kind"].value].append((row["subject"].value, row["relation"].value))
        return dict(kinds)

    @cached_property
    def _lists(self) -> dict[tuple[str, str], list[str]]:
        """What the text names in full, by the subject and the relation."""
        lists: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows(self._engine, _HERE / "complete.rq"):
            lists[row["subject"].value, row["relation"].value].append(row["value"].value)
        return dict(lists)

    def _ways(self, link: Link) -> list[Link]:
        """The link, and the same from the other side."""
        inverse = self._schema.inverse(link.relation)
        return [link, *([Link(link.value, inverse, link.subject)] if inverse else [])]

    def _turned(self, link: Link) -> No | None:
        if not self._schema.is_asymmetric(link.relation):
            return None
        return self._because(Link(link.value, link.relation, link.subject), "turned")

    def _other_value(self, link: Link) -> No | None:
        for way in self._ways(link) if link.subject.known else [link]:
            if self._schema.is_functional(way.relation) and way.value.known:
                other = self._values(way)
                if other and way.value.iris[0] not in other:
                    return self._because(Link(way.subject, way.relation, Term(iris=(other[0],))), "other")
        return None

    def _complete(self, link: Link) -> No | None:
        """A claim that lists all there are, and does not list this."""
        for way in self._ways(link):
            listed = self._lists.get((way.subject.iris[0], way.relation), ())
            if listed and way.value.iris[0] not in listed:
                links = tuple(Link(way.subject, way.relation, Term(iris=(value,))) for value in listed)
                return No(links, self._evidence.of_links(links), self._no_query(way), "complete")
        return None

    def _other_kind(self, link: Link) -> No | None:
        """A kind of which the text names all there are, and does not name this."""
        for subject, relation in self._whole_kinds.get(link.value.iris[0], ()):
            if no := self._complete(Link(Term(iris=(subject,)), relation, link.subject)):
                return replace(no, sparql=self._no_query(link))
        return None

    def _because(self, other: Link, reason: str) -> No | None:
        ground = self._evidence.of_links([other])
        if not ground.sources and not ground.inferred:
            return None
        return No((other,), ground, self._sparql.untruth([other]), reason)

    def _values(self, link: Link) -> list[str]:
        path = f"{self._sparql.term(link.subject)} {self._sparql.path(link.relation)} ?value"
        query = written(f"SELECT DISTINCT ?value {{ {path} }}")
        return [_named(row["value"]) for row in rows_for(self._engine, query)]

    def _denial_query(self, link: Link) -> str:
        """Asks whether the statement is left undenied, so that the query gives the answer: false."""
        ends = {"subject": self._sparql.term(link.subject), "value": self._sparql.term(link.value)}
        return filled("undenied", relation=name(link.relation), **ends)

    def _no_query(self, link: Link) -> str:
        return written(f"ASK {{ {self._sparql.links([link])} }}")


def _named(term: NamedNode | BlankNode | Literal) -> str:
    """What names a term in a link: its IRI, or the text as it is written in SPARQL."""
    return str(term) if isinstance(term, Literal) else str(term.value)
