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
_SEPARATORS = (0x1E, 0x1F, 0x1D, 0x1C, *range(0xE000, 0xF900))
"""The separators of ASCII, and the characters that Unicode leaves to whoever wants them (chapter 23.5)."""

_ARGUMENTS = """--nodes=nodes.csv
--relationships=relationships.csv
--array-delimiter=U+{:04X}
--multiline-fields=true
"""
_ENDS = {"source": ":START_ID(Concept)", "target": ":END_ID(Concept)", "iri": "iri:ID(Concept)"}
_Cells = list[list[Cell]]


def files(source: Source) -> Mapping[str, Callable[[BinaryIO], None]]:
    """The concepts, the relationships, and the arguments of the import, which reads them."""
    content = Content(source)
    concepts, relationships = nodes(content), edges(content)
    labelled = [
        [labels_of(content, entity), *_cells(row, concepts)]
        for entity, row in zip(content.concepts, concepts.rows, strict=True)
    ]
    typed = [[_relationship_type(row), *_cells(row, relationships)] for row in relationships.rows]
    between = _between([*labelled, *typed])
    return {
        "nodes.csv": partial(_write, [":LABEL", *_header(concepts)], labelled, between),
        "relationships.csv": partial(_write, [":TYPE", *_header(relationships)], typed, between),
        "import.args": partial(_write_arguments, between),
    }


def _write(header: list[str], rows: _Cells, between: str, out: BinaryIO) -> None:
    write_csv(header, ([_text(cell, between) for cell in row] for row in rows), out)


def _write_arguments(between: str, out: BinaryIO) -> None:
    out.write(_ARGUMENTS.format(ord(between)).encode())


def _between(rows: _Cells) -> str:
    """A character to stand between the elements of arrays, where it cannot be escaped: one that none of them has.

    Were there none left of some thousands, the first would be taken, and left out of the elements.
    """
    lists = (cell for row in rows for cell in row if isinstance(cell, list))
    taken = {ord(character) for cell in lists for each in cell for character in str(each)}
    return chr(next((each for each in _SEPARATORS if each not in taken), _SEPARATORS[0]))


def _relationship_type(row: Row) -> str:
    return type_of(str(row["relation"]), denied=bool(row["denied"]))


def _header(records: Records) -> Iterator[str]:
    return (_ENDS.get(column.name) or f"{column.name}:{_type(column)}" for column in records.columns)


def _type(column: Column) -> str:
    return f"{_TYPES[column.kind]}{'[]' if column.many else ''}"


def _cells(row: Row, records: Records) -> list[Cell]:
    return [row.get(column.name, "") for column in records.columns]


def _text(cell: Cell, between: str) -> str:
    if isinstance(cell, list):
        return between.join(_text(each, between).replace(between, "") for each in cell)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


FORMAT = Format(
    name="neo4j",
    title="Neo4j import (CSV)",
    media_type=ZIP,
    suffix="zip",
    tool="Neo4j: `neo4j-admin database import full neo4j @import.args`, in the folder of the files",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON),
    files=files,
    note="Between the elements of an array stands a character that none of them has: U+001E, or the one that"
    " import.args names.",
)
