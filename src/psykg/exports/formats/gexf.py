"""GEXF 1.3: Gephi's own format, with lists, and with a kind for each of several edges between the same two nodes."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from psykg.exports.content import Content
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.lists import gephi_text
from psykg.exports.records import Cell, Column, Records, Row, edges, nodes
from psykg.exports.source import Source
from psykg.exports.text import LINE_ENDS, in_xml

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="directed">
"""
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_ELSEWHERE = {"iri", "label", "source", "target", "type"}
"""What an element has as an attribute of its own, with the id for the IRI and the kind for the type."""


def write(source: Source, out: BinaryIO) -> None:
    """One directed graph, an element a line. The id of a node is its IRI."""
    out.writelines(line.encode() for line in _lines(Content(source)))


def _lines(content: Content) -> Iterator[str]:
    concepts, relationships = nodes(content), edges(content)
    yield _HEAD
    yield from _attributes("node", concepts)
    yield from _attributes("edge", relationships)
    yield f'<nodes count="{len(content.concepts)}">\n'
    for row in concepts.rows:
        yield f"<node id={_quoted(row['iri'])} label={_quoted(row['label'])}>{_values(row)}</node>\n"
    yield f'</nodes>\n<edges count="{len(content.relationships)}">\n'
    for place, row in enumerate(relationships.rows):
        named = f"label={_quoted(row['label'])} kind={_quoted(row['type'])}"
        ends = f"source={_quoted(row['source'])} target={_quoted(row['target'])}"
        yield f'<edge id="{place}" {ends} type="directed" {named}>{_values(row)}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(domain: str, records: Records) -> Iterator[str]:
    yield f'<attributes class="{domain}">\n'
    for column in records.columns:
        if column.name not in _ELSEWHERE:
            name = _quoted(column.name)
            yield f'<attribute id={name} title={name} type="{_type(column)}"/>\n'
    yield "</attributes>\n"


def _type(column: Column) -> str:
    return f"{'list' if column.many else ''}{_TYPES[column.kind]}"


def _values(row: Row) -> str:
    values = (f"<attvalue for={_quoted(name)} value={_quoted(row[name])}/>" for name in row if name not in _ELSEWHERE)
    return f"<attvalues>{''.join(values)}</attvalues>"


def _quoted(cell: Cell) -> str:
    return quoteattr(in_xml(gephi_text(cell)), LINE_ENDS)


FORMAT = Format(
    name="gexf",
    title="GEXF 1.3",
    media_type="application/gexf+xml",
    suffix="gexf",
    tool="Gephi, Gephi Lite, sigma.js, networkx",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON, Feature.CONTROLS),
    write=write,
    note="Each relation is a kind of edge, so that Gephi keeps several between the same two nodes. XML has no control"
    " characters: they are left out.",
)
