"""Queries whose answer may be another one the next time, over the same data (SPARQL 1.1 Query, section 17.4)."""

import re

_WORDS = re.compile(r"(?:now|rand|uuid)\b|service|\\u", re.IGNORECASE)
"""The time, chance, and what other endpoints say. Where a word begins is not looked at, since pyoxigraph reads
`DISTINCTRAND()`; what is escaped may be any word."""


def is_volatile(query: str) -> bool:
    """Whether the query may depend on more than the data. One that only has a name like that counts as such, too."""
    return _WORDS.search(query) is not None
