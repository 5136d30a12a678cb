"""The spreadsheets for Gephi, as pandas reads them."""

import json
from io import BytesIO
from typing import Any

import pandas as pd
import pytest

from psykg.exports.content import Content
from psykg.exports.formats.gephi import FORMAT
from psykg.exports.source import Source
from tests.exports.formats.packed import unpacked
from tests.exports.property_graph import found
from tests.exports.recovered import check


@pytest.fixture(scope="module")
def tables(source: Source) -> dict[str, pd.DataFrame]:
    files = unpacked(FORMAT, source)
    return {name: pd.read_csv(BytesIO(file), dtype=str, keep_default_na=False) for name, file in files.items()}


def listed(row: dict[str, Any]) -> dict[str, Any]:
    """The cells that are not empty; what Gephi reads as a list is JSON with line breaks as they are."""
    return {
        name: json.loads(cell, strict=False) if cell.startswith("[") or cell in {"true", "false"} else cell
        for name, cell in row.items()
        if cell
    }


def test_pandas_finds_all_that_was_put_in(tables: dict[str, pd.DataFrame], content: Content) -> None:
    nodes = [{"iri": row["Id"], **listed(row)} for row in tables["nodes.csv"].to_dict("records")]
    ours = {"Source": "source", "Target": "target", "Kind": "type", "Label": "label"}
    edges = map(listed, tables["edges.csv"].rename(columns=ours).to_dict("records"))
    check(FORMAT, found(nodes, edges), content)


def test_gephi_knows_the_columns_by_name(tables: dict[str, pd.DataFrame], content: Content) -> None:
    assert {"Id", "Label"} <= set(tables["nodes.csv"].columns)
    assert {"Id", "Source", "Target", "Type", "Kind", "Label"} <= set(tables["edges.csv"].columns)
    assert set(tables["edges.csv"]["Type"]) == {"Directed"}
    assert tables["edges.csv"]["Id"].nunique() == len(content.relationships)
    for table in tables.values():
        assert table.columns.str.lower().is_unique
