import pytest

from psykg.engine import EmbeddedEngine
from psykg.errors import QuerySyntaxError


@pytest.mark.parametrize(
    ("query", "line", "column", "said"),
    [
        ("SELECT * { ?s }", 1, 15, "“}” is not expected here. Expected: a variable, an IRI, “!”, “(”, “^”, “a”."),
        ("SELECT * {} LIMIT x", 1, 19, "“x” is not expected here. Expected: a number."),
        ("SELECT * { ?s ?p ?o", 1, 20, "the query ends too early"),
        ("SELECT ?x {\n ?s ?p @ }", 2, 8, "“@” is not expected here"),
        ("SELECT * WHERE\n{\n  ?s ?p ?o ..\n}", 3, 13, "“.” is not expected here"),
        ("ASK { ?s ?p 'é' } }", 1, 19, "“}” is not expected here"),
        ("SELECT", 1, 7, "too early. Expected: a variable, “(”, “*”, “DISTINCT”, “REDUCED”."),
        ("", 1, 1, "the query ends too early"),
        ('ASK { ?s ?p "open }', 1, 13, "a string begins here and does not end"),
        ("SELECT * { ?s foaf:name ?o }", 1, 15, "the prefix “foaf:” is not declared"),
        ("ASK {\n ?s a psykg:Phase }", 2, 7, "PREFIX psykg: <https://w3id.org/psykg/>"),
        ("DELETE WHERE { ?s ?p ?o }", 1, 1, "DELETE is an update"),
        ("SELECT ?x (1 AS ?x) {}", 1, None, "Duplicated variable name in SELECT"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", 1, None, "SELECT * is not authorized with GROUP BY"),
        ("SELECT * { ?s ?p ?o BIND(1 AS ?o) }", 1, None, "a rule of the language"),
        ("ASK { ?s ?p \x0b }", 1, 13, "“\\x0b” is not expected here"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    engine: EmbeddedEngine, query: str, line: int, column: int | None, said: str
) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        engine.query(query)
    assert said in str(raised.value)
    assert raised.value.line == line
    assert raised.value.column is not None
    assert column is None or raised.value.column == column


@pytest.mark.parametrize("query", ["ASK {" + " ?s ?p ?o" * 3, "ASK { FILTER(?x ?y) }", "ASK { " + "x" * 500 + " }"])
def test_messages_stay_short(engine: EmbeddedEngine, query: str) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        engine.query(query)
    assert len(str(raised.value)) < 200
