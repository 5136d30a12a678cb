"""The table of all statements: filtered, sorted, a page at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from psykg.entities.search import folded
from psykg.entities.statements import natural_order
from psykg.entities.terms import Statement
from psykg.errors import ParameterError

ROWS = 100
"""The rows of a page."""

_Key = Callable[[Statement], tuple[Any, ...]]
_KEYS: dict[str, _Key] = {
    "subject": lambda each: (natural_order(each.subject.label), natural_order(each.relation.label)),
    "relation": lambda each: (natural_order(each.relation.label),),
    "value": lambda each: (natural_order(each.value.label),),
    "sentence": lambda each: (not each.claims, natural_order(" ".join(_sentences(each)))),
    "modality": lambda each: (not each.claims, " ".join(_modalities(each)), each.inferred),
}
COLUMNS = tuple(_KEYS)


@dataclass(frozen=True, slots=True)
class Table:
    """A page of rows out of `found` that fit; `sort` is the column, `falling` its order, `pages` how many there are."""

    rows: tuple[Statement, ...]
    found: int
    page: int
    pages: int
    sort: str
    falling: bool


def fitting(statements: Iterable[Statement], words: str) -> list[Statement]:
    """The statements that have every word in them: in a label, the sentence, the modality, or how they are known."""
    wanted = folded(words).split()
    return [each for each in statements if all(word in _text(each) for word in wanted)]


def ordered(statements: Iterable[Statement], sort: str) -> list[Statement]:
    """The statements by a column; a minus before its name turns the order. Raises `ParameterError`."""
    column, falling = _column(sort)
    return sorted(sorted(statements, key=_KEYS[COLUMNS[0]]), key=_KEYS[column], reverse=falling)


def table(statements: Iterable[Statement], words: str, sort: str, page: int) -> Table:
    """The page of that number, or the last one. Raises `ParameterError`."""
    rows = ordered(fitting(statements, words), sort)
    column, falling = _column(sort)
    pages = max(1, -(-len(rows) // ROWS))
    here = min(page, pages)
    return Table(tuple(rows[(here - 1) * ROWS : here * ROWS]), len(rows), here, pages, column, falling)


def _column(sort: str) -> tuple[str, bool]:
    column = sort.removeprefix("-") or COLUMNS[0]
    if column not in _KEYS:
        raise ParameterError(f"The table has no column “{sort[:40]}” to sort by. Choose {', '.join(COLUMNS)}.")
    return column, sort.startswith("-")


def _text(statement: Statement) -> str:
    labels = [statement.subject.label, statement.relation.label, statement.value.label]
    known = "inferred" if statement.inferred else "not the case" if statement.denied else "stated"
    return folded(" ".join([*labels, *_sentences(statement), *_modalities(statement), known]))


def _sentences(statement: Statement) -> list[str]:
    return [claim.sentence.label for claim in statement.claims if claim.sentence]


def _modalities(statement: Statement) -> list[str]:
    return [claim.modality.label for claim in statement.claims if claim.modality]
