"""Blank nodes named by what is said of them, so that the same graph is written the same each time.

An engine gives those that it constructs a name by chance, and no client could tell that nothing has changed (RFC 9110,
section 13). The W3C's RDFC-1.0 does this for every graph, but hostile data can keep it busy for as long as it likes.
Here the time grows with the data alone; of nodes that nothing tells apart any may get another's name.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from pyoxigraph import BlankNode, Quad, Triple

from psykg.engine import Triples
from psykg.engine.results import Quads

_ROUNDS = 64
"""How far around a node is looked, where nothing nearer tells it from others: as long as our longest lists are."""

_Marks = dict[object, str]


def steady(found: Triples) -> Triples:
    """The same graph, with names of blank nodes that depend on nothing but the graph."""
    said = list(found)
    names = names_for([(each.subject, each.predicate, each.object) for each in said])
    if not names:
        return found
    return Triples.of(
        Triple(names.get(each.subject, each.subject), each.predicate, names.get(each.object, each.object))
        for each in said
    )


def steady_quads(found: Iterable[Quad]) -> Quads:
    """The quads with such names."""
    said = [(each.subject, each.predicate, each.object, each.graph_name) for each in found]
    names = names_for(said)
    return Quads.of(Quad(*(names.get(term, term) for term in terms)) for terms in said)  # type: ignore[arg-type]


def names_for(said: Sequence[tuple[object, ...]]) -> dict[object, BlankNode]:
    """A name for each blank node in the statements, which are tuples of terms: triples or quads."""
    marks: _Marks = {term: "" for each in said for term in each if isinstance(term, BlankNode)}
    apart = 0
    for _ in range(_ROUNDS):
        marks = _marked(said, marks)
        before, apart = apart, len(set(marks.values()))
        if apart in {before, len(marks)}:
            break
    ordered = enumerate(sorted(marks, key=lambda node: (marks[node], str(node))))
    return {node: BlankNode(f"b{marks[node]}{place}") for place, node in ordered}


def _marked(said: Sequence[tuple[object, ...]], marks: _Marks) -> _Marks:
    """The marks after a round more: each from what is said of the node, with the marks of the nodes beside it."""
    around: dict[object, list[str]] = defaultdict(list)
    for terms in said:
        told = " ".join(marks.get(term, str(term)) for term in terms)
        for place, term in enumerate(terms):
            if term in marks:
                around[term].append(f"{place} {told}")
    return {node: blake2b("\n".join(sorted(around[node])).encode(), digest_size=8).hexdigest() for node in marks}
