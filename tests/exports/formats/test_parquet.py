"""Parquet, as pandas and pyarrow read it."""

import sys
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow.parquet
import pytest

from psykg.errors import MissingPackageError
from psykg.exports.content import Content
from psykg.exports.formats.parquet import FORMAT
from psykg.exports.source import Source
from tests.exports.conftest import exported
from tests.exports.formats.packed import unpacked
from tests.exports.property_graph import found
from tests.exports.recovered import Recovered, check


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def files(written: bytes) -> dict[str, bytes]:
    return unpacked(written)


def records(written: bytes) -> list[dict[str, Any]]:
    frame = pd.read_parquet(BytesIO(written))
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{name: cell for name, cell in row.items() if cell is not None} for row in rows]


def read(written: bytes) -> Recovered:
    files = unpacked(written)
    return found(records(files["nodes.parquet"]), records(files["edges.parquet"]))


def test_pandas_finds_all_that_was_put_in(written: bytes, content: Content) -> None:
    check(FORMAT, read(written), content)


def test_without_pyarrow_the_error_says_how_to_get_it(hostile: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingPackageError, match=r"pyarrow, which is not installed.*psykg\[exports\]"):
        exported(FORMAT, hostile)


def test_columns_have_types(files: dict[str, bytes]) -> None:
    nodes = pyarrow.parquet.read_schema(BytesIO(files["nodes.parquet"]))
    edges = pyarrow.parquet.read_schema(BytesIO(files["edges.parquet"]))
    assert str(nodes.field("altLabels_en").type).startswith("list<")
    assert str(nodes.field("psykg_publicationYear").type) == "int64"
    assert str(nodes.field("schema_maxValue").type) == "double"
    assert str(edges.field("denied").type) == "bool"
