"""How much there is: triples in all, those in each graph, things of each kind. What takes long to count is not told."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from psykg.engine import Engine, Row, Solutions, Term
from psykg.engine.contract import Query
from psykg.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import Literal

_FOLDER = Path(__file__).parent
_SECONDS = 2.0
"""What a count may take: somebody waits for a page or an answer that it is only a part of."""

Counts = list[tuple[Term, int]]


def triples(engine: Engine) -> int | None:
    """The number of triples in the default graph; None where it takes long to count them."""
    rows = _rows(engine, "triples")
    return _number(rows[0]["triples"]) if rows else None


def graphs(engine: Engine) -> Counts:
    """The named graphs, each with the number of its triples; none where they take long to count."""
    return [(row["graph"], _number(row["triples"])) for row in _rows(engine, "graphs")]


def kinds(engine: Engine) -> Counts:
    """The classes, each with the number of its things; none where they take long to count."""
    return [(row["kind"], _number(row["things"])) for row in _rows(engine, "kinds")]


def _rows(engine: Engine, question: str) -> list[Row]:
    query = Query((_FOLDER / f"{question}.rq").read_text(encoding="utf-8"))
    try:
        return list(cast("Solutions", engine.answer(query, seconds=_SECONDS).result()))
    except QueryError:
        return []


def _number(term: Term) -> int:
    return int(cast("Literal", term).value)
