"""A hostile request: what is sent, and which statuses are a proper answer to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

SYNTAX = frozenset({400})
REFUSED = frozenset({403})
NO_CALL = frozenset({400, 403})
"""By one reading a call elsewhere, by another no query."""

LARGE = frozenset({413, 422})
HEAVY = frozenset({422, 503})
ANY = frozenset({200, 413, 422, 503})
"""Whether it is too much depends on the engine; what counts is that it ends."""

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
SOLUTIONS = "application/sparql-results+json"
TRIPLES = "application/n-triples"

ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
"""A pattern that has as many solutions as the cube of the number of triples."""

RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {ALL} }}"


@dataclass(frozen=True, slots=True)
class Request:
    """A request to a query endpoint: `search` is the query string; `proper` holds the statuses it may be given."""

    family: str
    name: str
    proper: frozenset[int]
    method: str = "POST"
    search: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"


def query_request(query: str, proper: Iterable[int], timeout: str = "") -> Request:
    """The query by GET, its solutions as JSON; `timeout` is the seconds that it asks for, as they are to be sent."""
    search = f"query={quote(query)}" + (f"&timeout={timeout}" if timeout else "")
    return Request("single", query, frozenset(proper), "GET", search, {"Accept": SOLUTIONS})


def runaway(timeout: str = "") -> Request:
    """The runaway query. It cannot end but by being stopped."""
    return query_request(RUNAWAY, {503}, timeout)
