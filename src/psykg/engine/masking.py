"""A second look at queries that hold the word SERVICE outside of the keyword: in a name, a string or a comment.

pyoxigraph reads characters, not the tokens of the grammar: it takes `service:x {}` for a call to `:x`, and
`?a<1)SERVICE#>` for a comparison and a call, where the grammar sees a prefixed name and an IRI. So the engine itself is
asked: a query that it can read only with the word in place makes a call.
"""

import re

_WORD = re.compile("servic(?=e)", re.IGNORECASE)


def names_service(query: str) -> bool:
    """Whether the word stands anywhere in the text."""
    return _WORD.search(query) is not None


def masked(query: str) -> str:
    """The query with another word in place of each occurrence: no keyword is left, and no two names become one."""
    return _WORD.sub(r"\g<0>x", query)
