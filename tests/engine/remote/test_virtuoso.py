"""Virtuoso says many things in ways of its own. They are read for what they mean, and a part is never the whole."""

import time

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from psykg.engine import Boolean, Solutions, Triples
from psykg.engine.contract import Dataset
from psykg.engine.remote.endpoint import Endpoint
from psykg.engine.remote.engine import RemoteEngine
from psykg.engine.remote.loading import Destination, load_remote
from psykg.errors import QueryStoppedError, QuerySyntaxError, ResultTooLargeError
from psykg.vocabulary import INFERRED_GRAPH, PSYKG, SCHEMA_GRAPH, XSD
from tests.servers import CREDENTIALS, SparqlServer

TERMS = Dataset(default=("urn:terms",))


@pytest.fixture(scope="module")
def there(virtuoso: SparqlServer) -> RemoteEngine:
    return RemoteEngine(virtuoso.query)


@pytest.fixture(scope="module")
def with_terms(virtuoso_writable: SparqlServer) -> RemoteEngine:
    """Knows terms of many sorts, in a graph of their own."""
    data = """
        <urn:s> <urn:p> true , "1"^^xsd:boolean , 1.5 , "é“q”\\n\\"x\\" 😀"@en , "" , "x"^^<urn:dt> , [ <urn:p> 7 ] .
    """
    quads = parse(f"@prefix xsd: <{XSD}> . {data}".encode(), format=RdfFormat.TURTLE)
    load_remote(quads, Destination(Endpoint(virtuoso_writable.graphs, credentials=CREDENTIALS), graph="urn:terms"))
    return RemoteEngine(virtuoso_writable.query)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("ASK {}", True),
        ("ASK { psykg:insight ?p ?o }", True),
        ("ASK { psykg:insight psykg:nothing ?o }", False),
        ("ASK { FILTER(1 > 2) }", False),
    ],
)
def test_truth_comes_as_a_row_of_a_number(there: RemoteEngine, query: str, answer: bool) -> None:
    assert there.query(f"PREFIX psykg: <{PSYKG}> {query}") == Boolean(value=answer)


def test_terms_come_as_what_they_are(with_terms: RemoteEngine) -> None:
    rows = with_terms.query("SELECT DISTINCT ?o { <urn:s> <urn:p> ?o }", dataset=TERMS)
    assert isinstance(rows, Solutions)
    found = [row["o"] for row in rows]
    assert {each for each in found if not isinstance(each, BlankNode)} == {
        Literal("true", datatype=NamedNode(f"{XSD}boolean")),
        Literal("1.5", datatype=NamedNode(f"{XSD}decimal")),
        Literal('é“q”\n"x" 😀', language="en"),
        Literal(""),
        Literal("x", datatype=NamedNode("urn:dt")),
    }
    assert [each.value.isalnum() for each in found if isinstance(each, BlankNode)] == [True]


def test_graphs_come_whole(with_terms: RemoteEngine) -> None:
    graph = with_terms.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?o != 1.5) }", dataset=TERMS)
    assert isinstance(graph, Triples)
    assert {str(triple.object) for triple in graph if isinstance(triple.subject, BlankNode)} == {f'"7"^^<{XSD}integer>'}


def test_bindings_reach_it(there: RemoteEngine) -> None:
    query = "SELECT ?thing ?kind { ?thing a ?kind FILTER(isIRI(?thing)) } ORDER BY ?kind"
    bindings = {"thing": NamedNode(f"{PSYKG}insight")}
    found = there.query(query, bindings=bindings)
    assert isinstance(found, Solutions)
    assert {row["thing"] for row in found} == {bindings["thing"]}


def test_the_graphs_of_a_dataset_are_named_to_it(there: RemoteEngine) -> None:
    graphs = there.query(
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", dataset=Dataset(named=(SCHEMA_GRAPH, INFERRED_GRAPH))
    )
    assert isinstance(graphs, Solutions)
    assert {row["g"].value for row in graphs} == {SCHEMA_GRAPH, INFERRED_GRAPH}


def test_what_it_cannot_read_is_told_in_its_words(there: RemoteEngine) -> None:
    with pytest.raises(QuerySyntaxError, match=r"refuses the query: Virtuoso 37000"):
        there.query("SELECT ?x { ?x <urn:p> ?y } GROUP BY (<http://e.org/f>(?x) AS ?z) HAVING (COUNT(DISTINCT *) > 1)")


CUT = [
    "SELECT * { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CONSTRUCT { <urn:same> a <urn:same> } { ?s ?p ?o } ORDER BY ?s",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "CONSTRUCT {} { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > 0)",
]


@pytest.mark.parametrize("query", CUT)
def test_a_result_of_which_it_leaves_out_rows_is_an_error(virtuoso_of_few_rows: SparqlServer, query: str) -> None:
    with pytest.raises(ResultTooLargeError, match="at most 10 rows"):
        RemoteEngine(virtuoso_of_few_rows.query).query(query)


@pytest.mark.parametrize("query", [f"{query} LIMIT 9" for query in CUT])
def test_a_result_that_it_gives_whole_is_no_error(virtuoso_of_few_rows: SparqlServer, query: str) -> None:
    assert not isinstance(RemoteEngine(virtuoso_of_few_rows.query).query(query), Boolean)


RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"


def test_a_runaway_query_is_left_at_the_deadline(virtuoso: SparqlServer) -> None:
    there = RemoteEngine(virtuoso.query, patience=0.5)
    assert there.query("ASK {}")
    began = time.monotonic()
    with pytest.raises(QueryStoppedError):
        there.query(RUNAWAY)
    assert time.monotonic() - began < 1


def test_the_part_that_it_gives_at_its_own_deadline_is_an_error(virtuoso: SparqlServer) -> None:
    there = RemoteEngine(f"{virtuoso.query}?timeout=1000", patience=20)
    with pytest.raises(QueryStoppedError, match="at its own deadline"):
        there.query(RUNAWAY)
