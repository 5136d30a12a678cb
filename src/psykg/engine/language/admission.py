"""Which queries and updates the engine takes on: SPARQL 1.1, of bounded size, and none that sends requests elsewhere.

The bounds keep the recursion of pyoxigraph's parser and planner well inside the stack that `stack.py` gives it:
beyond it, one query would end the whole process. pyoxigraph also takes what is SPARQL 1.2 only, triple terms among it,
for which SPARQL 1.1 has no results: the grammar keeps them out.
"""

from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from psykg.engine.language.diagnosis import breach, fault_in
from psykg.engine.language.federation import with_endpoints_in_full
from psykg.engine.language.operations import Operation, operations
from psykg.engine.language.restrictions import breaches
from psykg.engine.language.tokens import Token, resolved, tokens
from psykg.errors import QueryRefusedError, QuerySyntaxError, QueryTooLargeError

LENGTH = 100_000
"""Bytes of a query's text in UTF-8."""

TOKENS = 20_000
"""Tokens of a query, or of an update beside its data; white space and comments not counted."""

DEPTH = 100
"""Brackets of any sort, one inside the other."""

DATA_LENGTH = 5_000_000
"""Bytes of an update's text in UTF-8. Data nests in nothing, so there may be more of it."""

DATA_TOKENS = 400_000
"""Tokens of an update: those of some 100,000 triples."""

_REMEMBERED = 32
"""Texts admitted whose tokens need not be read again: the program's own queries, asked for each page, are fewer."""

_OPENING = {"'{'", "'('", "'['"}
_CLOSING = {"'}'", "')'", "']'"}


class Update(NamedTuple):
    """An update as it is to be done: its text, codepoint escapes replaced, and its operations in order."""

    text: str
    operations: tuple[Operation, ...]


@lru_cache(_REMEMBERED)
def admitted(text: str, services: frozenset[str] = frozenset()) -> str:
    """The query as it is to be evaluated: codepoint escapes replaced, the endpoints that it calls written in full.

    `services` are the IRIs of the endpoints that may be called.

    Raises `QueryTooLargeError` over a bound, `QueryRefusedError` for SERVICE with any other endpoint or with a
    variable, and `QuerySyntaxError` for a text that is no sequence of Unicode characters or has a fault against the
    grammar.
    """
    query, found = _read(text, "query", LENGTH, TOKENS)
    called = with_endpoints_in_full(query, found, services)
    if astray := fault_in(query, found):
        raise astray
    return called


def admitted_update(text: str, services: frozenset[str] = frozenset()) -> Update:
    """The update as it is to be done. Raises what `admitted` raises, and `QueryRefusedError` for LOAD.

    LOAD SILENT is let through, since it asks for no more than to go on: see `psykg.engine.writing.perform`.
    """
    update, found = _read(text, "update", DATA_LENGTH, DATA_TOKENS)
    called = with_endpoints_in_full(update, found, services)
    if astray := fault_in(update, found, "Update"):
        raise astray
    _check_load(found)
    done = tuple(operations(found if called == update else tuple(tokens(called))))
    _check_beside_data(found, done)
    for token, reason in breaches(done):
        raise breach(called, token, reason)
    return Update(called, done)


def _read(text: str, what: str, length: int, most: int) -> tuple[str, tuple[Token, ...]]:
    """The text without codepoint escapes, and its tokens."""
    _check_length(text, what, length)
    plain = resolved(text)
    found = tuple(islice(tokens(plain), most + 1))
    _check_size(found, what, most)
    return plain, found


def _check_length(text: str, what: str, most: int) -> None:
    try:
        length = len(text.encode())
    except UnicodeEncodeError as error:
        raise QuerySyntaxError(f"The {what} holds half a character at position {error.start}. Send UTF-8.") from None
    if length > most:
        raise QueryTooLargeError(f"The {what} has {length} bytes; {most} is the most. Send less at once.")


def _check_size(found: tuple[Token, ...], what: str, most: int) -> None:
    if len(found) > most:
        raise QueryTooLargeError(f"The {what} has more than {most} tokens. Send less at once.")
    depth = 0
    for token in found:
        depth += (token.kind in _OPENING) - (token.kind in _CLOSING)
        if depth > DEPTH:
            raise QueryTooLargeError(f"The {what} nests brackets more than {DEPTH} deep. Write it flatter.")


def _check_beside_data(found: tuple[Token, ...], update: tuple[Operation, ...]) -> None:
    blocks = (each for operation in update for each in operation.blocks.items())
    if len(found) - sum(len(block) for name, block in blocks if name.endswith("DATA")) > TOKENS:
        raise QueryTooLargeError(f"The update has more than {TOKENS} tokens beside its data. Send less at once.")


def _check_load(found: tuple[Token, ...]) -> None:
    if any(token.kind == "'LOAD'" and after.kind != "'SILENT'" for token, after in pairwise(found)):
        raise QueryRefusedError(
            "The update fetches a document with LOAD, and no requests are sent elsewhere from here. "
            "Fetch it yourself and send it to the graph store."
        )
