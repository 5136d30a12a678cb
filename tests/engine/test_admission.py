import subprocess
import sys

import pytest

from psykg.engine import EmbeddedEngine
from psykg.engine.admission import DEPTH, LENGTH, TOKENS, admitted
from psykg.errors import QuerySyntaxError, QueryTooLargeError


@pytest.mark.parametrize(
    "query",
    [
        "ASK {} #" + "x" * LENGTH,
        "ASK {} #" + "é" * (LENGTH // 2),
        "ASK { VALUES ?x { " + "1 " * TOKENS + "} }",
        "SELECT * " + "{" * 20_000 + "}" * 20_000,
        "ASK { FILTER(" + "(" * DEPTH + "1" + ")" * DEPTH + ") }",
        "ASK { ?s ?p " + "[ ?p " * DEPTH + "?o" + "]" * DEPTH + " }",
    ],
    ids=["long", "long in bytes", "many tokens", "braces", "parentheses", "square brackets"],
)
def test_what_is_too_large_is_refused(query: str) -> None:
    with pytest.raises(QueryTooLargeError):
        admitted(query)


def test_brackets_side_by_side_do_not_nest(engine: EmbeddedEngine) -> None:
    assert engine.query("SELECT * {" + "{}" * (DEPTH + 1) + "}")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (<<( <a:a> <a:b> <a:c> )>> AS ?t) {}",
        "SELECT (TRIPLE(<a:a>, <a:b>, <a:c>) AS ?t) {}",
        "ASK { <<( <a:a> <a:b> <a:c> )>> ?p ?o }",
        "ASK { << <a:a> <a:b> <a:c> >> ?p ?o }",
        "ASK { ?s ?p ?o {| <a:b> <a:c> |} }",
        "SELECT (LANGDIR('a'@en) AS ?d) {}",
        "SELECT ('a'@en--ltr AS ?x) {}",
        "VERSION '1.2' ASK {}",
    ],
)
def test_what_only_sparql_1_2_knows_is_no_query(query: str) -> None:
    with pytest.raises(QuerySyntaxError, match=r"Not a SPARQL 1.1 query"):
        admitted(query)


def test_half_a_character_is_no_query() -> None:
    with pytest.raises(QuerySyntaxError, match="UTF-8"):
        admitted('ASK { ?s ?p "\ud83d" }')


@pytest.mark.parametrize(
    "query",
    [
        "'SELECT * ' + '{' * 100 + '}' * 100",
        "'ASK { FILTER(' + '(' * 98 + '1' + ')' * 98 + ') }'",
        "'ASK { FILTER(?x' + '||?x' * 9990 + ') }'",
        "'ASK { FILTER(1' + '-1' * 19990 + ') }'",
        "'ASK { FILTER(' + 'STR(' * 98 + '1' + ')' * 98 + ') }'",
        "'SELECT * { ' + 'FILTER EXISTS {' * 99 + '}' * 99 + ' }'",
        "'SELECT * { ' + '{}UNION' * 6600 + '{} }'",
        "'SELECT * { ' + 'MINUS{}' * 6600 + '}'",
        "'SELECT * { ' + 'OPTIONAL{}' * 6600 + '}'",
        "'SELECT * { ' + ''.join(f'BIND(1 AS ?a{i})' for i in range(3300)) + '}'",
        "'SELECT * { ?s <a:a>' + '|<a:a>' * 9900 + ' ?o }'",
    ],
)
def test_the_largest_queries_admitted_leave_the_process_alive(query: str) -> None:
    program = (
        f"from psykg.engine import EmbeddedEngine; from pyoxigraph import Store; EmbeddedEngine(Store()).query({query})"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0
