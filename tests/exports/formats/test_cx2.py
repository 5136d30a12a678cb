"""CX2, as NDEx's own library reads it."""

import json
from typing import Any

import pytest
from ndex2.cx2 import RawCX2NetworkFactory

from psykg.exports.content import Content
from psykg.exports.formats.cx2 import FORMAT
from psykg.exports.source import Source
from tests.exports.conftest import exported
from tests.exports.property_graph import found
from tests.exports.recovered import Recovered, check


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def aspects(written: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written)
    return found


def read(written: bytes) -> Recovered:
    network = RawCX2NetworkFactory().get_cx2network(json.loads(written))
    nodes = {number: node["v"] for number, node in network.get_nodes().items()}
    concepts = [properties | {"iri": properties["represents"]} for properties in nodes.values()]
    relationships = [
        edge["v"] | {"type": edge["v"]["interaction"], "label": edge["v"]["name"]}
        for edge in network.get_edges().values()
    ]
    assert [
        (nodes[edge["s"]]["represents"], nodes[edge["t"]]["represents"]) for edge in network.get_edges().values()
    ] == [(said["source"], said["target"]) for said in relationships]
    return found(concepts, relationships)


def test_ndex2_finds_all_that_was_put_in(written: bytes, content: Content) -> None:
    check(FORMAT, read(written), content)


def test_a_node_is_called_by_its_label(aspects: list[dict[str, Any]], content: Content) -> None:
    nodes = next(aspect["nodes"] for aspect in aspects if "nodes" in aspect)
    assert [node["v"]["name"] for node in nodes] == [entity.label for entity in content.concepts]


def test_the_aspects_stand_in_the_order_of_the_specification(aspects: list[dict[str, Any]]) -> None:
    names = [next(iter(aspect)) for aspect in aspects]
    assert names == ["CXVersion", "metaData", "attributeDeclarations", "networkAttributes", "nodes", "edges", "status"]
    assert aspects[0] == {"CXVersion": "2.0", "hasFragments": False}
    assert aspects[-1] == {"status": [{"success": True, "error": ""}]}


def test_each_aspect_has_as_many_elements_as_is_told(aspects: list[dict[str, Any]]) -> None:
    told = {each["name"]: each["elementCount"] for each in aspects[1]["metaData"]}
    assert told == {name: len(aspect[name]) for aspect in aspects[2:-1] for name in aspect}


def test_every_value_is_of_the_type_that_is_declared(aspects: list[dict[str, Any]]) -> None:
    types = {"string": str, "long": int, "double": float, "boolean": bool}
    declared = aspects[2]["attributeDeclarations"][0]
    for aspect in ("nodes", "edges"):
        elements = next(each[aspect] for each in aspects if aspect in each)
        for name, value in (pair for element in elements for pair in element["v"].items()):
            kind = declared[aspect][name]["d"]
            if kind.startswith("list_of_"):
                assert {type(each) for each in value} == {types[kind.removeprefix("list_of_")]}
            else:
                assert type(value) is types[kind]
