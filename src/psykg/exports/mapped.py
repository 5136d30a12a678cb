"""The graph in the terms of another vocabulary: CONSTRUCT queries tell, step by step, what becomes what."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad, QueryTriples, Store

from psykg.exports.source import Ordered, Source, unnamed
from psykg.vocabulary import GRAPH, XSD

_MADE = NamedNode(GRAPH + "mapped")
_EXACT = "urn:exact:"
"""Before a datatype while a value is in the store, which would write 4.50 as 4.5."""


def mapped(source: Source, steps: Path) -> Ordered:
    """What the queries of the folder make of the source, in the order of their names; each sees what the last made."""
    store = stored(source)
    for step in sorted(steps.glob("*.rq")):
        query = step.read_text(encoding="utf-8")
        triples = cast("QueryTriples", store.query(query, use_default_graph_as_union=True))
        store.extend([Quad(each.subject, each.predicate, each.object, _MADE) for each in triples])
    return Ordered.of(map(unnamed, given_back(store.quads_for_pattern(None, None, None, _MADE))))


def stored(source: Source) -> Store:
    """The source in a store, each value as it is written: it must be `given_back`."""
    store = Store()
    store.bulk_extend(map(_kept, source.quads()))
    return store


def given_back(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads of such a store with the datatypes that their values have."""
    for quad in quads:
        value = quad.object
        if isinstance(value, Literal) and value.datatype.value.startswith(_EXACT):
            datatype = NamedNode(value.datatype.value.removeprefix(_EXACT))
            value = Literal(value.value, datatype=datatype)
        yield Quad(quad.subject, quad.predicate, value, quad.graph_name)


def _kept(quad: Quad) -> Quad:
    value = quad.object
    if not isinstance(value, Literal) or value.language or value.datatype.value == XSD + "string":
        return quad
    exact = Literal(value.value, datatype=NamedNode(_EXACT + value.datatype.value))
    return Quad(quad.subject, quad.predicate, exact, quad.graph_name)
