"""`sparql`: a query, answered by a worker that is ended when it takes too much."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Literal, Self

from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as Constant

from psykg.engine import Boolean, Result, Solutions
from psykg.engine import Term as Found
from psykg.engine.contract import Query
from psykg.engine.results import FORMATS
from psykg.mcp.holdings import Holdings
from psykg.mcp.mentions import mentions
from psykg.mcp.records import Record, Sentence, Source, Thing, sentences

LARGEST = 200_000
"""Bytes that a result may have: more than an assistant takes in."""

_MOST_THINGS = 50
"""Things of a result whose sentences are looked up."""


class Term(Record):
    """A term of RDF, as the SPARQL 1.1 results in JSON have it."""

    type: Literal["uri", "literal", "bnode"]
    value: str
    datatype: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, term: Found) -> Self:
        """The record of a term."""
        if isinstance(term, Constant):
            datatype = None if term.language else term.datatype.value
            return cls(type="literal", value=term.value, datatype=datatype, language=term.language)
        return cls(type="bnode" if isinstance(term, BlankNode) else "uri", value=term.value)


class Mentioned(Thing):
    """A thing in the result of which the article speaks, or a claim in it."""

    sources: list[Source]
    """The first sentences that speak of it, or the one that makes the claim."""


class QueryResult(Record):
    """What the query gives. Its rows do not say what they rest on unless they were asked with GRAPH ?claim."""

    form: Literal["rows", "boolean", "triples"]
    """Of SELECT, ASK, and CONSTRUCT or DESCRIBE."""
    columns: list[str]
    rows: list[dict[str, Term]]
    """A column without a value is missing from its row."""
    boolean: bool | None = None
    turtle: str | None = None
    things: list[Mentioned]
    """The first things in the result of which the article speaks. Which sentence makes a row true, `explain` tells."""
    sentences: list[Sentence]
    """What the sentences say."""


def queried(holdings: Holdings, query: str) -> QueryResult:
    """The result of a query. Raises what `Engine.answer` raises, for one that is no query or takes too much too."""
    found = holdings.engine.answer(Query(query, largest=LARGEST)).result()
    things = _mentioned(holdings, found)
    locators = (source.sentence for thing in things for source in thing.sources)
    said = sentences(holdings.atlas.outline, locators)
    if isinstance(found, Boolean):
        return QueryResult(form="boolean", columns=[], rows=[], boolean=found.value, things=things, sentences=said)
    if isinstance(found, Solutions):
        rows = [{name: Term.of(term) for name, term in row.items()} for row in found]
        return QueryResult(form="rows", columns=list(found.variables), rows=rows, things=things, sentences=said)
    turtle = found.serialize(FORMATS["turtle"]).decode()
    return QueryResult(form="triples", columns=[], rows=[], turtle=turtle, things=things, sentences=said)


def _mentioned(holdings: Holdings, found: Result) -> list[Mentioned]:
    iris = (term.value for term in _terms(found) if isinstance(term, NamedNode))
    things = map(holdings.index.thing, islice(dict.fromkeys(iris), _MOST_THINGS))
    told = (
        Mentioned(name=each.name, label=each.label, iri=each.iri, sources=mentions(holdings, each.iri))
        for each in things
    )
    return [each for each in told if each.sources]


def _terms(found: Result) -> Iterator[Found | Triple]:
    if isinstance(found, Boolean):
        return iter(())
    if isinstance(found, Solutions):
        return chain.from_iterable(row.values() for row in found)
    return chain.from_iterable((each.subject, each.object) for each in found)
