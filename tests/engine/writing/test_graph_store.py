import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from psykg.engine.writing import Document, PlainDataset, UnitedDataset, drop, extend, perform, replace
from psykg.errors import GraphProtectedError, QuerySyntaxError, RdfSyntaxError, UnknownGraphError
from psykg.vocabulary import UNNAMED_GRAPH

ONE = Document(b"<a:x> <a:p> 1 .", "text/turtle", "http://example.org/")
TWO = Document(b"<a:x> <a:p> 2 .", "text/turtle", "http://example.org/")
NONE = Document(b"", "text/turtle", "http://example.org/")
BROKEN = Document(b"<a:x> <a:p> 3 . <", "text/turtle", "http://example.org/")


@pytest.fixture
def plain() -> PlainDataset:
    return PlainDataset(Store())


@pytest.fixture
def united() -> UnitedDataset:
    dataset = UnitedDataset(Store(), frozenset())
    perform(dataset, "INSERT DATA { GRAPH <a:ours> { <a:x> <a:p> 'ours' } GRAPH <a:g> { <a:x> <a:p> 1 } }")
    return UnitedDataset(dataset.store, frozenset({"a:ours"}))


def values(dataset: PlainDataset | UnitedDataset, graph: str | None) -> set[str]:
    found = dataset.store.quads_for_pattern(None, None, None, NamedNode(graph) if graph else DefaultGraph())
    return {quad.object.value for quad in found if isinstance(quad.object, Literal)}


@pytest.mark.parametrize("graph", ["a:g", None])
def test_put_leaves_only_what_was_sent_and_post_adds(plain: PlainDataset, graph: str | None) -> None:
    assert replace(plain, graph, [ONE]) is (graph is not None)
    assert extend(plain, graph, [TWO]) is False
    assert values(plain, graph) == {"1", "2"}
    assert replace(plain, graph, [TWO]) is False
    assert values(plain, graph) == {"2"}


def test_several_documents_make_one_graph(plain: PlainDataset) -> None:
    assert extend(plain, "a:g", [ONE, TWO]) is True
    assert values(plain, "a:g") == {"1", "2"}


def test_an_empty_document_makes_an_empty_graph(plain: PlainDataset) -> None:
    assert replace(plain, "a:g", [NONE]) is True
    assert extend(plain, "a:h", [NONE]) is True
    assert set(plain.store.named_graphs()) == {NamedNode("a:g"), NamedNode("a:h")}


def test_delete_removes_the_graph_and_only_one_that_is_there(plain: PlainDataset) -> None:
    replace(plain, "a:g", [ONE])
    drop(plain, "a:g")
    with pytest.raises(UnknownGraphError, match="There is no graph <a:g>"):
        drop(plain, "a:g")
    replace(plain, None, [ONE])
    drop(plain, None)
    assert len(plain.store) == 0


def test_a_broken_document_changes_nothing(plain: PlainDataset) -> None:
    replace(plain, "a:g", [ONE])
    with pytest.raises(RdfSyntaxError):
        replace(plain, "a:g", [TWO, BROKEN])
    assert values(plain, "a:g") == {"1"}


def test_a_graph_needs_an_absolute_iri(plain: PlainDataset) -> None:
    with pytest.raises(QuerySyntaxError, match="no absolute IRI"):
        replace(plain, "g", [ONE])


def test_the_union_follows_every_write(united: UnitedDataset) -> None:
    replace(united, "a:g", [TWO])
    assert values(united, None) == {"ours", "2"}
    assert extend(united, None, [ONE]) is False
    assert values(united, None) == {"ours", "1", "2"}
    assert values(united, UNNAMED_GRAPH) == {"1"}
    drop(united, "a:g")
    assert values(united, None) == {"ours", "1"}


def test_our_graphs_and_the_union_as_a_whole_are_not_written(united: UnitedDataset) -> None:
    before = set(united.store)
    for graph, said in (("a:ours", "<a:ours> is psykg's own"), (None, "union of all graphs")):
        with pytest.raises(GraphProtectedError, match=said):
            replace(united, graph, [TWO])
        with pytest.raises(GraphProtectedError, match=said):
            drop(united, graph)
    for document in (TWO, NONE):
        with pytest.raises(GraphProtectedError, match="<a:ours> is psykg's own"):
            extend(united, "a:ours", [document])
    assert set(united.store) == before
