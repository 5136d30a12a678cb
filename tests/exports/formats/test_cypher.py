"""The Cypher script: run by Ladybug, which speaks openCypher, and checked by Neo4j's own checker."""

import json
import re
from collections.abc import Callable
from typing import Any

import ladybug
import pytest
from hypothesis import example, given, settings

from psykg.exports.content import Content
from psykg.exports.formats.cypher import FORMAT
from psykg.exports.records import Records, edges, nodes
from psykg.exports.source import Source
from tests.exports.any_text import TEXTS, called
from tests.exports.conftest import exported
from tests.exports.property_graph import found
from tests.exports.recovered import Recovered, check

TYPES = {str: "STRING", int: "INT64", float: "DOUBLE", bool: "BOOL"}
LABELS = re.compile(r"\n  SET c((?::\w+)+)(?=;)")
MERGED = re.compile(r"MERGE \(a\)-\[r:(\w+) ")


@pytest.fixture(scope="module")
def script(hostile: Source) -> str:
    return exported(FORMAT, hostile).decode()


@pytest.fixture(scope="module")
def small(hostile: Source) -> Content:
    return Content(hostile)


def read(script: str, content: Content, *, times: int) -> Recovered:
    """What a database holds after the script was run so often, without what only Neo4j knows: constraint and labels.

    Ladybug asks for a schema first.
    """
    database = ladybug.Connection(ladybug.Database(":memory:"))
    database.execute(f"CREATE NODE TABLE Concept({declared(nodes(content))}, PRIMARY KEY(iri))")
    for kind in ["UNUSED", *sorted(set(MERGED.findall(script)))]:
        database.execute(f"CREATE REL TABLE {kind}(FROM Concept TO Concept, {declared(edges(content))})")
    for statement in statements(script) * times:
        database.execute(LABELS.sub("", statement))
    merged = rows(database, "MATCH (a)-[r]->(b) RETURN a.iri, r, b.iri")
    assert len(merged) == len(content.relationships)
    edges_found = (said | {"source": start, "target": end} for start, said, end in merged)
    return found(rows(database, "MATCH (c:Concept) RETURN c"), edges_found)


def declared(records: Records) -> str:
    return ", ".join(f"`{column.name}` {TYPES[column.kind]}{'[]' * column.many}" for column in records.columns)


def statements(script: str) -> list[str]:
    """All but the first, which is the constraint."""
    return [f"{statement};" for statement in script.split(";\n")[1:-1]]


def rows(connection: ladybug.Connection, query: str) -> list[Any]:
    result = connection.execute(query)
    assert isinstance(result, ladybug.QueryResult)
    return [row[0] if isinstance(row, list) and len(row) == 1 else row for row in result]


def test_a_database_that_ran_it_twice_holds_all_that_was_put_in_once(script: str, small: Content) -> None:
    check(FORMAT, read(script, small, times=2), small)


@settings(max_examples=25, deadline=None)
@given(TEXTS, TEXTS)
@example("\\", "\\u0041\\'\"")
@example("a\x1fb", "\r\n\t\u2028")
def test_any_text_comes_back(label: str, other: str) -> None:
    source = called(label, other)
    content = Content(source)
    check(FORMAT, read(exported(FORMAT, source).decode(), content, times=1), content)


def test_neo4j_finds_nothing_wrong_with_it(script: str, reader: Callable[[str, bytes], str]) -> None:
    wrong = "MERGE (c:Concept {iri: 'x'}) SET d.name = 'y';"
    errors = json.loads(reader("cypher.mjs", json.dumps([script, wrong]).encode()))
    assert errors == [[], ["Variable `d` not defined"]]


def test_what_is_denied_has_a_type_of_its_own(source: Source) -> None:
    denied = [each for each in statements(exported(FORMAT, source).decode()) if "r.denied = true" in each]
    assert denied
    assert all(kind.startswith("NOT_") for each in denied for kind in MERGED.findall(each))


def test_a_concept_has_its_kinds_and_wider_ones_as_labels(source: Source) -> None:
    labels = LABELS.findall(exported(FORMAT, source).decode())
    assert ":Concept:Book:Publication" in labels
