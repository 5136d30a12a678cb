"""What an update does to a plain dataset, beyond the tests of the W3C."""

import socket

import pytest
from pyoxigraph import BlankNode, NamedNode, Store

from psykg.engine.contract import Dataset
from psykg.engine.writing import PlainDataset, perform
from psykg.errors import EngineUnavailableError, QueryError, QueryRefusedError, QuerySyntaxError


@pytest.fixture
def dataset() -> PlainDataset:
    dataset = PlainDataset(Store())
    perform(dataset, "INSERT DATA { <a:x> <a:p> 1 GRAPH <a:g> { <a:x> <a:p> 2 } GRAPH <a:h> { <a:x> <a:p> 3 } }")
    return dataset


def written(dataset: PlainDataset) -> set[str]:
    """What stands in the graph `a:new`, without its datatype."""
    quads = dataset.store.quads_for_pattern(None, None, None, NamedNode("a:new"))
    return {str(quad.triple).replace("^^<http://www.w3.org/2001/XMLSchema#integer>", "") for quad in quads}


def test_each_operation_sees_what_those_before_it_did(dataset: PlainDataset) -> None:
    perform(dataset, "INSERT { GRAPH <a:mid> { ?s ?p ?o } } WHERE { ?s ?p ?o } ; MOVE <a:mid> TO <a:new>")
    assert written(dataset) == {'<a:x> <a:p> "1"'}


def test_declarations_hold_for_the_operations_after_them() -> None:
    dataset = PlainDataset(Store())
    perform(
        dataset,
        """
        BASE <http://example.org/one/> PREFIX p: <p>
        INSERT DATA { GRAPH <a:new> { <x> p: 1 } } ;
        BASE <../two/> PREFIX q: <q>
        INSERT DATA { GRAPH <a:new> { <x> q: <http://example.org/> ; p: "with \\u0061 ; inside" } } ;
        """,
    )
    assert written(dataset) == {
        '<http://example.org/one/x> <http://example.org/one/p> "1"',
        "<http://example.org/two/x> <http://example.org/two/q> <http://example.org/>",
        '<http://example.org/two/x> <http://example.org/one/p> "with a ; inside"',
    }


def test_relative_iris_are_resolved_against_the_base_of_the_request() -> None:
    dataset = PlainDataset(Store())
    perform(
        dataset,
        "CREATE GRAPH <g> ; INSERT DATA { GRAPH <g> { <s> <p> <o> } } ;"
        "WITH <g> INSERT { GRAPH <a:new> { ?o <p> ?s } } WHERE { ?s <p> <o> . ?s <p> ?o }",
        base="http://example.org/",
    )
    assert written(dataset) == {"<http://example.org/o> <http://example.org/p> <http://example.org/s>"}


@pytest.mark.parametrize(
    ("using", "found"),
    [
        (None, {'<a:x> <a:p> "1"'}),
        (Dataset(), {'<a:x> <a:p> "1"'}),
        (Dataset(default=("a:g",)), {'<a:x> <a:p> "2"'}),
        (Dataset(default=("a:g", "a:h")), {'<a:x> <a:p> "2"', '<a:x> <a:p> "3"'}),
        (Dataset(named=("a:g",)), set()),
    ],
)
def test_the_request_can_say_what_patterns_see(dataset: PlainDataset, using: Dataset | None, found: set[str]) -> None:
    perform(dataset, "INSERT { GRAPH <a:new> { ?s ?p ?o } } WHERE { ?s ?p ?o }", using=using)
    assert written(dataset) == found


def test_the_request_can_say_what_graph_sees(dataset: PlainDataset) -> None:
    update = "INSERT { GRAPH <a:new> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"
    perform(dataset, update, using=Dataset(named=("a:h",)))
    assert written(dataset) == {'<a:x> <a:p> "3"'}


@pytest.mark.parametrize("clause", ["USING <a:g>", "USING NAMED <a:g>"])
def test_the_request_and_the_update_cannot_both_say_it(dataset: PlainDataset, clause: str) -> None:
    with pytest.raises(QuerySyntaxError, match="using-graph-uri"):
        perform(dataset, f"DELETE {{ ?s ?p ?o }} {clause} WHERE {{ ?s ?p ?o }}", using=Dataset(default=("a:h",)))
    with pytest.raises(QuerySyntaxError, match="using-graph-uri"):
        perform(dataset, "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", using=Dataset(named=("a:h",)))


def test_blank_nodes_are_fresh_for_each_solution_and_shared_within_one() -> None:
    dataset = PlainDataset(Store())
    perform(
        dataset,
        """
        INSERT { GRAPH <a:g> { ?x <a:p> _:b } _:b <a:q> ?x , [ <a:r> _:b ] } WHERE { VALUES ?x { <a:1> <a:2> } }
        """,
    )
    subjects = [quad.object for quad in dataset.store.quads_for_pattern(None, None, None, NamedNode("a:g"))]
    assert len(set(subjects)) == 2
    for subject in subjects:
        assert isinstance(subject, BlankNode)
        assert len(list(dataset.store.quads_for_pattern(subject, NamedNode("a:q"), None, None))) == 2
        assert len(list(dataset.store.quads_for_pattern(None, NamedNode("a:r"), subject, None))) == 1


def test_what_no_graph_can_hold_or_has_an_unbound_variable_is_left_out(dataset: PlainDataset) -> None:
    perform(
        dataset,
        """
        INSERT { GRAPH <a:new> { ?o ?p ?s . ?s ?o ?p . ?s ?p ?none . ?s ?p ?o . _:b ?b 1 } GRAPH ?o { ?s ?p ?o } }
        WHERE { ?s ?p ?o BIND(BNODE() AS ?b) OPTIONAL { ?o ?p ?none } }
        """,
    )
    assert written(dataset) == {'<a:x> <a:p> "1"'}


@pytest.mark.parametrize(
    ("update", "line", "column", "said"),
    [
        ("CLEAR ALL ;\nINSERT DATA { <a:x> <p> 1 }", 2, 21, "“<p>” stands for no IRI"),
        ("CLEAR ALL ;\nDROP GRAPH <g>", 2, 12, "“<g>” stands for no IRI"),
        ("INSERT DATA { p:x <a:p> 1 } ;\nPREFIX p: <a:> CLEAR ALL", 1, 15, "“p:x” stands for no IRI"),
        ("CLEAR ALL ; INSERT { ?s ?p 1 }\nWHERE { ?s ?p ?o\n BIND(1 AS ?o) }", 3, 17, "a rule of the language"),
        ("CLEAR ALL ; DELETE WHERE { ?s <p> ?o }", 1, 31, "“<p>” stands for no IRI"),
        ("CLEAR ALL ; INSERT { ?s ?p 1 } WHERE { ?s <p> ?o }", 1, 43, "“<p>” stands for no IRI"),
        ("SELECT * { ?s ?p ?o }", 1, 1, "SELECT is a query, and only updates are done here"),
    ],
)
def test_a_mistake_anywhere_is_told_with_its_place_before_anything_is_done(
    dataset: PlainDataset, update: str, line: int, column: int, said: str
) -> None:
    with pytest.raises(QuerySyntaxError, match=said) as raised:
        perform(dataset, update)
    assert (raised.value.line, raised.value.column) == (line, column)
    assert len(dataset.store) == 3


@pytest.mark.parametrize("update", ["CLEAR GRAPH <a:n>", "DROP GRAPH <a:n>", "MOVE <a:n> TO <a:g>"])
def test_a_graph_that_is_not_there_is_a_mistake_unless_silent(dataset: PlainDataset, update: str) -> None:
    with pytest.raises(QueryError, match="There is no graph <a:n>"):
        perform(dataset, update)
    keyword, rest = update.split(" ", 1)
    perform(dataset, f"{keyword} SILENT {rest}")


def test_a_graph_that_is_there_cannot_be_created_unless_silent(dataset: PlainDataset) -> None:
    with pytest.raises(QueryError, match="The graph <a:g> exists"):
        perform(dataset, "CREATE GRAPH <a:g>")
    perform(dataset, "CREATE SILENT GRAPH <a:g> ; CREATE GRAPH <a:new>")
    assert dataset.store.contains_named_graph(NamedNode("a:new"))


@pytest.mark.parametrize("word", ["service:x", "<http://example.org/service>", "?service", "'SERVICE'", "_:service"])
def test_the_word_service_in_a_pattern_is_only_a_word(dataset: PlainDataset, word: str) -> None:
    perform(dataset, f"PREFIX service: <a:> INSERT {{ <a:y> <a:q> 1 }} WHERE {{ OPTIONAL {{ ?s ?p {word} }} }}")
    assert len(dataset.store) == 4


def test_a_call_that_the_grammar_does_not_see_is_no_update(dataset: PlainDataset, listener: socket.socket) -> None:
    host, port = listener.getsockname()
    update = f"PREFIX : <http://{host}:{port}/> INSERT {{ ?s ?p ?o }} WHERE {{ service:x {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryError):
        perform(dataset, update)
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_only_a_listed_endpoint_is_called(dataset: PlainDataset) -> None:
    update = "INSERT { ?s ?p ?o } WHERE { SERVICE <a:endpoint> { ?s ?p ?o } }"
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        perform(dataset, update)
    with pytest.raises(QueryRefusedError, match="a:other"):
        perform(dataset, update, services=frozenset({"a:other"}))
    with pytest.raises(EngineUnavailableError, match="does not answer"):
        perform(dataset, update, services=frozenset({"a:endpoint"}))


def test_a_triple_in_two_graphs_of_a_pattern_is_there_once(dataset: PlainDataset) -> None:
    perform(dataset, "INSERT DATA { GRAPH <a:h> { <a:x> <a:p> 2 } }")
    counted = "{ SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o } }"
    perform(dataset, f"INSERT {{ GRAPH <a:new> {{ <a:x> <a:n> ?n }} }} USING <a:g> USING <a:h> WHERE {counted}")
    assert written(dataset) == {'<a:x> <a:n> "2"'}
