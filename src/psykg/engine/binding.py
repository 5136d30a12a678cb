"""Values for variables, for engines that take nothing but a query's text."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from psykg.engine.language.tokens import Token
from psykg.engine.results import Term


def bound(query: str, found: Sequence[Token], bindings: Mapping[str, Term]) -> str:
    """The query with the bindings as a VALUES block at the start of its pattern; DESCRIBE without a pattern gets one.

    The short form CONSTRUCT WHERE has no room for them (SPARQL 1.1, section 16.2.4).
    """
    if not bindings:
        return query
    variables = " ".join(f"?{name}" for name in bindings)
    block = f" VALUES ({variables}) {{ ({' '.join(map(str, bindings.values()))}) }} "
    start = _pattern(found)
    return f"{query}\nWHERE {{{block}}}" if start is None else query[:start] + block + query[start:]


def _pattern(found: Sequence[Token]) -> int | None:
    """Where the pattern begins: after the first brace that opens no CONSTRUCT template, which holds no others."""
    braces = (token for before, token in pairwise(found) if token.kind == "'{'" and before.kind != "'CONSTRUCT'")
    return next((brace.start + 1 for brace in braces), None)
