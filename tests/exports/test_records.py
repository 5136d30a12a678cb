"""Concepts and relationships as records."""

import json
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from psykg.exports.content import Content
from psykg.exports.curies import Curies
from psykg.exports.lists import gephi_text
from psykg.exports.records import Row, edges, nodes
from psykg.exports.source import Source
from psykg.vocabulary import CONCEPT_CLASS, PSYKG, RDF, RDFS, XSD

TOPIC = PSYKG + "Topic"


def of_values(*values: Literal) -> Row:
    """The record of a concept with these values of one attribute."""
    quads = [
        Quad(NamedNode(TOPIC), NamedNode(RDFS + "subClassOf"), NamedNode(CONCEPT_CLASS)),
        Quad(NamedNode(PSYKG + "one"), NamedNode(RDF + "type"), NamedNode(TOPIC)),
        *(Quad(NamedNode(PSYKG + "one"), NamedNode(PSYKG + "size"), value) for value in values),
    ]
    (row,) = nodes(Content(Source(lambda: quads))).rows
    return row


def test_every_cell_is_of_its_column(content: Content) -> None:
    for records in (nodes(content), edges(content)):
        columns = {column.name: column for column in records.columns}
        for name, cell in (pair for row in records.rows for pair in row.items()):
            values = cell if isinstance(cell, list) else [cell]
            assert isinstance(cell, list) == columns[name].many
            assert {type(each) for each in values} == {columns[name].kind}


def test_a_number_is_a_number_where_all_are() -> None:
    assert of_values(Literal(3))["psykg_size"] == 3
    assert of_values(Literal(3), Literal("4.50", datatype=NamedNode(XSD + "decimal")))["psykg_size"] == [3.0, 4.5]
    assert of_values(Literal(3), Literal("many"))["psykg_size"] == ["3", "many"]


def test_what_python_would_write_otherwise_stays_as_it_is_in_the_values() -> None:
    row = of_values(Literal("007", datatype=NamedNode(XSD + "integer")))
    assert row["psykg_size"] == 7
    assert row["values"] == [f'<{PSYKG}size> "007"^^<{XSD}integer>']


def test_a_number_too_long_for_others_stays_a_text() -> None:
    assert of_values(Literal("9" * 30, datatype=NamedNode(XSD + "integer")))["psykg_size"] == "9" * 30


def test_not_a_number_stays_a_text() -> None:
    assert of_values(Literal("NaN", datatype=NamedNode(XSD + "double")))["psykg_size"] == "NaN"


@given(st.lists(st.text()))
def test_lists_for_gephi_are_json_that_allows_line_breaks(texts: list[str]) -> None:
    assert json.loads(gephi_text(list(texts)), strict=False) == texts


@given(st.lists(st.from_regex(r"[a-z]+:[^\s<>\"{}|\\^`]+", fullmatch=True), min_size=1))
def test_a_curie_stands_for_one_iri(iris: list[str]) -> None:
    curies = Curies(iris)
    for iri in iris:
        prefix, _, rest = curies(iri).partition(":")
        assert curies.namespaces[prefix] + unquote(rest) == iri
        assert rest
        assert not set(rest) & set("/: ")
