import pytest

from psykg.engine.language.grammar import fault
from psykg.engine.language.tokens import tokens


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
    "update",
    [
        "",
        "PREFIX ex: <http://example.org/>",
        "BASE <http://example.org/> CLEAR SILENT GRAPH <g> ; DROP NAMED ; CREATE GRAPH <g> ; DROP ALL ;",
        "ADD <a:g> TO DEFAULT ; MOVE SILENT DEFAULT TO GRAPH <a:g> ; COPY GRAPH <a:g> TO <a:h> ; CLEAR DEFAULT",
        "LOAD SILENT <a:x> INTO GRAPH <a:g> ; LOAD <a:y>",
        "INSERT DATA { <a:x> a <a:y> , [] . GRAPH <a:g> { _:x <a:p> (1 2) } . <a:z> <a:p> 'z' ; }",
        "DELETE DATA { GRAPH <a:g> {} GRAPH <a:h> {} } ; DELETE WHERE { ?s ?p ?o }",
        "WITH <a:g> DELETE { ?s ?p ?o } INSERT {} USING <a:g> USING NAMED <a:h> WHERE { SELECT * {} }",
        "INSERT { GRAPH ?g { ?s ?p 1 } } WHERE {} ; DELETE {} WHERE {}",
    ],
)
def test_updates_follow_the_grammar(update: str) -> None:
    assert fault(tokens(update), "Update") is None


@pytest.mark.parametrize(
    ("update", "token", "expected"),
    [
        ("ASK {}", "ASK", {"'INSERT'", "'WITH'", "END"}),
        ("DROP <a:g>", "<a:g>", {"'GRAPH'", "'ALL'", "'SILENT'"}),
        ("INSERT DATA { ?s ?p", "", {"VAR", "STRING"}),
        ("DELETE { ?s ?p ?o }", "", {"'INSERT'", "'USING'", "'WHERE'"}),
        ("INSERT {} DELETE {} WHERE {}", "DELETE", {"'USING'", "'WHERE'"}),
        ("INSERT { GRAPH <a:g> { GRAPH <a:h> {} } } WHERE {}", "GRAPH", {"'}'"}),
        ("CLEAR ALL CLEAR ALL", "CLEAR", {"';'", "END"}),
        ("CLEAR ALL ; ASK {}", "ASK", {"'INSERT'", "'PREFIX'"}),
    ],
)
def test_the_fault_of_an_update_is_found_too(update: str, token: str, expected: set[str]) -> None:
    found = fault(tokens(update), "Update")
    assert found is not None
    assert found.token.text == token
    assert expected <= found.expected


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
