"""Many quads in another graph than the one that they stand in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, parse, serialize

_GRAPH, _TRIPLE = attrgetter("graph_name"), attrgetter("triple")
_AT_A_TIME = 10_000
"""Quads that are written as text at a time."""

Batch = tuple[Sequence[Quad], NamedNode | None]
"""Some thousands of quads, and a home: the graph for those that stand in the default graph, if that is another."""

_END = b" .\n"
"""The end of a line of N-Triples; none stands within a line, for line breaks in texts are escaped there."""


def moved(quads: Sequence[Quad], graph: NamedNode | BlankNode | DefaultGraph) -> Iterator[Quad]:
    """The triples of the quads, each in that graph. Blank nodes stay the same.

    By way of text: pyoxigraph writes and reads a quad in 1 µs, and takes 4 to make one of the parts of another.
    """
    triples = _triples(quads)
    text = triples if isinstance(graph, DefaultGraph) else _in_graph(triples, graph)
    return parse(text, format=RdfFormat.N_QUADS, lenient=True)


def housed(quads: Sequence[Quad], home: NamedNode) -> Sequence[Quad]:
    """The quads, those of the default graph in their home instead."""
    homeless, others = _parted(quads)
    return [*moved(homeless, home), *others] if homeless else quads


def with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, and each of their triples in the default graph."""
    for batch, _ in batches(quads):
        yield from batch
        yield from moved(batch, DefaultGraph())


def batches(quads: Iterable[Quad]) -> Iterator[Batch]:
    """The quads, some thousands at a time, none of which has another home."""
    left = iter(quads)
    while batch := list(islice(left, _AT_A_TIME)):
        yield batch, None


def lines(quads: Sequence[Quad], home: NamedNode | None) -> bytes:
    """In N-Quads, a line each: the quads, those of the default graph in their home instead, if they have one."""
    if not home:
        return serialize(quads, format=RdfFormat.N_QUADS) or b""
    homeless, others = _parted(quads)
    return _in_graph(_triples(homeless), home) + lines(others, None)


def lines_with_union(quads: Sequence[Quad], home: NamedNode) -> bytes:
    """In N-Quads: each triple in the default graph, and in the graph that it stands in or else in its home."""
    homeless, others = _parted(quads)
    triples = _triples(homeless)
    return b"".join((triples, _in_graph(triples, home), _triples(others), lines(others, None)))


def _parted(quads: Sequence[Quad]) -> tuple[list[Quad], list[Quad]]:
    """Those of the default graph, and the others."""
    outside = DefaultGraph()
    parts: tuple[list[Quad], list[Quad]] = [], []
    for quad in quads:
        parts[_GRAPH(quad) != outside].append(quad)
    return parts


def _triples(quads: Sequence[Quad]) -> bytes:
    """The triples of the quads in N-Triples, a line each."""
    return serialize(map(_TRIPLE, quads), format=RdfFormat.N_TRIPLES) or b""


def _in_graph(triples: bytes, graph: NamedNode | BlankNode) -> bytes:
    return triples.replace(_END, b" " + str(graph).encode() + _END)
