"""Blank nodes named by what is said of them, so that the same triples are written the same each time.

An engine gives those that it constructs a name by chance, and no client could tell that nothing has changed (RFC 9110,
section 13). The W3C's RDFC-1.0 does this for every graph, but hostile data can keep it busy for long. Here the time
grows with the triples alone; of nodes that a few steps around them do not tell apart any may get another's name.
"""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b

from pyoxigraph import BlankNode, Triple

from psykg.engine import Triples

_STEPS = 4
"""How far around a node is looked: as deep as our class expressions are."""

_Marks = dict[object, str]


def steady(found: Triples) -> Triples:
    """The same graph, with names of blank nodes that depend on nothing but the graph."""
    said = list(found)
    marks: _Marks = {node: "" for triple in said for node in _ends(triple)}
    if not marks:
        return found
    for _ in range(_STEPS):
        marks = _marked(said, marks)
    ordered = enumerate(sorted(marks, key=lambda node: (marks[node], str(node))))
    names = {node: BlankNode(f"b{marks[node]}{place}") for place, node in ordered}
    return Triples.of(
        Triple(names.get(each.subject, each.subject), each.predicate, names.get(each.object, each.object))
        for each in said
    )


def _ends(triple: Triple) -> Iterator[BlankNode]:
    return (node for node in (triple.subject, triple.object) if isinstance(node, BlankNode))


def _marked(said: list[Triple], marks: _Marks) -> _Marks:
    """The marks after one step more: each from what is said of the node, with the marks of the nodes beside it."""
    around: dict[object, list[str]] = defaultdict(list)
    for triple in said:
        subject, value = (marks.get(node, str(node)) for node in (triple.subject, triple.object))
        if triple.subject in marks:
            around[triple.subject].append(f"> {triple.predicate} {value}")
        if triple.object in marks:
            around[triple.object].append(f"< {triple.predicate} {subject}")
    return {node: blake2b("\n".join(sorted(around[node])).encode(), digest_size=8).hexdigest() for node in marks}
