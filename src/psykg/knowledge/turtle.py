"""Turtle that shows in a diff just what changed: sorted, one statement a line, no blank nodes."""

import re
from collections.abc import Iterable
from itertools import groupby

from pyoxigraph import NamedNode, Triple

from psykg.knowledge.axioms import TYPE, Term
from psykg.knowledge.names import curie
from psykg.vocabulary import PREFIXES


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
    return (isinstance(term, NamedNode) and curie(term.value)) or str(term)
