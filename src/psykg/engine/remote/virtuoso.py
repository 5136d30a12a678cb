"""Where Virtuoso gives a part of a result as if it were the whole: what gives it away, and how to ask."""

from collections.abc import Sequence
from email.message import Message

from psykg.engine.language.tokens import Token
from psykg.errors import QueryStoppedError, ResultTooLargeError


def is_virtuoso(headers: Message) -> bool:
    """Whether the headers of an answer are Virtuoso's."""
    return headers.get("Server", "").startswith("Virtuoso/")


def check_whole(url: str, headers: Message) -> None:
    """Raises `QueryStoppedError` or `ResultTooLargeError` where headers say that rows are left out.

    Virtuoso answers 200 with what it has when its time is up, and when it has as many rows as it gives at most.
    """
    if headers.get("X-SQL-State") == "S1TAT":
        raise QueryStoppedError(f"{url} stopped the query at its own deadline. Ask for less.")
    if limit := headers.get("X-SPARQL-MaxRows"):
        raise ResultTooLargeError(
            f"{url} gives at most {limit[:20]} rows, and there may be more. Use LIMIT and OFFSET."
        )


def rows_behind(query: str, found: Sequence[Token]) -> str | None:
    """A query for as many rows as the graph of a CONSTRUCT is made of; None for another query.

    Virtuoso leaves out rows there as well, and says so only of rows that were asked for.
    """
    kinds = [token.kind for token in found]
    if "'CONSTRUCT'" not in kinds:
        return None
    start = kinds.index("'CONSTRUCT'")
    end = start
    if kinds[start + 1] == "'{'":  # The template; it holds no other braces.
        end = kinds.index("'}'", start)
    return f"{query[: found[start].start]}SELECT (1 AS ?row){query[found[end].start + len(found[end].text) :]}"
