"""What a united dataset does with each sort of write."""

import pytest
from pyoxigraph import NamedNode, Store

from psykg.engine.writing import UnitedDataset, perform
from psykg.errors import GraphProtectedError
from psykg.vocabulary import UNNAMED_GRAPH


@pytest.fixture
def dataset() -> UnitedDataset:
    store = Store()
    perform(
        UnitedDataset(store, frozenset()),
        """
        INSERT DATA {
            GRAPH <a:ours> { <a:x> <a:p> 'ours', 'shared' }
            GRAPH <a:g> { <a:x> <a:p> 'g', 'twice', 'shared' }
            GRAPH <a:h> { <a:x> <a:p> 'twice' }
        }
        """,
    )
    return UnitedDataset(store, frozenset({"a:ours"}))


def graphs(dataset: UnitedDataset, value: str) -> set[str]:
    """The graphs that hold the value; the empty name is that of the union."""
    quads = [quad for quad in dataset.store if getattr(quad.object, "value", "") == value]
    return {quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else "" for quad in quads}


def test_what_is_written_without_a_graph_stands_in_the_unnamed_one(dataset: UnitedDataset) -> None:
    perform(dataset, "INSERT DATA { <a:x> <a:p> 'new' }")
    assert graphs(dataset, "new") == {"", UNNAMED_GRAPH}
    perform(dataset, f"DELETE DATA {{ GRAPH <{UNNAMED_GRAPH}> {{ <a:x> <a:p> 'new' }} }}")
    assert graphs(dataset, "new") == set()


def test_what_one_graph_loses_the_union_keeps_while_another_holds_it(dataset: UnitedDataset) -> None:
    perform(dataset, "DELETE DATA { GRAPH <a:g> { <a:x> <a:p> 'twice', 'shared' } }")
    assert graphs(dataset, "twice") == {"", "a:h"}
    assert graphs(dataset, "shared") == {"", "a:ours"}
    perform(dataset, "DROP GRAPH <a:h>")
    assert graphs(dataset, "twice") == set()


def test_what_is_removed_without_a_graph_goes_from_every_graph(dataset: UnitedDataset) -> None:
    perform(dataset, "DELETE WHERE { ?s ?p 'twice' }")
    assert graphs(dataset, "twice") == set()


def test_a_pattern_sees_the_union_once(dataset: UnitedDataset) -> None:
    perform(dataset, "INSERT { <a:n> <a:is> ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?s ?p 'twice' } }")
    assert graphs(dataset, "1") == {"", UNNAMED_GRAPH}


@pytest.mark.parametrize(
    ("update", "said"),
    [
        ("INSERT DATA { GRAPH <a:ours> { <a:x> <a:p> 1 } }", "The graph <a:ours> is psykg's own"),
        ("INSERT DATA { GRAPH <a:ours> { <a:x> <a:p> 'ours' } }", "The graph <a:ours> is psykg's own"),
        ("DELETE DATA { GRAPH <a:ours> { <a:x> <a:p> 'nowhere' } }", "The graph <a:ours> is psykg's own"),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", "The graph <a:ours> is psykg's own"),
        ("WITH <a:ours> INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", "The graph <a:ours> is psykg's own"),
        ("DELETE DATA { <a:x> <a:p> 'ours' }", "stands in <a:ours>, a graph of psykg's own"),
        ("DELETE DATA { <a:x> <a:p> 'shared' }", "stands in <a:ours>, a graph of psykg's own"),
        ("DELETE WHERE { ?s ?p ?o }", "stands in <a:ours>, a graph of psykg's own"),
        ("CLEAR SILENT GRAPH <a:ours>", "The graph <a:ours> is psykg's own"),
        ("DROP GRAPH <a:ours>", "The graph <a:ours> is psykg's own"),
        ("CREATE SILENT GRAPH <a:ours>", "The graph <a:ours> is psykg's own"),
        ("CLEAR NAMED", "The graph <a:ours> is psykg's own"),
        ("DROP ALL", "psykg's own"),
        ("CLEAR DEFAULT", "the union of all graphs"),
        ("COPY <a:g> TO <a:ours>", "The graph <a:ours> is psykg's own"),
        ("ADD <a:g> TO <a:ours>", "The graph <a:ours> is psykg's own"),
        ("COPY <a:g> TO DEFAULT", "the union of all graphs"),
        ("MOVE DEFAULT TO <a:new>", "the union of all graphs"),
        ("MOVE <a:ours> TO <a:new>", "The graph <a:ours> is psykg's own"),
    ],
)
def test_what_would_touch_a_graph_of_ours_is_refused_and_changes_nothing(
    dataset: UnitedDataset, update: str, said: str
) -> None:
    before = set(dataset.store)
    with pytest.raises(GraphProtectedError, match=said):
        perform(dataset, update)
    assert set(dataset.store) == before


def test_our_graphs_can_be_copied_from(dataset: UnitedDataset) -> None:
    perform(dataset, "COPY <a:ours> TO <a:copy>")
    assert graphs(dataset, "ours") == {"", "a:ours", "a:copy"}
