"""The functions that `import psykg` offers."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal
from rdflib import Graph

from psykg.engine import Boolean, EmbeddedEngine, Engine, Solutions, Term, united
from psykg.entities import description
from psykg.entities.index import Index
from psykg.entities.reasons import Reason, Reasons
from psykg.entities.resolution import resolve
from psykg.errors import QueryRefusedError
from psykg.exports.networkx import as_networkx
from psykg.exports.optional import needed
from psykg.exports.source import Source
from psykg.knowledge.dataset import asserted_quads, closure_quads
from psykg.knowledge.graph import as_graph
from psykg.questions.answers.answer import Answer
from psykg.questions.questioning import Questions
from psykg.vocabulary import XSD

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame

_PYTHON: dict[str, Callable[[str], Any]] = {
    XSD + "integer": int,
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
}


def ask(question: str) -> Answer:
    """The answer to a question in plain words, or why there is none: its `status` says which, its `text` says it.

    Each of its `items` has the locators of its sentences in `sources`, how firmly they say it in `modality`, and the
    tree of reasons in `derivation` where it only follows. `sparql` is the query that gives the same answers.
    """
    return _questions().ask(question)


def graph() -> Graph:
    """The closure as an rdflib graph: a fresh copy, to change as you like."""
    return as_graph(closure_quads())


def networkx() -> "MultiDiGraph[str]":
    """Concepts and relationships, stated and inferred, as a networkx graph: a fresh copy, to change as you like.

    A node is the IRI of a concept, with its `label`, `kind`, `definition` and more; an edge has `relation`, `label`,
    `sentences`, `modalities`, and says whether it is `inferred` or `denied`. Raises `psykg.errors.MissingPackageError`
    where networkx is not installed.
    """
    return as_networkx(Source(closure_quads))


def query(sparql: str) -> list[dict[str, Any]] | bool | Graph:
    """What a SPARQL 1.1 query gives, in Python's own terms.

    SELECT gives one dict a row: IRIs and texts as `str`, numbers and truth values as `int`, `Decimal`, `float`, `bool`;
    what is no number or truth value by its own datatype stays a text, and a variable without a value is missing from
    its row. ASK gives a `bool`, CONSTRUCT and DESCRIBE an rdflib graph.

    Raises `psykg.errors.QuerySyntaxError`, with line and column, and `psykg.errors.QueryRefusedError`.
    """
    found = _engine().query(sparql)
    if isinstance(found, Boolean):
        return found.value
    if isinstance(found, Solutions):
        return _rows(found)
    return Graph().parse(data=found.ntriples, format="nt")


def dataframe(sparql: str) -> "DataFrame":
    """The rows of a SELECT query as a pandas DataFrame: a column for each variable, in the order of the query.

    Values are what `query` gives; where a variable has none, pandas has its own value for that. Raises what `query`
    raises, `QueryRefusedError` for other forms than SELECT, and `MissingPackageError` where pandas is not installed.
    """
    found = _engine().query(sparql)
    if not isinstance(found, Solutions):
        raise QueryRefusedError("Only SELECT gives a table. Use psykg.query for ASK, CONSTRUCT and DESCRIBE.")
    frame: DataFrame = needed("pandas").DataFrame(_rows(found), columns=list(found.variables))
    return frame


def describe(name: str) -> description.Description:
    """What the graph holds of a concept, class, relation, sentence or claim: by name (`p3s2`) or label.

    Raises `psykg.errors.UnknownEntityError`, with the nearest names.
    """
    engine, index = _engine(), _index()
    return description.describe(engine, resolve(engine, name, index), index)


def why(subject: str, relation: str, value: str) -> Reason | None:
    """Why a statement follows; its parts by name or label: `why("middle phase", "involves", "insight")`.

    A tree: each reason has its `words` and the `rule` by which it follows from its `premises`, down to leaves that have
    none; their `claims` name the sentence and the modality. None where the statement is made outright, or does not
    follow. Raises `psykg.errors.UnknownEntityError`, with the nearest names.
    """
    iris = (resolve(_engine(), name, _index()) for name in (subject, relation, value))
    return _reasons().follows(_index(), *iris)


@cache
def _engine() -> Engine:
    return EmbeddedEngine(united(closure_quads()))


@cache
def _index() -> Index:
    return Index(_engine())


@cache
def _reasons() -> Reasons:
    return Reasons(asserted_quads)


@cache
def _questions() -> Questions:
    return Questions(_engine(), _index(), _reasons())


def _rows(found: Solutions) -> list[dict[str, Any]]:
    return [{name: _value(term) for name, term in row.items()} for row in found]


def _value(term: Term) -> object:
    if not isinstance(term, Literal):
        return term.value
    try:
        return _PYTHON.get(term.datatype.value, str)(term.value)
    except (ValueError, ArithmeticError, LookupError):
        return term.value
