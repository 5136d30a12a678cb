"""Names and IRIs: what a thing is called in an address or on the command line, and what the graph calls it."""

import re

from pyoxigraph import NamedNode

from psykg.errors import UnknownEntityError
from psykg.vocabulary import PREFIXES, PSYKG

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LONGEST = 1000


def iri_of(name: str) -> str:
    """The IRI that a name stands for: `insight`, `claim/p3s2-1`, `dcterms:source`, or an IRI as it is.

    Raises `UnknownEntityError` where no IRI comes out: what is returned may stand in a query or a link (RFC 3987).
    """
    iri = _expanded(name)
    if not is_iri(iri):
        raise UnknownEntityError(
            f"“{name[:80]}” cannot be a name in the graph. Names look like insight, Phase or p3s2."
        )
    return iri


def is_name(name: str) -> bool:
    """Whether `iri_of` makes an IRI of it."""
    return is_iri(_expanded(name))


def name_of(iri: str) -> str:
    """The shortest name that `iri_of` turns back into the IRI."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local and local != iri and not _SCHEME.match(local):
            return local if namespace == PSYKG else f"{prefix}:{local}"
    return iri


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI of a sane length."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return len(text) <= _LONGEST


def _expanded(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + rest
    return name if _SCHEME.match(name) else PSYKG + name
