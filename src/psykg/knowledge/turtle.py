"""Turtle that shows in a diff just what changed: sorted, one statement a line, no blank nodes."""

import re
from collections.abc import Iterable
from itertools import groupby

from pyoxigraph import NamedNode, Triple

from psykg.knowledge.axioms import TYPE, Term
from psykg.vocabulary import PREFIXES

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")


def sorted_turtle(triples: Iterable[Triple], comment: str) -> str:
    """The triples in Turtle below the comment. Subjects and objects are IRIs or literals."""
    lines = sorted({(_short(t.subject), _verb(t.predicate), _short(t.object)) for t in triples})
    blocks = (_block(subject, group) for subject, group in groupby(lines, key=lambda line: line[0]))
    body = "\n".join(blocks)
    used = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items() if re.search(rf"(?<!\S){name}:", body)]
    return "\n".join([f"# {comment}", *used, "", body])


def _block(subject: str, lines: Iterable[tuple[str, str, str]]) -> str:
    said = "".join(f"    {verb} {other} ;\n" for _, verb, other in lines)
    return f"{subject}\n{said}.\n"


def _verb(predicate: NamedNode) -> str:
    return "a" if predicate == TYPE else _short(predicate)


def _short(term: Term) -> str:
    """The prefixed name of an IRI, by the longest namespace that leaves a plain local name; else the term in full."""
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if isinstance(term, NamedNode) and term.value.startswith(namespace):
            local = term.value.removeprefix(namespace)
            if _LOCAL_NAME.fullmatch(local):
                return f"{prefix}:{local}"
    return str(term)
