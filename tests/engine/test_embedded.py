import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from pyoxigraph import Literal, NamedNode

from psykg.engine import Boolean, EmbeddedEngine, Solutions, Triples
from psykg.engine.contract import Query
from psykg.engine.language.admission import LENGTH
from psykg.errors import QueryRefusedError, QuerySyntaxError, QueryTooLargeError

EX = "http://example.org/"
PREFIX = f"PREFIX : <{EX}> "
CLAIM = f"<{EX}claim>"


def ask(engine: EmbeddedEngine, query: str) -> bool:
    result = engine.query(PREFIX + query)
    assert isinstance(result, Boolean)
    return result.value


def values(engine: EmbeddedEngine, query: str) -> set[str]:
    result = engine.query(PREFIX + query)
    assert isinstance(result, Solutions)
    return {term.value for row in result for term in row.values()}


def test_each_form_of_query_gives_its_own_kind_of_result(engine: EmbeddedEngine) -> None:
    assert isinstance(engine.query("SELECT * { ?s ?p ?o }"), Solutions)
    assert isinstance(engine.query("ASK { ?s ?p ?o }"), Boolean)
    assert isinstance(engine.query("CONSTRUCT WHERE { ?s ?p ?o }"), Triples)
    assert isinstance(engine.query(f"DESCRIBE <{EX}cat>"), Triples)


def test_a_plain_query_sees_every_graph_as_one(engine: EmbeddedEngine) -> None:
    assert ask(engine, "ASK { :cat :eats :mouse . :mouse :eats :cheese }")


def test_a_triple_of_several_graphs_counts_once(engine: EmbeddedEngine) -> None:
    assert values(engine, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { :cat :eats :mouse } }") == {"2"}
    assert values(engine, "SELECT (COUNT(*) AS ?n) { :cat :eats :mouse }") == {"1"}


def test_graph_tells_where_a_triple_stands(engine: EmbeddedEngine) -> None:
    assert values(engine, "SELECT ?g { GRAPH ?g { :mouse :eats :cheese } }") == {EX + "claim"}
    assert not ask(engine, "ASK { GRAPH ?g { :cat :weight ?w } }")


def test_from_makes_the_graphs_named_the_default_graph(engine: EmbeddedEngine) -> None:
    assert ask(engine, f"ASK FROM {CLAIM} {{ :mouse :eats :cheese }}")
    assert not ask(engine, f"ASK FROM {CLAIM} {{ :cat :weight ?w }}")
    assert not ask(engine, f"ASK FROM NAMED {CLAIM} {{ :mouse :eats :cheese }}")


def test_bindings_hold_in_filters_and_subqueries_too(engine: EmbeddedEngine) -> None:
    query = PREFIX + "SELECT ?who ?food { { SELECT ?who ?food { ?who :eats ?food } } FILTER(?who IN (:cat, :mouse)) }"
    result = engine.query(query, bindings={"who": NamedNode(EX + "mouse")})
    assert isinstance(result, Solutions)
    assert [row["food"].value for row in result] == [EX + "cheese"]


def test_bindings_are_terms_and_never_text(engine: EmbeddedEngine) -> None:
    result = engine.query(
        PREFIX + "SELECT ?name ?who { ?who :name ?name }", bindings={"name": Literal('" } # a "quoted", name')}
    )
    assert isinstance(result, Solutions)
    assert list(result) == []


def test_a_bound_variable_that_is_not_projected_is_refused_by_name(engine: EmbeddedEngine) -> None:
    with pytest.raises(QueryRefusedError, match=r"\?who"):
        engine.query("SELECT ?p { ?who ?p ?o }", bindings={"who": NamedNode(EX + "cat")})


def test_a_function_that_does_not_exist_is_refused_by_name(engine: EmbeddedEngine) -> None:
    with pytest.raises(QueryRefusedError, match=re.escape(EX + "shout")):
        engine.query(f"SELECT (<{EX}shout>('a') AS ?x) {{}}")


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:a> <a:a> }", "DROP ALL", "LOAD <http://example.org/>"])
def test_updates_are_no_queries_and_change_nothing(engine: EmbeddedEngine, update: str) -> None:
    before = values(engine, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    with pytest.raises(QuerySyntaxError, match="only queries are answered"):
        engine.query(update)
    assert values(engine, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


def test_threads_may_share_the_engine_and_its_results(engine: EmbeddedEngine) -> None:
    query = PREFIX + "SELECT ?food { ?who :eats ?food } ORDER BY ?food"
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(engine.query, [query] * 64))
    assert set(results) == {engine.query(query)}


def test_only_what_psykg_wrote_itself_is_not_read_before_it_is_evaluated(engine: EmbeddedEngine) -> None:
    long = f"ASK {{}} #{' ' * LENGTH}"
    assert bool(engine.answer(Query(long, own=True)).result())
    with pytest.raises(QueryTooLargeError):
        engine.answer(Query(long))
    with pytest.raises(QueryTooLargeError):
        engine.query(long)
