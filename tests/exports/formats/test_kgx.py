"""KGX TSV, read by KGX, the way KGX reads it, and by the rules of its format."""

import csv
import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest

from psykg.exports.content import Content
from psykg.exports.formats.kgx import FORMAT
from psykg.exports.source import Source
from tests import pypi
from tests.exports.conftest import exported
from tests.exports.formats.packed import unpacked
from tests.exports.property_graph import found, listed
from tests.exports.recovered import Recovered, check

CURIE = re.compile("[^ <()>:]*:[^/ :]+")
"""What KGX takes for a CURIE (`PrefixManager.is_curie`)."""

READERS = Path(__file__).with_name("python")

LISTS = {"category", "synonym", "publications"}


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def files(written: bytes) -> dict[str, bytes]:
    return unpacked(written)


@pytest.fixture(scope="module")
def tables(files: dict[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    return parsed(files)


@pytest.fixture(scope="module")
def in_kgx(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What KGX itself makes of the files."""
    folder = tmp_path_factory.mktemp("kgx")
    for name, file in files.items():
        (folder / name).write_bytes(file)
    pypi.install(READERS)
    return json.loads(pypi.run(READERS / "read_kgx.py", folder))


def parsed(files: dict[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    """The rows without empty cells: what has a “|” is a list, and so is what Biolink has several of."""
    return {name: [*rows(files[f"psykg_{name}.tsv"])] for name in ("nodes", "edges")}


def rows(file: bytes) -> Any:
    """As `kgx.source.TsvSource` has pandas read it."""
    table = pd.read_csv(
        BytesIO(file), sep="\t", dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE, lineterminator="\n"
    )
    for row in table.to_dict("records"):
        yield {name: value(name, cell) for name, cell in row.items() if cell}


def value(name: str, cell: str) -> Any:
    """A list of what Biolink has several of, and of whatever has a “|”; whatever is said of what may be true is."""
    if name == "negated":
        return True
    return cell.split("|") if "|" in cell or name in LISTS else cell


def iri(curie: str, files: dict[str, bytes]) -> str:
    prefix, _, rest = curie.partition(":")
    namespace: str = json.loads(files["prefix_map.json"])[prefix]
    return namespace + unquote(rest)


def read(written: bytes) -> Recovered:
    files = unpacked(written)
    tables = parsed(files)
    nodes = (listed(row, json.loads) for row in tables["nodes"])
    edges = (
        listed(row, json.loads)
        | {
            ours: iri(row[name], files)
            for ours, name in (("source", "subject"), ("target", "object"), ("relation", "relation"))
        }
        | {
            "label": row["relation_label"],
            "type": row["relation_name"],
            "inferred": row["inferred"] == "true",
            "denied": "negated" in row,
        }
        for row in tables["edges"]
    )
    return found(nodes, edges)


def test_kgx_finds_all_that_was_put_in(written: bytes, content: Content) -> None:
    check(FORMAT, read(written), content)


def test_kgx_itself_reads_the_tables_just_so(
    in_kgx: Any, files: dict[str, bytes], tables: dict[str, list[dict[str, Any]]]
) -> None:
    for name, where in (("nodes", "provided_by"), ("edges", "knowledge_source")):
        said = [{key: cell for key, cell in row.items() if key != where} for row in in_kgx[name]]
        assert _by_id(said) == _by_id(tables[name])
    assert {curie: unquote(there) for curie, there in in_kgx["iris"].items()} == {
        curie: iri(curie, files) for curie in in_kgx["iris"]
    }


def _by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Lists are sets to KGX."""
    return {row["id"]: {key: _sorted(cell) for key, cell in row.items()} for row in rows}


def _sorted(cell: Any) -> Any:
    return sorted(set(cell)) if isinstance(cell, list) else cell


def test_its_validator_objects_to_our_predicates_and_to_nothing_else(in_kgx: Any) -> None:
    assert {level: list(found) for level, found in in_kgx["objections"].items()} == {
        "ERROR": ["INVALID_EDGE_PREDICATE"]
    }


def test_what_the_format_requires_is_there(tables: dict[str, list[dict[str, Any]]]) -> None:
    known = {row["id"] for row in tables["nodes"]}
    assert len(known) == len(tables["nodes"])
    assert {tuple(row["category"]) for row in tables["nodes"]} == {("biolink:NamedThing",)}
    assert all(row["predicate"] == row["relation"] for row in tables["edges"])
    assert known >= {row[end] for row in tables["edges"] for end in ("subject", "object")}
    assert len({row["id"] for row in tables["edges"]}) == len(tables["edges"])


def test_kgx_keeps_every_edge_though_it_has_one_for_each_triple(tables: dict[str, list[dict[str, Any]]]) -> None:
    keys = {(row["subject"], row["predicate"], row["object"]) for row in tables["edges"]}
    assert len(keys) == len(tables["edges"])


def test_all_identifiers_are_curies_that_stand_for_the_iri(
    files: dict[str, bytes], tables: dict[str, list[dict[str, Any]]]
) -> None:
    assert all(CURIE.fullmatch(row["id"]) and iri(row["id"], files) == row["iri"] for row in tables["nodes"])
    said = [row["relation"] for row in tables["edges"]]
    places = [place for row in tables["edges"] for place in row.get("publications", [])]
    assert all(CURIE.fullmatch(each) for each in [*said, *places])


def test_what_is_single_stays_so(tables: dict[str, list[dict[str, Any]]]) -> None:
    assert all(
        isinstance(cell, str | bool)
        for table in tables.values()
        for row in table
        for name, cell in row.items()
        if name not in LISTS
    )


def test_what_is_not_negated_says_nothing_since_kgx_takes_false_for_true(
    tables: dict[str, list[dict[str, Any]]],
) -> None:
    assert {row["negated"] for row in tables["edges"] if "negated" in row} == {True}


def test_how_an_edge_is_known_is_said_in_the_words_of_biolink(tables: dict[str, list[dict[str, Any]]]) -> None:
    assert {(row["inferred"], row["knowledge_level"], row["agent_type"]) for row in tables["edges"]} == {
        ("true", "logical_entailment", "automated_agent"),
        ("false", "knowledge_assertion", "manual_agent"),
    }
