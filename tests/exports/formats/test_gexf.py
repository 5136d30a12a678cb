"""GEXF 1.3, as networkx reads it and its schema asks for it."""

import json
from collections.abc import Callable
from functools import partial
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
from tests.exports.property_graph import found, listed
from tests.exports.recovered import Recovered, check

SCHEMA = Path(__file__).parents[1] / "schemas" / "gexf.xsd"
NAME = "{http://gexf.net/1.3}"


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def graph(written: bytes) -> Any:
    return nx.read_gexf(BytesIO(written), version="1.3")


def read(written: bytes) -> Recovered:
    """What networkx finds, with the kinds of edges, which it passes over. Gephi's lists are JSON with line breaks."""
    parsed = partial(json.loads, strict=False)
    graph: Any = nx.read_gexf(BytesIO(written), version="1.3")
    nodes = [{"iri": iri, **listed(properties, parsed)} for iri, properties in graph.nodes(data=True)]
    kinds = [edge.get("kind") for edge in ElementTree.fromstring(written).iter(f"{NAME}edge")]  # noqa: S314
    said = sorted(graph.edges(data=True), key=lambda edge: int(edge[2]["id"]))
    edges = (
        {"source": start, "target": end, "type": kind, **listed(properties, parsed)}
        for (start, end, properties), kind in zip(said, kinds, strict=True)
    )
    return found(nodes, edges)


def test_networkx_finds_all_that_was_put_in(written: bytes, content: Content) -> None:
    check(FORMAT, read(written), content)


def test_gephi_lite_finds_all_with_its_lists_and_kinds(
    written: bytes, content: Content, reader: Callable[[str, bytes], str]
) -> None:
    there = json.loads(reader("gexf.mjs", written))
    check(FORMAT, found(there["nodes"], (edge | {"type": edge["kind"]} for edge in there["edges"])), content)


def test_several_relations_between_the_same_two_stay(graph: Any, content: Content) -> None:
    assert graph.number_of_nodes() == len(content.concepts)
    assert graph.number_of_edges() == len(content.relationships)


def test_it_keeps_to_the_schema(hostile: Source) -> None:
    XMLSchema(SCHEMA).validate(ElementTree.parse(BytesIO(exported(FORMAT, hostile))))  # noqa: S314
