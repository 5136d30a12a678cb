"""Which queries the engine takes on: SPARQL 1.1, read-only, of bounded size, and none that sends requests elsewhere.

The bounds keep the recursion of pyoxigraph's parser and planner well inside the stack that `stack.py` gives it:
beyond it, one query would end the whole process. pyoxigraph also takes what is SPARQL 1.2 only, triple terms among it,
for which SPARQL 1.1 has no results: the grammar keeps them out.
"""

from functools import lru_cache

from psykg.engine.diagnosis import fault_in
from psykg.engine.tokens import Token, resolved, tokens
from psykg.errors import QueryRefusedError, QuerySyntaxError, QueryTooLargeError

LENGTH = 100_000
"""Bytes of a query's text in UTF-8."""

TOKENS = 20_000
"""Tokens of a query, white space and comments not counted."""

DEPTH = 100
"""Brackets of any sort, one inside the other."""

_REMEMBERED = 32
"""Texts admitted whose tokens need not be read again: the program's own queries, asked for each page, are fewer."""

_OPENING = {"'{'", "'('", "'['"}
_CLOSING = {"'}'", "')'", "']'"}


@lru_cache(_REMEMBERED)
def admitted(text: str) -> str:
    """The query as it is to be evaluated, codepoint escapes replaced.

    Raises `QueryTooLargeError` over a bound, `QueryRefusedError` for SERVICE, and `QuerySyntaxError` for a text that
    is no sequence of Unicode characters or has a fault against the grammar.
    """
    _check_length(text)
    query = resolved(text)
    found = tuple(token for token, _ in zip(tokens(query), range(TOKENS + 1), strict=False))
    _check_size(found)
    _check_service(found)
    if astray := fault_in(query, found):
        raise astray
    return query


def _check_length(text: str) -> None:
    try:
        length = len(text.encode())
    except UnicodeEncodeError as error:
        raise QuerySyntaxError(f"The query holds half a character at position {error.start}. Send UTF-8.") from None
    if length > LENGTH:
        raise QueryTooLargeError(f"The query has {length} bytes; {LENGTH} is the most. Ask for less at once.")


def _check_size(found: tuple[Token, ...]) -> None:
    if len(found) > TOKENS:
        raise QueryTooLargeError(f"The query has more than {TOKENS} tokens. Ask for less at once.")
    depth = 0
    for token in found:
        depth += (token.kind in _OPENING) - (token.kind in _CLOSING)
        if depth > DEPTH:
            raise QueryTooLargeError(f"The query nests brackets more than {DEPTH} deep. Write it flatter.")


def _check_service(found: tuple[Token, ...]) -> None:
    if any(token.kind == "'SERVICE'" for token in found):
        raise QueryRefusedError(
            "The query calls another endpoint with SERVICE, and this one sends no requests elsewhere. "
            "Query both and join the results yourself."
        )
