"""Two CSV files that Gephi imports as spreadsheets."""

from collections.abc import Callable, Mapping
from typing import BinaryIO

from psykg.exports.content import Content
from psykg.exports.delimited import write_csv
from psykg.exports.features import Feature
from psykg.exports.format import ZIP, Format
from psykg.exports.lists import gephi_text
from psykg.exports.records import edges, nodes
from psykg.exports.source import Source

_NODES = {"iri": "Id", "label": "Label"}
_EDGES = {"source": "Source", "target": "Target", "label": "Label", "type": "Kind"}
"""What Gephi knows by a name of its own."""


def files(source: Source) -> Mapping[str, Callable[[BinaryIO], None]]:
    """The nodes and the edges."""
    content = Content(source)
    return {
        "nodes.csv": lambda out: _write_nodes(content, out),
        "edges.csv": lambda out: _write_edges(content, out),
    }


def _write_nodes(content: Content, out: BinaryIO) -> None:
    records = nodes(content)
    names = [column.name for column in records.columns]
    header = [_NODES.get(name, name) for name in names]
    write_csv(header, ([gephi_text(row.get(name, "")) for name in names] for row in records.rows), out)


def _write_edges(content: Content, out: BinaryIO) -> None:
    """Edges are numbered, since Gephi drops those that share an id. To Gephi a type is whether the edge is directed."""
    records = edges(content)
    names = [column.name for column in records.columns]
    header = ["Id", "Type", *(_EDGES.get(name, name) for name in names)]
    rows = (
        [str(place), "Directed", *(gephi_text(row.get(name, "")) for name in names)]
        for place, row in enumerate(records.rows)
    )
    write_csv(header, rows, out)


FORMAT = Format(
    name="gephi",
    title="Gephi spreadsheets (CSV)",
    media_type=ZIP,
    suffix="zip",
    tool="Gephi: “Import spreadsheet”, first the nodes, then the edges, appended to the same workspace",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON),
    files=files,
    note="Choose “Don't merge” for edges, or several between the same two nodes become one. Lists are arrays as Gephi"
    " writes them.",
)
