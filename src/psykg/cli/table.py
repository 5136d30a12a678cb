"""Solutions as a table of plain text."""

from pyoxigraph import Literal, NamedNode

from psykg.engine import Solutions, Term
from psykg.entities.names import name_of

_GAP = "  "


def table(solutions: Solutions) -> str:
    """A line of names, a rule, and a line for each row; columns are as wide as what stands in them."""
    head = list(solutions.variables)
    rows = [[_shown(row.get(name)) for name in head] for row in solutions]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(_GAP.join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _shown(term: Term | None) -> str:
    """Names short, as `psykg describe` takes them; texts on one line."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return name_of(term.value)
    return " ".join(term.value.split()) if isinstance(term, Literal) else str(term)
