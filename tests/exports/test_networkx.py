"""The graph as networkx has it."""

import sys
from typing import Any

import networkx as nx
import pytest

from psykg.errors import MissingPackageError
from psykg.exports.content import Content
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.networkx import as_networkx
from psykg.exports.source import Source
from tests.exports.property_graph import found
from tests.exports.recovered import check

NOTHING_MORE = Format("networkx", "networkx", "", "", "", loses=(Feature.SCHEMA,))


@pytest.fixture(scope="module")
def graph(source: Source) -> Any:
    return as_networkx(source)


def test_networkx_holds_all_that_was_put_in(graph: Any, content: Content) -> None:
    nodes = (properties for _, properties in graph.nodes(data=True))
    edges = ({"source": start, "target": end, **said} for start, end, said in graph.edges(data=True))
    check(NOTHING_MORE, found(nodes, edges), content)


def test_a_node_is_an_iri_and_the_key_of_an_edge_its_type(graph: Any) -> None:
    assert isinstance(graph, nx.MultiDiGraph)
    assert all(name == properties["iri"] for name, properties in graph.nodes(data=True))
    assert all(key == said["type"] for *_, key, said in graph.edges(keys=True, data=True))


def test_several_relations_between_the_same_two_stay(graph: Any, content: Content) -> None:
    assert graph.number_of_edges() == len(content.relationships)


def test_without_networkx_the_error_says_how_to_get_it(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingPackageError, match=r"networkx, which is not installed.*psykg\[exports\]"):
        as_networkx(source)
