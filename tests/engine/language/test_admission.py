import socket
import subprocess
import sys

import pytest
from pyoxigraph import NamedNode, Store

from psykg.engine import EmbeddedEngine
from psykg.engine.language.admission import DATA_LENGTH, DATA_TOKENS, DEPTH, LENGTH, TOKENS, admitted, admitted_update
from psykg.engine.writing import PlainDataset, perform
from psykg.errors import QueryRefusedError, QuerySyntaxError, QueryTooLargeError


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
    imports = "from psykg.engine import EmbeddedEngine; from pyoxigraph import Store"
    program = f"{imports}; EmbeddedEngine(Store()).query({query})"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize(
    "update",
    [
        "CLEAR ALL #" + "x" * DATA_LENGTH,
        "INSERT DATA { <a:x> <a:p> " + "1," * (DATA_TOKENS // 2) + "1 }",
        "INSERT { <a:x> <a:p> " + "1," * (TOKENS // 2) + "1 } WHERE {}",
        "INSERT {} WHERE { ?s <a:p> " + "1," * (TOKENS // 2) + "1 }",
        "CLEAR ALL;" * TOKENS,
        "INSERT DATA { <a:x> <a:p> " + "(" * DEPTH + "1" + ")" * DEPTH + " }",
    ],
    ids=["long", "much data", "large template", "large pattern", "many operations", "nested"],
)
def test_an_update_that_is_too_large_is_refused(update: str) -> None:
    with pytest.raises(QueryTooLargeError):
        admitted_update(update)


def test_data_may_be_larger_than_a_query() -> None:
    data = " ".join(f"<http://example.org/{number}> <http://example.org/p> {number} ." for number in range(TOKENS))
    dataset = PlainDataset(Store())
    perform(dataset, f"INSERT DATA {{ {data} }}")
    assert len(dataset.store) == TOKENS
    perform(dataset, f"DELETE DATA {{ {data} }}")
    assert len(dataset.store) == 0


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <a:x>",
        "load silent <a:x> ; load <a:x> INTO GRAPH <a:g>",
        "CLEAR ALL ; PREFIX p: <a:> LoAd # a comment\n p:x",
        "L\\u004fAD <a:x>",
    ],
)
def test_nothing_is_loaded_from_elsewhere(update: str) -> None:
    with pytest.raises(QueryRefusedError, match="LOAD"):
        admitted_update(update)


def test_a_load_that_may_fail_in_silence_does(listener: socket.socket) -> None:
    store = Store()
    perform(PlainDataset(store), f"LOAD SILENT <http://127.0.0.1:{listener.getsockname()[1]}/> ; CREATE GRAPH <a:g>")
    assert list(store.named_graphs()) == [NamedNode("a:g")]
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize(
    "update",
    [
        "PREFIX load: <a:> CLEAR GRAPH load:x",
        "INSERT DATA { <a:load> <a:p> 'LOAD <a:x>' } # LOAD <a:x>",
        "INSERT { ?load <a:p> _:load } WHERE { ?load <a:p> 'a'@en-load }",
    ],
)
def test_the_word_load_elsewhere_is_only_a_word(update: str) -> None:
    assert admitted_update(update).text == update


@pytest.mark.parametrize(
    ("update", "column", "said"),
    [
        ("DELETE DATA { <a:x> <a:p> _:b }", 27, "cannot be named by a blank node"),
        ("DELETE WHERE { [] <a:p> ?o }", 16, "cannot be named by a blank node"),
        ("DELETE { ?s <a:p> (1) } WHERE {}", 19, "cannot be named by a blank node"),
        ("DELETE { ?s <a:p> [ <a:p> 1 ] } WHERE {}", 19, "cannot be named by a blank node"),
        ("DELETE DATA { ?s <a:p> 1 }", 15, "DELETE DATA takes no variables"),
        ("INSERT DATA { GRAPH ?g { <a:x> <a:p> 1 } }", 21, "INSERT DATA takes no variables"),
        ("INSERT DATA { 'x' <a:p> 1 }", 15, "a literal cannot be the subject"),
        ("INSERT DATA { <a:x> <a:p> 1.0 . GRAPH <a:g> { 1 <a:p> 1 } }", 47, "a literal cannot be the subject"),
        ("INSERT DATA { _:b <a:p> 1 } ; INSERT DATA { _:b <a:p> 1 }", 45, "_:b stands in another INSERT DATA"),
        ("INSERT {} WHERE { _:b ?p 1 } ; INSERT {} WHERE { _:b ?p 1 }", 50, "_:b stands in another WHERE"),
    ],
)
def test_what_breaks_a_rule_beside_the_grammar_is_no_update(update: str, column: int, said: str) -> None:
    with pytest.raises(QuerySyntaxError, match=f"Not a SPARQL 1.1 update, line 1, column {column}: .*{said}"):
        admitted_update(update)


@pytest.mark.parametrize(
    "update",
    [
        "DELETE { ?s <a:p> () } WHERE { ?s <a:p> [] , (1) , _:b }",
        "INSERT DATA { _:b <a:p> 1 GRAPH <a:g> { _:b <a:p> 1.5 } } ; INSERT { _:b <a:p> ?o } WHERE { _:b <a:p> ?o }",
        "INSERT { _:b <a:p> 1 } WHERE {} ; INSERT { _:b <a:p> 1 . 'x' <a:p> 1 } WHERE {}",
    ],
)
def test_what_only_looks_like_breaking_a_rule_is_admitted(update: str) -> None:
    assert admitted_update(update)


def test_what_only_sparql_1_2_knows_is_no_update() -> None:
    with pytest.raises(QuerySyntaxError, match=r"Not a SPARQL 1.1 update"):
        admitted_update("INSERT DATA { << <a:x> <a:p> 1 >> <a:q> 1 }")


@pytest.mark.parametrize(
    "update",
    [
        "'INSERT { ?s ?p 1 } WHERE ' + '{' * 100 + '}' * 100",
        "'INSERT { ' + '?s ?p 1 .' * 4990 + ' } WHERE {}'",
        "'INSERT DATA { <a:x> <a:p> ' + '[ <a:p> (1) ] , ' * 2000 + '1 }'",
        "'INSERT DATA { <a:x> <a:p> ' + '1 , ' * 190000 + '1 }'",
        "'INSERT DATA { ' + '[ <a:p> (1) ] <a:q> 1 . ' * 30000 + '}'",
        "'INSERT DATA { <a:x> <a:p> ' + '(' * 99 + '1' + ')' * 99 + ' }'",
        "'INSERT DATA { ' + 'GRAPH <a:g> {} ' * 70000 + ' }'",
        "'DELETE WHERE { ' + 'GRAPH <a:g> { } ' * 4900 + ' }'",
        "'CLEAR ALL;' * 6600",
    ],
)
def test_the_largest_updates_admitted_leave_the_process_alive(update: str) -> None:
    program = f"""
from pyoxigraph import NamedNode, Store
from psykg.engine.stack import with_deep_stack
from psykg.engine.writing import PlainDataset, perform
with_deep_stack(lambda: perform(PlainDataset(Store()), {update}))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0
