"""CSV files for `neo4j-admin database import`, whose headers name the type of each property."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import BinaryIO

from psykg.exports.content import Content
from psykg.exports.delimited import write_csv
from psykg.exports.features import Feature
from psykg.exports.format import ZIP, Format
from psykg.exports.labelled import labels_of, type_of
from psykg.exports.records import Cell, Column, Records, Row, edges, nodes
from psykg.exports.source import Source

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_BETWEEN = "\x1e"
"""The record separator. An array has no way to escape what stands between its elements, and “;” is in many a text."""

_ARGUMENTS = """--nodes=nodes.csv
--relationships=relationships.csv
--array-delimiter=U+001E
--multiline-fields=true
"""
_ENDS = {"source": ":START_ID(Concept)", "target": ":END_ID(Concept)", "iri": "iri:ID(Concept)"}


def files(source: Source) -> Mapping[str, Callable[[BinaryIO], None]]:
    """The concepts, the relationships, and the arguments of the import, which reads them."""
    content = Content(source)
    return {
        "nodes.csv": partial(_write_nodes, content),
        "relationships.csv": partial(_write_relationships, content),
        "import.args": _write_arguments,
    }


def _write_nodes(content: Content, out: BinaryIO) -> None:
    records = nodes(content)
    labels = (_BETWEEN.join(labels_of(content, entity)) for entity in content.concepts)
    rows = ([label, *_cells(row, records)] for label, row in zip(labels, records.rows, strict=True))
    write_csv([":LABEL", *_header(records)], rows, out)


def _write_relationships(content: Content, out: BinaryIO) -> None:
    records = edges(content)
    rows = ([_relationship_type(row), *_cells(row, records)] for row in records.rows)
    write_csv([":TYPE", *_header(records)], rows, out)


def _write_arguments(out: BinaryIO) -> None:
    out.write(_ARGUMENTS.encode())


def _relationship_type(row: Row) -> str:
    return type_of(str(row["relation"]), denied=bool(row["denied"]))


def _header(records: Records) -> Iterator[str]:
    return (_ENDS.get(column.name) or f"{column.name}:{_type(column)}" for column in records.columns)


def _type(column: Column) -> str:
    return f"{_TYPES[column.kind]}{'[]' if column.many else ''}"


def _cells(row: Row, records: Records) -> Iterator[str]:
    return (_text(row.get(column.name, "")) for column in records.columns)


def _text(cell: Cell) -> str:
    if isinstance(cell, list):
        return _BETWEEN.join(_text(each).replace(_BETWEEN, "") for each in cell)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


FORMAT = Format(
    name="neo4j",
    title="Neo4j import (CSV)",
    media_type=ZIP,
    suffix="zip",
    tool="Neo4j: `neo4j-admin database import full neo4j @import.args`, in the folder of the files",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON, Feature.CONTROLS),
    files=files,
    note="Between the elements of an array stands U+001E, which is left out of their texts. All other control"
    " characters are kept.",
)
