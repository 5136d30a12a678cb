"""The default graph of a united dataset: the union of its named graphs, kept up when these change."""

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import DefaultGraph, Quad, Store

from psykg.knowledge.moving import with_union

_DEFAULT = DefaultGraph()


def add(store: Store, quads: Iterable[Quad]) -> None:
    """Add quads of named graphs, to the union too."""
    store.extend(with_union(quads))


def remove(store: Store, quads: Collection[Quad]) -> None:
    """Remove quads of named graphs, and from the union those triples that no other graph holds."""
    for quad in quads:
        store.remove(quad)
    for quad in quads:
        if not any(holders(store, quad)):
            store.remove(Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))


def holders(store: Store, quad: Quad) -> Iterator[Quad]:
    """The triple of the quad in each named graph that holds it."""
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return (each for each in found if each.graph_name != _DEFAULT)
