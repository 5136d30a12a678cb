"""CX2, the Cytoscape Exchange format: one JSON array of aspects, in which nodes and edges are numbered."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from psykg.exports.content import Content
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.records import Column, Records, Row, edges, nodes, numbers
from psykg.exports.source import Source

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_CALLED = {"iri": "represents", "label": "name", "name": "local name", "type": "interaction"}
"""What Cytoscape calls these: it shows the name, and takes what a node represents for its identity."""


def write(source: Source, out: BinaryIO) -> None:
    """The aspects in the order that the specification asks for, each node and edge on a line."""
    pieces = _pieces(Content(source))
    out.writelines(piece.encode() for piece in chain(("[\n",), pieces, ("\n]\n",)))


def _pieces(content: Content) -> Iterator[str]:
    concepts, relationships, number = nodes(content), edges(content), numbers(content)
    counts = {"nodes": len(content.concepts), "edges": len(content.relationships)}
    once = ("attributeDeclarations", "networkAttributes")
    declared = {"networkAttributes": {"name": {"d": "string"}}, **_declared(nodes=concepts, edges=relationships)}
    yield _json({"CXVersion": "2.0", "hasFragments": False}) + ",\n"
    sizes = {**dict.fromkeys(once, 1), **counts}
    yield _json({"metaData": [{"name": name, "elementCount": count} for name, count in sizes.items()]}) + ",\n"
    yield _json({"attributeDeclarations": [declared]}) + ",\n"
    yield _json({"networkAttributes": [{"name": "psykg"}]}) + ",\n"
    yield from _aspect("nodes", ({"id": number[str(row["iri"])], "v": _called(row)} for row in concepts.rows))
    yield from _aspect("edges", (_edge(place, row, number) for place, row in enumerate(relationships.rows)))
    yield _json({"status": [{"success": True, "error": ""}]})


def _declared(**aspects: Records) -> dict[str, object]:
    return {
        name: {_CALLED.get(column.name, column.name): {"d": _type(column)} for column in records.columns}
        for name, records in aspects.items()
    }


def _type(column: Column) -> str:
    return f"{'list_of_' if column.many else ''}{_TYPES[column.kind]}"


def _aspect(name: str, elements: Iterable[dict[str, object]]) -> Iterator[str]:
    yield f'{{"{name}": [\n'
    for place, element in enumerate(elements):
        yield (",\n" if place else "") + _json(element)
    yield "\n]},\n"


def _edge(place: int, row: Row, number: dict[str, int]) -> dict[str, object]:
    return {"id": place, "s": number[str(row["source"])], "t": number[str(row["target"])], "v": _called(row)}


def _called(row: Row) -> Row:
    return {_CALLED.get(name, name): cell for name, cell in row.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


FORMAT = Format(
    name="cx2",
    title="CX2",
    media_type="application/json",
    suffix="cx2",
    tool="Cytoscape, Cytoscape Web, NDEx",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON),
    write=write,
    note="A node represents the IRI and has the label for its name; an edge's interaction is its relation.",
)
