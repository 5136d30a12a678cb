"""Functions that a query calls by their IRIs: what they do is up to the endpoint, and some send requests.

Virtuoso lets everybody call `<bif:http_get>("http://…")`, which fetches the address; Jena reads `java:` as the name of
a class. Functions named by an address of the web are what SPARQL means (SPARQL 1.1 Query, section 17.6).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from psykg.engine.language.tokens import Token
from psykg.errors import QueryRefusedError

_OPENING = {"'('", "NIL"}
_OF_THE_WEB = re.compile(r"https?://|urn:", re.IGNORECASE)


def check_functions(found: Sequence[Token]) -> None:
    """Raises `QueryRefusedError` for a function whose IRI is relative, or of another scheme than http, https and urn.

    An IRI before a bracket may also be a predicate before a list; those of the web are no functions to fear either.
    """
    namespaces = tuple(_namespaces(found))
    for token, after in pairwise(found):
        if after.kind in _OPENING and not all(map(_OF_THE_WEB.match, _readings(token, namespaces))):
            raise QueryRefusedError(
                f"The query calls {token.text}, a function of the endpoint's own, which may send requests elsewhere. "
                "Use functions of SPARQL 1.1, or those whose names begin with http:// or https://."
            )


def _namespaces(found: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for word, name, iri in zip(found, found[1:], found[2:], strict=False):
        if word.kind == "'PREFIX'":
            yield name.text, iri.text[1:-1]


def _readings(token: Token, namespaces: Iterable[tuple[str, str]]) -> list[str]:
    """The IRIs that a token may write; none for a token that writes no IRI.

    With a prefix declared twice there are two: endpoints do not agree on which declaration counts.
    """
    if token.kind == "IRIREF":
        return [token.text[1:-1]]
    if token.kind not in {"PNAME_LN", "PNAME_NS"}:
        return []
    prefix, _, local = token.text.partition(":")
    return [namespace + local for name, namespace in namespaces if name == f"{prefix}:"]
