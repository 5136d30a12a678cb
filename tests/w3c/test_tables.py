import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from tests.w3c.service import Answer, UnmetError
from tests.w3c.suite import HOME
from tests.w3c.tables import Row, Table, compare, from_answer

XSD = "http://www.w3.org/2001/XMLSchema#"


def table(*rows: Row) -> Table:
    return Table(("x", "y"), list(rows))


def number(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + datatype))


A, B = Literal("a"), Literal("b")


def test_rows_are_the_same_in_any_order_and_whatever_blank_nodes_are_called() -> None:
    assert table((A, BlankNode("p")), (BlankNode("p"), B)).same(table((BlankNode("q"), B), (A, BlankNode("q"))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (table((A, A)), table((A, B))),
        (table((A, None)), table((A, A))),
        (table((A, A)), table((A, A), (A, A))),
        (table((A, A), (A, A), (B, B)), table((A, A), (B, B), (B, B))),
        (table((BlankNode("p"), BlankNode("p"))), table((BlankNode("p"), BlankNode("q")))),
        (table((A, A), (B, B)).in_order(), table((B, B), (A, A)).in_order()),
        (table((A, A)), Table(("x", "z"), [(A, A)])),
        (table((A, Literal("a", language="en"))), table((A, A))),
    ],
)
def test_rows_that_differ_are_told_apart(one: Table, other: Table) -> None:
    assert not one.same(other)
    with pytest.raises(UnmetError, match="expected"):
        compare(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number("2.0", "decimal"), number("2", "decimal")),
        (number("1.0e6", "double"), number("1000000", "double")),
        (number("-3", "negativeInteger"), number("-3", "integer")),
        (number("1", "boolean"), number("true", "boolean")),
    ],
)
def test_the_same_number_in_other_letters_gets_a_note(one: Literal, other: Literal) -> None:
    assert compare(table((A, one)), table((A, one))) == ""
    assert "by value" in compare(table((A, one)), table((A, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number("2", "decimal"), number("2", "integer")),
        (number("2.5", "decimal"), number("2", "decimal")),
        (number("x", "integer"), number("y", "integer")),
    ],
)
def test_other_numbers_and_other_types_are_other(one: Literal, other: Literal) -> None:
    with pytest.raises(UnmetError, match="expected"):
        compare(table((A, one)), table((A, other)))


@pytest.mark.parametrize(
    ("media_type", "body"),
    [("application/sparql-results+json", b"{"), ("text/turtle", b"<a"), ("text/html", b"<p>no</p>"), ("", b"")],
)
def test_an_answer_that_is_not_what_it_says_is_a_fault(media_type: str, body: bytes) -> None:
    with pytest.raises(UnmetError, match="cannot be read"):
        from_answer(Answer(200, {"content-type": media_type}, body), HOME)
