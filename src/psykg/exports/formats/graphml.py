"""GraphML 1.0: what network programs read; its properties are single texts, numbers and truth values."""

import json
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from psykg.exports.content import Content
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.records import Cell, Column, Row, edges, nodes, numbers
from psykg.exports.source import Source
from psykg.exports.text import LINE_ENDS, in_xml

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def write(source: Source, out: BinaryIO) -> None:
    """One directed graph, an element a line. Nodes are numbered, since an IRI is no NMTOKEN."""
    out.writelines(line.encode() for line in _lines(Content(source)))


def _lines(content: Content) -> Iterator[str]:
    concepts, relationships, number = nodes(content), edges(content), numbers(content)
    node_keys = {column.name: f"n_{place}" for place, column in enumerate(concepts.columns)}
    edge_keys = {column.name: f"e_{place}" for place, column in enumerate(relationships.columns)}
    yield _HEAD
    yield from (_key("node", node_keys[column.name], column) for column in concepts.columns)
    yield from (_key("edge", edge_keys[column.name], column) for column in relationships.columns)
    yield '<graph id="psykg" edgedefault="directed">\n'
    for row in concepts.rows:
        yield f'<node id="n{number[str(row["iri"])]}">{_data(row, node_keys)}</node>\n'
    for place, row in enumerate(relationships.rows):
        ends = f'source="n{number[str(row["source"])]}" target="n{number[str(row["target"])]}"'
        yield f'<edge id="e{place}" {ends}>{_data(row, edge_keys)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _key(domain: str, key: str, column: Column) -> str:
    kind = "string" if column.many else _TYPES[column.kind]
    return f'<key id="{key}" for="{domain}" attr.name={quoteattr(column.name)} attr.type="{kind}"/>\n'


def _data(row: Row, keys: dict[str, str]) -> str:
    return "".join(f'<data key="{keys[name]}">{escape(_text(cell), LINE_ENDS)}</data>' for name, cell in row.items())


def _text(cell: Cell) -> str:
    return in_xml(cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False))


FORMAT = Format(
    name="graphml",
    title="GraphML",
    media_type="application/graphml+xml",
    suffix="graphml",
    tool="networkx, igraph, Gephi, Cytoscape, yEd",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON),
    write=write,
    note="GraphML has no lists: what may be several is a JSON array. XML has no control characters: single texts are"
    " without them, in the arrays they are escaped.",
)
