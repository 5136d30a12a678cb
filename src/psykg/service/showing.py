"""Results as a page shows them: a table of cells, a truth, or Turtle."""

from dataclasses import dataclass

from flask import url_for
from pyoxigraph import Literal, NamedNode

from psykg.engine import Boolean, Result, Solutions, Term
from psykg.engine.results import FORMATS
from psykg.entities.names import name_of
from psykg.explorer.drawing.drawing import Drawing
from psykg.explorer.drawing.sketch import sketched
from psykg.service.current import held
from psykg.vocabulary import GRAPH, PSYKG, XSD

ROWS = 1000
"""The most rows a page shows; it says so when there are more."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term: what to read, where it leads, and the language or datatype of a literal."""

    text: str
    href: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """Any result. One of `truth`, `turtle` and `columns` is set, by the form of the query.

    `drawing` comes with `turtle`, where the triples make one that can be taken in.
    """

    truth: bool | None = None
    turtle: str | None = None
    drawing: Drawing | None = None
    columns: tuple[str, ...] | None = None
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    left_out: int = 0


def shown(result: Result) -> Shown:
    """What the page shows of a result."""
    if isinstance(result, Boolean):
        return Shown(truth=result.value)
    if isinstance(result, Solutions):
        return _table(result)
    return Shown(turtle=result.serialize(FORMATS["turtle"]).decode(), drawing=sketched(held().index, result))


def _table(solutions: Solutions) -> Shown:
    columns = solutions.variables
    rows = list(solutions)
    cells = (tuple(_cell(row.get(column)) for column in columns) for row in rows[:ROWS])
    return Shown(columns=columns, rows=tuple(cells), left_out=max(0, len(rows) - ROWS))


def _cell(term: Term | None) -> Cell | None:
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return Cell(name_of(term.value), _address(term.value))
    if isinstance(term, Literal):
        plain = term.datatype.value == f"{XSD}string"
        return Cell(term.value, note=term.language or (None if plain else name_of(term.datatype.value)))
    return Cell(str(term))


def _address(iri: str) -> str | None:
    """Things of ours lead to their page here (graphs have none); of others, only the web's addresses are safe."""
    if iri.startswith(GRAPH):
        return None
    if iri.startswith(PSYKG):
        return url_for("entities.entity", name=name_of(iri))
    return iri if iri.startswith(("http://", "https://")) else None
