"""Which file stands for which address of the service. Its suffix tells the media type, for nothing else does."""

import re
from collections.abc import Collection

from psykg.errors import UnknownFormatError
from psykg.exports.table import format_named
from psykg.service.entities import VARIANTS as ENTITIES
from psykg.service.pages import SUFFIXES as OF_ANSWERS
from psykg.service.release import VARIANTS as VERSIONS

FIRST = "index.html"
_LONGEST = 240
"""Bytes that the name of a file may have in common file systems, less a few for what a host may add."""

_PLAIN = re.compile(r"\w[\w.-]*(/\w[\w.-]*)*", re.ASCII)
_ODD = re.compile(r"[^\w.-]", re.ASCII)
_SINGLE = frozenset({"search", "ask", "queries", "sparql", "export", "version"})
"""The pages that have no others of their sort."""

_IN_SEVERAL: dict[str, Collection[str]] = {
    "entity": ENTITIES.suffixes,
    "version": VERSIONS.suffixes,
    "queries": OF_ANSWERS,
}
"""The pages that come in other formats too, with the suffixes of those."""

_AS_THEY_ARE = {"/context.jsonld": "context.jsonld", "/.well-known/void": ".well-known/void.ttl"}


def file_name(name: str) -> str:
    """A name of the graph as a part of a path: `insight`, `claim/p3s2-1`; of an odd one, ~ and the bytes in hex.

    Without a slash at odd places, a colon, a per cent sign: nothing that a file system or an address takes otherwise.
    """
    return name if _PLAIN.fullmatch(name) else _ODD.sub(_escaped, name)


def file_of(path: str) -> str | None:
    """The file for the path of an address, not percent-encoded; None where the site has none.

    None also for what a file system has no room for.
    """
    found = _file_of(path)
    parts = found.split("/") if found else []
    return found if all(len(part.encode()) <= _LONGEST for part in parts) else None


def _file_of(path: str) -> str | None:
    head, _, rest = path.removeprefix("/").partition("/")
    if path in {"", "/"}:
        return FIRST
    if path in _AS_THEY_ARE:
        return _AS_THEY_ARE[path]
    if not rest:
        return f"{head}.html" if head in _SINGLE else None
    if head == "static":
        return path.removeprefix("/")
    if head == "export":
        return _export(rest)
    return f"{head}/{_variant(rest, _IN_SEVERAL[head])}" if head in _IN_SEVERAL else None


def _variant(name: str, suffixes: Collection[str]) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{file_name(stem)}.{suffix}" if suffix in suffixes else f"{file_name(name)}.html"


def _export(name: str) -> str | None:
    try:
        return f"export/{name}.{format_named(name).suffix}"
    except UnknownFormatError:
        return None


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"~{byte:02X}" for byte in found[0].encode())
