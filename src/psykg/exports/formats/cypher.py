"""A Cypher script that makes the graph in Neo4j, and may be run again: it merges what is there already."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from psykg.exports.content import Content
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.labelled import labels_of, type_of
from psykg.exports.records import Cell, Row, edges, nodes
from psykg.exports.source import Source

_CONSTRAINT = "CREATE CONSTRAINT concept_iri IF NOT EXISTS FOR (c:Concept) REQUIRE c.iri IS UNIQUE;\n"
_PLAIN = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_SPECIAL = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write(source: Source, out: BinaryIO) -> None:
    """The constraint by which concepts are told apart and found fast; a statement a concept and one a relationship."""
    out.writelines(statement.encode() for statement in _statements(Content(source)))


def _statements(content: Content) -> Iterator[str]:
    yield _CONSTRAINT
    for entity, row in zip(content.concepts, nodes(content).rows, strict=True):
        labels = "".join(f":{_name(label)}" for label in labels_of(content, entity))
        yield f"MERGE (c:Concept {{iri: {_literal(row.pop('iri'))}}})\n  SET {_assigned('c', row)}\n  SET c{labels};\n"
    for row in edges(content).rows:
        yield _merged(row)


def _merged(row: Row) -> str:
    """A relationship, told apart from others of its type by the IRI of the relation."""
    start, end = (f":Concept {{iri: {_literal(row.pop(name))}}}" for name in ("source", "target"))
    relation = row.pop("relation")
    kind = _name(type_of(str(relation), denied=bool(row["denied"])))
    merged = f"MERGE (a)-[r:{kind} {{relation: {_literal(relation)}}}]->(b)"
    return f"MATCH (a{start}) MATCH (b{end})\n  {merged}\n  SET {_assigned('r', row)};\n"


def _assigned(variable: str, row: Row) -> str:
    return ", ".join(f"{variable}.{_name(name)} = {_literal(cell)}" for name, cell in row.items())


def _literal(cell: Cell) -> str:
    if isinstance(cell, list):
        return f"[{', '.join(map(_literal, cell))}]"
    if isinstance(cell, str):
        return f"'{_SPECIAL.sub(_escaped, cell)}'"
    return str(cell).lower()


def _escaped(character: re.Match[str]) -> str:
    return _ESCAPES.get(character[0]) or f"\\u{ord(character[0]):04x}"


def _name(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else f"`{name.replace('`', '``')}`"


FORMAT = Format(
    name="cypher",
    title="Cypher",
    media_type="application/x-cypher-query",
    suffix="cypher",
    tool="Neo4j: `cypher-shell -f psykg.cypher`, or Neo4j Browser",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON),
    write=write,
    note="May be run again: concepts are merged by their IRI, relationships by their ends and the IRI of the relation.",
)
