"""GEXF 1.3, as networkx reads it and its schema asks for it."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from xmlschema import XMLSchema

from psykg.exports.content import Content
from psykg.exports.formats.gexf import FORMAT
from psykg.exports.source import Source
from tests.exports.conftest import exported
from tests.exports.property_graph import found
from tests.exports.recovered import check

SCHEMA = Path(__file__).parents[1] / "schemas" / "gexf.xsd"
NAME = "{http://gexf.net/1.3}"


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def graph(written: bytes) -> Any:
    return nx.read_gexf(BytesIO(written), version="1.3")


def listed(properties: dict[str, Any]) -> dict[str, Any]:
    """The properties with lists: what Gephi reads as a list is JSON with line breaks as they are."""
    return {
        name: json.loads(value, strict=False) if str(value).startswith("[") else value
        for name, value in properties.items()
    }


def test_networkx_finds_all_that_was_put_in(graph: Any, written: bytes, content: Content) -> None:
    nodes = [{"iri": iri, **listed(properties)} for iri, properties in graph.nodes(data=True)]
    kinds = [edge.get("kind") for edge in ElementTree.fromstring(written).iter(f"{NAME}edge")]  # noqa: S314
    said = sorted(graph.edges(data=True), key=lambda edge: int(edge[2]["id"]))
    edges = (
        {"source": start, "target": end, "type": kind, **listed(properties)}
        for (start, end, properties), kind in zip(said, kinds, strict=True)
    )
    check(FORMAT, found(nodes, edges), content)


def test_several_relations_between_the_same_two_stay(graph: Any, content: Content) -> None:
    assert graph.number_of_nodes() == len(content.concepts)
    assert graph.number_of_edges() == len(content.relationships)


def test_it_keeps_to_the_schema(hostile: Source) -> None:
    XMLSchema(SCHEMA).validate(ElementTree.parse(BytesIO(exported(FORMAT, hostile))))  # noqa: S314
