"""A second look at texts that hold the word SERVICE outside of the keyword: in a name, a string or a comment.

pyoxigraph reads characters, not the tokens of the grammar: it takes `service:x {}` for a call to `:x`, and
`?a<1)SERVICE#>` for a comparison and a call, where the grammar sees a prefixed name and an IRI. So the engine itself is
asked: a query that it can read only with the word in place makes a call.
"""

import re
from contextlib import suppress

from pyoxigraph import Store

from psykg.engine.language.federation import with_graphs_for_calls

_WORD = re.compile("servic(?=e)", re.IGNORECASE)


def names_service(query: str) -> bool:
    """Whether the word stands anywhere in the text."""
    return _WORD.search(query) is not None


def masked(query: str) -> str:
    """The query with another word in place of each occurrence: no keyword is left, and no two names become one."""
    return _WORD.sub(r"\g<0>x", query)


def check_calls(query: str, base: str | None = None) -> None:
    """Raises `SyntaxError` for a query that the engine can read only with a call in it that the tokens do not show.

    Calls that the tokens show are let through, since admission has judged them. Nobody is called here.
    """
    with suppress(RuntimeError):
        Store().query(masked(with_graphs_for_calls(query)) if names_service(query) else query, base_iri=base)
