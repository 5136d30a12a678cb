"""Parameters of queries in grlc's convention."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from psykg.errors import ParameterError
from psykg.knowledge.parameters import Parameter, filled, parameters_of
from psykg.vocabulary import XSD


def read(query: str, **header: Any) -> tuple[Parameter, ...]:
    return parameters_of(query, header.get("defaults", {}), header.get("choices", {}))


@pytest.mark.parametrize(
    ("variable", "text", "term"),
    [
        ("?_x_iri", "http://example.org/a", NamedNode("http://example.org/a")),
        ("?_x", 'a "b"', Literal('a "b"')),
        ("?_x_literal", "a", Literal("a")),
        ("?_x_string", "a", Literal("a")),
        ("?_x_en", "a", Literal("a", language="en")),
        ("?_x_number", "7", Literal("7", datatype=NamedNode(XSD + "integer"))),
        ("?_x_number", "-1.5", Literal("-1.5", datatype=NamedNode(XSD + "decimal"))),
        ("?_x_number", "1e3", Literal("1e3", datatype=NamedNode(XSD + "double"))),
        ("?_x_integer", "+7", Literal("+7", datatype=NamedNode(XSD + "integer"))),
        ("?_x_date", "2026-11-26", Literal("2026-11-26", datatype=NamedNode(XSD + "date"))),
        ("$_x_boolean", "true", Literal("true", datatype=NamedNode(XSD + "boolean"))),
        ("?_x_xsd_gYear", "1999", Literal("1999", datatype=NamedNode(XSD + "gYear"))),
        ("?_x_ex_thing", "a", Literal("a", datatype=NamedNode("http://example.org/thing"))),
    ],
)
def test_the_name_of_the_variable_says_what_its_values_are(variable: str, text: str, term: NamedNode | Literal) -> None:
    query = f"PREFIX ex: <http://example.org/> SELECT * {{ ?s ?p {variable} }}"
    (parameter,) = read(query)
    assert (parameter.name, parameter.required) == ("x", True)
    assert parameter.term(text) == term
    assert filled(query, {parameter.variable: term}) == query.replace(variable, str(term))


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("?_x_iri", "a b"),
        ("?_x_iri", "insight"),
        ("?_x_iri", "http://a/> } # "),
        ("?_x_number", "seven"),
        ("?_x_number", ""),
        ("?_x_integer", "1.5"),
        ("?_x_integer", "\N{ARABIC-INDIC DIGIT SEVEN}"),
        ("?_x_date", "tomorrow"),
        ("?_x_boolean", "yes"),
    ],
)
def test_what_is_no_such_value_is_refused_by_the_name_of_the_parameter(variable: str, text: str) -> None:
    (parameter,) = read(f"SELECT * {{ ?s ?p {variable} }}")
    with pytest.raises(ParameterError, match=f"“x” is to be an? {re.escape(parameter.type)}, and “{re.escape(text)}”"):
        parameter.term(text)


def test_two_underscores_and_a_default_make_a_parameter_that_may_be_left_out() -> None:
    optional, fixed, needed = read("SELECT * { ?__a_iri ?_b_iri ?_c_iri }", defaults={"b": "http://example.org/b"})
    assert [each.required for each in (optional, fixed, needed)] == [False, False, True]
    assert filled("SELECT * { ?__a_iri ?p ?o }", {}) == "SELECT * { ?__a_iri ?p ?o }"


def test_of_a_choice_nothing_else_is_taken() -> None:
    (parameter,) = read("SELECT * { ?s ?p ?_x }", choices={"x": ["one", "two"]})
    assert parameter.term("one") == Literal("one")
    with pytest.raises(ParameterError, match="Choose one of one, two"):
        parameter.term("three")


def test_strings_comments_iris_and_other_variables_hold_no_parameters() -> None:
    query = """
    # ?_a in a comment
    SELECT ?__agg__ ?plain ?under_score { ?s <http://a/?_b> "?_c" ; ?p '''it's ?_d''' , "\\"?_e", ?_f # <?_g
    FILTER(?x<?y && ?y>?_h_number) }
    """
    assert [each.name for each in read(query)] == ["f", "h"]
    terms = {name: Literal("!") for name in ("_a", "_b", "_c", "_d", "_e", "_g")}
    assert filled(query, terms) == query


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_whatever_a_value_is_it_stays_one_value(text: str) -> None:
    """Nothing that is given as a value can become a part of the query."""
    (parameter,) = read("SELECT (?_x AS ?y) {}")
    found = Store().query(filled("SELECT (?_x AS ?y) {}", {parameter.variable: parameter.term(text)}))
    assert isinstance(found, QuerySolutions)
    assert [solution["y"] for solution in found] == [Literal(text)]


def test_the_docs_tell_every_type() -> None:
    docs = (Path(__file__).resolve().parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")
    told = re.search(r"type of XML Schema: ([\w, ]+) \|", docs)
    assert told
    for name in told[1].split(", "):
        (parameter,) = read(f"SELECT * {{ ?s ?p ?_x_{name} }}")
        assert parameter.type == name
