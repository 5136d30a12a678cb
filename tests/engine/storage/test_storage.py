"""A store is brought into the shape that it is wanted in, and what users gave goes through it unharmed."""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from psykg.engine.storage import Storage
from psykg.engine.storage.labels import Labels
from psykg.errors import StoreError
from psykg.vocabulary import SKOS, UNNAMED_GRAPH

DEFAULT, UNNAMED = DefaultGraph(), NamedNode(UNNAMED_GRAPH)
LABEL = NamedNode(SKOS + "prefLabel")
TERMS = [NamedNode(f"http://example.org/{name}") for name in "abc"]
OUR_GRAPHS = [NamedNode(f"http://example.org/ours/{name}") for name in "xy"]
THEIR_GRAPHS: list[NamedNode | DefaultGraph] = [
    *(NamedNode(f"http://example.org/theirs/{name}") for name in "xy"),
    DEFAULT,
]

terms = st.sampled_from(TERMS)
theirs = st.sets(st.builds(Quad, terms, terms, terms, st.sampled_from(THEIR_GRAPHS)))
ours = st.sets(st.builds(Quad, terms, terms, terms, st.sampled_from(OUR_GRAPHS)))


QUAD = Quad(*TERMS)


def moved(quad: Quad, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, graph)


def held(storage: Storage) -> set[Quad]:
    with storage.reading() as version:
        return set(Store.read_only(str(version)))


def bare(folder: Path) -> Storage:
    return Storage(folder, bare=True, ours=set)


def united(folder: Path, quads: Iterable[Quad]) -> Storage:
    return Storage(folder, bare=False, ours=lambda: quads)


def as_united(theirs: set[Quad], ours: set[Quad]) -> set[Quad]:
    """What a united dataset holds, by its definition."""
    named = {quad if quad.graph_name != DEFAULT else moved(quad, UNNAMED) for quad in theirs} | ours
    return named | {moved(quad, DEFAULT) for quad in named}


@settings(max_examples=8, deadline=None)
@given(theirs, theirs, ours, ours)
def test_what_users_gave_survives_each_change_of_shape(
    first: set[Quad], second: set[Quad], old: set[Quad], new: set[Quad]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        bare(folder).add(first)
        assert held(bare(folder)) == first
        assert held(united(folder, old)) == as_united(first, old)
        united(folder, old).add(second)
        assert held(united(folder, old)) == as_united(first | second, old)
        assert held(united(folder, new)) == as_united(first | second, new)
        assert held(bare(folder)) == first | second


def test_a_store_that_has_the_shape_is_left_as_it_is(tmp_path: Path) -> None:
    graph = [moved(QUAD, OUR_GRAPHS[0])]
    with united(tmp_path, graph).reading() as first, united(tmp_path, graph).reading() as second:
        assert first == second


def test_what_a_user_says_too_stays_in_the_union_when_ours_no_longer_say_it(tmp_path: Path) -> None:
    old, new, shared = (moved(Quad(term, TERMS[0], TERMS[0]), OUR_GRAPHS[0]) for term in TERMS)
    user = moved(old, THEIR_GRAPHS[0])
    united(tmp_path, [old, shared]).add([user])
    assert held(united(tmp_path, [new, shared])) == as_united({user}, {new, shared})


def test_the_labels_of_other_graphs_of_ours_are_those_that_are_found(tmp_path: Path) -> None:
    def labelled(text: str) -> list[Quad]:
        return [Quad(TERMS[0], LABEL, Literal(text, language="en"), OUR_GRAPHS[0])]

    united(tmp_path, labelled("spade"))
    with united(tmp_path, labelled("shovel")).reading() as version:
        labels = Labels(version)
        assert labels.beginning("spade", 5) == []
        assert labels.beginning("shov", 5) == [TERMS[0].value]


def test_a_user_s_graph_that_would_become_one_of_ours_stops_the_renewal(tmp_path: Path) -> None:
    given = {moved(QUAD, OUR_GRAPHS[1])}
    storage = united(tmp_path, [moved(QUAD, OUR_GRAPHS[0])])
    storage.add(given)
    with pytest.raises(StoreError, match=r"<http://example.org/ours/y>, a graph of psykg's own"):
        united(tmp_path, [moved(QUAD, graph) for graph in OUR_GRAPHS])
    assert held(storage) == as_united(given, {moved(QUAD, OUR_GRAPHS[0])})


def test_blank_nodes_of_ours_that_are_named_anew_do_not_make_it_another_shape(tmp_path: Path) -> None:
    from psykg.knowledge.dataset import closure_quads  # noqa: PLC0415  (reads the ontology)

    assert set(closure_quads()) != set(closure_quads())
    with united(tmp_path, closure_quads()).reading() as first, united(tmp_path, closure_quads()).reading() as second:
        assert first == second


def test_an_empty_graph_of_a_user_stays_one(tmp_path: Path) -> None:
    graph = NamedNode("http://example.org/theirs/empty")
    with bare(tmp_path).change() as draft:
        store = Store(str(draft))
        store.add_graph(graph)
        store.flush()
        del store
    with united(tmp_path, [moved(QUAD, OUR_GRAPHS[0])]).reading() as version:
        assert set(Store.read_only(str(version)).named_graphs()) == {graph, OUR_GRAPHS[0]}
    with bare(tmp_path).reading() as version:
        assert set(Store.read_only(str(version)).named_graphs()) == {graph}


def test_a_bare_store_that_holds_a_graph_named_as_one_of_ours_is_not_united(tmp_path: Path) -> None:
    given = {moved(QUAD, OUR_GRAPHS[0])}
    bare(tmp_path).add(given)
    with pytest.raises(StoreError, match=r"<http://example.org/ours/x>, a graph of psykg's own\. Serve it with --bare"):
        united(tmp_path, given)
    assert held(bare(tmp_path)) == given


def test_a_store_keeps_its_shape_where_none_is_asked_for_and_a_new_one_is_united(tmp_path: Path) -> None:
    bare(tmp_path / "bare")
    for name, expected in {"bare": True, "new": False}.items():
        assert Storage(tmp_path / name, bare=None, ours=set).bare is expected


def test_graphs_of_ours_are_protected_in_a_united_store_alone(tmp_path: Path) -> None:
    assert united(tmp_path, [moved(QUAD, OUR_GRAPHS[0])]).protected == {OUR_GRAPHS[0]}
    assert bare(tmp_path).protected == frozenset()


@pytest.mark.parametrize("use", [Storage.reading, Storage.change])
def test_who_works_on_a_store_is_told_when_another_gives_it_another_shape(
    tmp_path: Path, use: Callable[[Storage], object]
) -> None:
    storage = united(tmp_path, [])
    bare(tmp_path)
    with pytest.raises(StoreError, match="another shape by another process"), use(storage):  # type: ignore[attr-defined]
        pass


def test_an_error_while_quads_are_read_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    storage = bare(tmp_path)
    with pytest.raises(ZeroDivisionError):
        storage.add(moved(QUAD, THEIR_GRAPHS[1 // (2 - number)]) for number in range(3))
    assert held(storage) == set()


def test_a_damaged_note_of_the_shape_is_told(tmp_path: Path) -> None:
    with bare(tmp_path).reading() as version:
        (version / "shape.json").write_text("{")
    with pytest.raises(StoreError, match=r"shape\.json is damaged"):
        bare(tmp_path)


@settings(max_examples=8, deadline=None)
@given(theirs=theirs, ours=ours)
def test_all_quads_are_read_as_they_were_given_and_read_again(theirs: set[Quad], ours: set[Quad]) -> None:
    with TemporaryDirectory() as folder:
        storage = united(Path(folder, "store"), ours)
        storage.add(theirs)
        with storage.quads() as read:
            assert list(read()) == list(read())
            assert set(read()) == {quad for quad in as_united(theirs, ours) if quad.graph_name != DEFAULT}
        plain = bare(Path(folder, "bare"))
        plain.add(theirs)
        with plain.quads() as read:
            assert set(read()) == theirs
