"""One statement explained: where it is said, how firmly, in which paragraph; or why it follows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index
from psykg.entities.names import iri_of
from psykg.entities.reasons import Reason
from psykg.entities.statements import denials, gathered, turned
from psykg.entities.terms import Claim, Statement, Thing
from psykg.errors import UnknownEntityError
from psykg.explorer.drawing.network import ends
from psykg.explorer.views.outline import Outline, Paragraph

Why = Callable[[Statement], Reason | None]
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A claim that makes the statement, and an excerpt of the paragraph in which its sentence stands."""

    claim: Claim
    paragraph: Paragraph | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement with all the places where it is said; what follows has a reason instead."""

    statement: Statement
    places: tuple[Place, ...]
    reason: Reason | None


def name_of_statement(statement: Statement) -> str:
    """Subject, relation and value by their names: what `told` finds the statement by. Empty for one with a number."""
    value = statement.value
    names = [statement.subject.name, statement.relation.name, value.name if isinstance(value, Thing) else ""]
    return " ".join(names) if all(names) else ""


def found(engine: Engine, index: Index, name: str) -> Statement:
    """The statement of that name, made or denied. Raises `UnknownEntityError` where there is none."""
    parts = name.split()
    statement = statement_of(engine, index, *map(iri_of, parts)) if len(parts) == _PARTS else None
    if statement is None:
        advice = "Choose one in the drawing or in the table."
        raise UnknownEntityError(f"The graph makes no statement “{name[:200]}”. {advice}")
    return statement


def statement_of(engine: Engine, index: Index, subject: str, relation: str, value: str) -> Statement | None:
    """The statement of these three IRIs: made, from either side, or else denied; None where it is neither."""
    straight = rows(engine, "statements", subject=subject, relation=relation, value=value)
    reverse = chain.from_iterable(
        turned(index, row) for row in rows(engine, "statements", subject=value, value=subject)
    )
    made = gathered(index, [*straight, *(row for row in reverse if row["relation"].value == relation)])
    denied = [] if made else denials(engine, index, subject)
    same = (each for each in denied if (each.relation.iri, ends(each)) == (relation, (subject, value)))
    return next(iter([*made, *same]), None)


def told(statement: Statement, outline: Outline, why: Why) -> Telling:
    """The statement with its places, or with why it follows."""
    return Telling(statement, tuple(_place(claim, outline) for claim in statement.claims), why(statement))


def _place(claim: Claim, outline: Outline) -> Place:
    paragraph = outline.paragraph_of(claim.sentence) if claim.sentence else None
    if not (paragraph and claim.sentence):
        return Place(claim, None)
    return Place(claim, replace(paragraph, sentences=paragraph.excerpt(claim.sentence.name)))
