"""The spreadsheets for Gephi, as pandas reads them."""

import json
from functools import partial
from io import BytesIO
from typing import Any

import pandas as pd
import pytest

from psykg.exports.content import Content
from psykg.exports.formats.gephi import FORMAT
from psykg.exports.source import Source
from tests.exports.conftest import exported
from tests.exports.formats.packed import unpacked
from tests.exports.property_graph import found, listed
from tests.exports.recovered import Recovered, check


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def tables(written: bytes) -> dict[str, pd.DataFrame]:
    return parsed(written)


def parsed(written: bytes) -> dict[str, pd.DataFrame]:
    files = unpacked(written)
    return {name: pd.read_csv(BytesIO(file), dtype=str, keep_default_na=False) for name, file in files.items()}


def read(written: bytes) -> Recovered:
    """What pandas finds. Gephi's lists are JSON with line breaks."""
    tables = parsed(written)
    ours = {"Source": "source", "Target": "target", "Kind": "type", "Label": "label"}
    edges = [filled(row) for row in tables["edges.csv"].rename(columns=ours).to_dict("records")]
    truths = ({name: edge[name] == "true" for name in ("inferred", "denied")} for edge in edges)
    return found(
        map(filled, tables["nodes.csv"].rename(columns={"Id": "iri"}).to_dict("records")),
        (edge | truth for edge, truth in zip(edges, truths, strict=True)),
    )


def filled(row: dict[str, Any]) -> dict[str, Any]:
    return listed({name: cell for name, cell in row.items() if cell}, partial(json.loads, strict=False))


def test_pandas_finds_all_that_was_put_in(written: bytes, content: Content) -> None:
    check(FORMAT, read(written), content)


def test_gephi_knows_the_columns_by_name(tables: dict[str, pd.DataFrame], content: Content) -> None:
    assert {"Id", "Label"} <= set(tables["nodes.csv"].columns)
    assert {"Id", "Source", "Target", "Type", "Kind", "Label"} <= set(tables["edges.csv"].columns)
    assert set(tables["edges.csv"]["Type"]) == {"Directed"}
    assert tables["edges.csv"]["Id"].nunique() == len(content.relationships)
    for table in tables.values():
        assert table.columns.str.lower().is_unique
