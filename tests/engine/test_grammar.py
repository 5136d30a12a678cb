import pytest

from psykg.engine.grammar import fault
from psykg.engine.tokens import tokens


@pytest.mark.parametrize(
    "query",
    [
        "ASK {}",
        "SELECT * { ?s ?p ?o }",
        "PREFIX ex: <http://example.org/> SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x ex:a|^ex:b/ex:c* [] } GROUP BY ?y",
        "CONSTRUCT WHERE { ?s a ?o }",
        "DESCRIBE <http://example.org/>",
        "SELECT ?x { { SELECT * { ?x ?y (1 2.5 'c'@en) } } MINUS { ?x a ?x } } ORDER BY DESC(?x) ?y LIMIT 1 OFFSET 2",
        "ASK { FILTER(!BOUND(?x) && ?y NOT IN (1, -2) || EXISTS { GRAPH ?g {} }) } VALUES (?x ?y) { (UNDEF 1) }",
    ],
)
def test_queries_follow_the_grammar(query: str) -> None:
    assert fault(tokens(query)) is None


@pytest.mark.parametrize(
    ("query", "token", "expected"),
    [
        ("SELECT * { ?s ?p }", "}", {"VAR", "IRIREF"}),
        ("SELECT * { ?s ?p ?o", "", {"'}'", "'.'", "';'", "','"}),
        ("SELECT { ?s ?p ?o }", "{", {"VAR", "'*'", "'('", "'DISTINCT'", "'REDUCED'"}),
        ("INSERT DATA {}", "INSERT", {"'SELECT'", "'PREFIX'"}),
        ("ASK { FILTER ?x }", "?x", {"'('", "'BOUND'", "IRIREF"}),
        ("ASK { ?s A ?o }", "A", {"'a'", "VAR"}),
        ("ASK {} ASK {}", "ASK", {"END", "'VALUES'", "'LIMIT'"}),
    ],
)
def test_the_fault_is_the_first_token_without_a_place_and_what_has_one(
    query: str, token: str, expected: set[str]
) -> None:
    found = fault(tokens(query))
    assert found is not None
    assert found.token.text == token
    assert expected <= found.expected
