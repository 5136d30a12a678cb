"""Random updates on random datasets: as pyoxigraph does them, and with the union in step and our graphs untouched."""

from collections import defaultdict
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from psykg.engine.writing import PlainDataset, UnitedDataset, perform
from psykg.errors import PsykgError
from psykg.vocabulary import UNNAMED_GRAPH

OURS = frozenset({"a:ours", "a:ours-too"})

NODES = ["<a:x>", "<a:y>", "<a:z>"]
VARIABLES = ["?s", "?o", "?g"]
GRAPHS = ["<a:g>", "<a:h>", "<a:new>"]
PREDICATES = ["<a:p>", "<a:q>", "?p"]
GROUND = ["<a:p>", "<a:q>"]
LITERALS = ["1", '"one"@en', "true", "()"]


def triples(terms: list[list[str]], least: int) -> st.SearchStrategy[list[str]]:
    parts = (st.sampled_from(each) for each in terms)
    return st.lists(st.tuples(*parts).map(" ".join), min_size=least, max_size=3)


def blocks(terms: list[list[str]], graphs: list[str], least: int = 0) -> st.SearchStrategy[str]:
    """Triples in the default graph, then some in named graphs, at least so many, then some in the default again."""
    text, named = (triples(terms, each).map(" . ".join) for each in (0, least))
    clause = st.tuples(st.sampled_from(graphs), named).map(lambda pair: f"GRAPH {pair[0]} {{ {pair[1]} }}")
    return st.tuples(text, st.lists(clause, max_size=2).map(" ".join), text).map(
        lambda parts: "{ " + (f"{parts[0]} {parts[1]} {parts[2]}" if parts[1] else parts[0]) + " }"
    )


def operations(graphs: list[str]) -> st.SearchStrategy[str]:
    data = blocks([NODES, GROUND, [*NODES, *LITERALS[:3]]], graphs)
    terms = [[*NODES, *VARIABLES], PREDICATES, [*NODES, *VARIABLES, "1"]]
    pattern = blocks(terms, [*graphs, "?g"])
    fresh = [[*NODES, *VARIABLES, "_:new", "[]"], PREDICATES, [*NODES, *VARIABLES, *LITERALS, "_:new", "(1 ?s)"]]
    place, silent = st.sampled_from([*graphs, "DEFAULT"]), st.sampled_from(["", "SILENT"])
    using = st.sampled_from(["", "", *(f"USING {graph}" for graph in graphs), f"USING NAMED {graphs[0]}"])
    with_ = st.sampled_from(["", "", *(f"WITH {graph}" for graph in graphs)])
    delete, insert = pattern.map("DELETE ".__add__), blocks(fresh, [*graphs, "?g"]).map("INSERT ".__add__)
    target = st.one_of(st.sampled_from(graphs).map("GRAPH ".__add__), st.sampled_from(["DEFAULT", "NAMED", "ALL"]))
    return st.one_of(
        data.map("INSERT DATA ".__add__),
        data.map("DELETE DATA ".__add__),
        # Without GRAPH <g> {}: here it asks, as in any pattern, for a graph of that name, and there it says nothing.
        blocks(terms, [*graphs, "?g"], least=1).map("DELETE WHERE ".__add__),
        joined(with_, delete, insert, using, st.just("WHERE"), pattern),
        joined(with_, st.one_of(delete, insert), using, st.just("WHERE"), pattern),
        joined(st.sampled_from(["ADD", "COPY", "MOVE"]), silent, place, st.just("TO"), place),
        joined(st.sampled_from(["CLEAR", "DROP"]), silent, target),
        joined(st.just("CREATE"), silent, st.sampled_from(graphs).map("GRAPH ".__add__)),
    )


def joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(" ".join)


def updates(graphs: list[str]) -> st.SearchStrategy[str]:
    return st.lists(operations(graphs), min_size=1, max_size=4).map(" ;\n".join)


def datasets(graphs: list[str]) -> st.SearchStrategy[list[Quad]]:
    place = st.sampled_from([*(f" {graph}" for graph in graphs), ""])
    parts = (st.sampled_from(each) for each in (NODES, GROUND, [*NODES, '"one"@en', "_:b"]))
    quad = st.tuples(st.tuples(*parts).map(" ".join), place).map(lambda pair: f"{pair[0]}{pair[1]} .")
    return st.lists(quad, max_size=8).map(
        lambda lines: list(parse("\n".join(lines).encode(), format=RdfFormat.N_QUADS, rename_blank_nodes=True))
    )


def succeeds(work: Callable[[], None]) -> bool:
    try:
        work()
    except (PsykgError, SyntaxError, RuntimeError):
        return False
    return True


def canonical(quads: list[Quad]) -> Dataset:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def by_graph(store: Store) -> dict[object, set[object]]:
    found = defaultdict[object, set[object]](set)
    for quad in store:
        found[quad.graph_name].add(quad.triple)
    return found


@settings(deadline=None, max_examples=150)
@given(datasets(GRAPHS[:2]), updates(GRAPHS))
def test_an_update_of_a_plain_dataset_does_what_pyoxigraph_does(quads: list[Quad], update: str) -> None:
    ours, theirs = Store(), Store()
    ours.extend(quads)
    theirs.extend(quads)
    done = succeeds(lambda: perform(PlainDataset(ours), update))
    assert done == succeeds(lambda: theirs.update(update))
    if done:
        assert canonical(list(ours)) == canonical(list(theirs))
        assert set(ours.named_graphs()) == set(theirs.named_graphs())


@settings(deadline=None, max_examples=150)
@given(
    datasets(["<a:g>", "<a:h>", f"<{UNNAMED_GRAPH}>", *(f"<{each}>" for each in OURS)]),
    updates([*GRAPHS, f"<{UNNAMED_GRAPH}>", "<a:ours>", "<a:ours-too>"]),
)
def test_the_default_graph_stays_the_union_and_our_graphs_stay_as_they_are(quads: list[Quad], update: str) -> None:
    store = Store()
    named = [quad for quad in quads if quad.graph_name != DefaultGraph()]
    store.extend(named)
    store.extend(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in named)
    before = by_graph(store)
    succeeds(lambda: perform(UnitedDataset(store, OURS), update))
    after = by_graph(store)
    assert after.pop(DefaultGraph(), set()) == set[object]().union(*after.values())
    assert [after.get(NamedNode(each)) for each in OURS] == [before.get(NamedNode(each)) for each in OURS]
