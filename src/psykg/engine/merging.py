"""Default graphs made of several graphs: the merge, where each triple counts once (RDF 1.1 Semantics, section 4.1).

pyoxigraph reads such graphs one after the other, and a triple that stands in two of them is found twice.
"""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from psykg.engine.contract import Dataset
from psykg.engine.language.tokens import Token, form, tokens

_IRIS = {"IRIREF", "PNAME_LN", "PNAME_NS"}


def dataset_of(query: str, base: str | None) -> Dataset | None:
    """The dataset that the query describes with FROM and FROM NAMED; None where it leaves that to the engine."""
    if "from" not in query.lower():
        return None
    found = tuple(tokens(query))
    default = [name for before, name in pairwise(found) if before.kind == "'FROM'" and name.kind in _IRIS]
    named = [name for before, name in pairwise(found) if before.kind == "'NAMED'" and name.kind in _IRIS]
    if not default and not named:
        return None
    start = form(found)
    prologue = query[: start.start if start else 0]
    return Dataset(_resolved(prologue, default, base), _resolved(prologue, named, base))


def merged(store: Store, dataset: Dataset) -> Store:
    """A store that holds the dataset, its default graph merged."""
    result = Store()
    default = chain.from_iterable(_quads(store, graph) for graph in dataset.default)
    result.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in default)
    result.bulk_extend(chain.from_iterable(_quads(store, graph) for graph in dataset.named))
    return result


def _quads(store: Store, graph: str) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, NamedNode(graph))


def _resolved(prologue: str, names: list[Token], base: str | None) -> tuple[str, ...]:
    """The IRIs, resolved by the engine itself, so that both mean the same by them."""
    listed = f"{prologue} SELECT ?iri {{ VALUES ?iri {{ {' '.join(name.text for name in names)} }} }}"
    rows = cast("QuerySolutions", Store().query(listed, base_iri=base))
    return tuple(row["iri"].value for row in rows)
