"""The files for neo4j-admin: the CSV as pandas reads it, the headers and types as Neo4j's manual tells them."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pandas as pd
import pytest

from psykg.exports.content import Content
from psykg.exports.formats.neo4j import FORMAT
from psykg.exports.source import Source
from tests.exports.conftest import exported
from tests.exports.formats.packed import unpacked
from tests.exports.property_graph import found
from tests.exports.recovered import Recovered, check

FIELD = re.compile(
    r"(?P<name>[^:]*):(?P<kind>ID|START_ID|END_ID|LABEL|TYPE|string|long|double|boolean)(\(Concept\))?(?P<many>\[\])?"
)
VALUES: dict[str, Callable[[str], Any]] = {
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def tables(written: bytes) -> dict[str, list[dict[str, Any]]]:
    return parsed(written)


def parsed(written: bytes) -> dict[str, list[dict[str, Any]]]:
    """The rows of each file as the import reads them: by the header, without empty cells."""
    files = unpacked(written)
    arguments = dict(line.removeprefix("--").split("=") for line in files["import.args"].decode().splitlines())
    between = chr(int(arguments["array-delimiter"].removeprefix("U+"), 16))
    return {name: list(rows(files[arguments[name]], between)) for name in ("nodes", "relationships")}


def rows(file: bytes, between: str) -> Any:
    for row in pd.read_csv(BytesIO(file), dtype=str, keep_default_na=False).to_dict("records"):
        yield dict(value(field, cell, between) for field, cell in row.items() if cell)


def value(field: str, cell: str, between: str) -> tuple[str, Any]:
    header = FIELD.fullmatch(field)
    assert header, field
    kind: Callable[[str], Any] = VALUES.get(header["kind"], str)
    several = header["many"] or header["kind"] == "LABEL"
    return header["name"] or header["kind"], [*map(kind, cell.split(between))] if several else kind(cell)


def read(written: bytes) -> Recovered:
    tables = parsed(written)
    edges = (row | {"source": row["START_ID"], "target": row["END_ID"]} for row in tables["relationships"])
    return found(tables["nodes"], edges)


def test_pandas_finds_all_that_was_put_in(written: bytes, content: Content) -> None:
    check(FORMAT, read(written), content)


def test_a_concept_has_its_kinds_and_wider_ones_as_labels(tables: dict[str, list[dict[str, Any]]]) -> None:
    labels = {row["name"]: row["LABEL"] for row in tables["nodes"]}
    assert all("Concept" in each for each in labels.values())
    book = next(each for each in labels.values() if "Book" in each)
    assert "Publication" in book


def test_what_is_denied_has_a_type_of_its_own(tables: dict[str, list[dict[str, Any]]]) -> None:
    types = {row["TYPE"] for row in tables["relationships"] if row["denied"]}
    assert types
    assert all(each.startswith("NOT_") for each in types)
    assert types.isdisjoint({row["TYPE"] for row in tables["relationships"] if not row["denied"]})


def test_both_ends_of_each_relationship_are_among_the_nodes(tables: dict[str, list[dict[str, Any]]]) -> None:
    known = {row["iri"] for row in tables["nodes"]}
    assert known >= {row[end] for row in tables["relationships"] for end in ("START_ID", "END_ID")}
