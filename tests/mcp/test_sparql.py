"""Queries over the protocol: what they give, and that none of them stops the server."""

import pytest

from tests.mcp.conftest import SECONDS, Assistant, text_of

PREFIX = "PREFIX psykg: <https://w3id.org/psykg/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
PSYKG = "https://w3id.org/psykg/"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }"


def test_rows_come_as_terms_with_the_sentences_that_speak_of_them(assistant: Assistant) -> None:
    query = "SELECT ?phase ?label { ?phase skos:prefLabel ?label ; psykg:involves psykg:insight } ORDER BY ?phase"
    found = assistant.found("sparql", query=PREFIX + query)
    assert (found["form"], found["columns"]) == ("rows", ["phase", "label"])
    first = found["rows"][0]
    assert first["phase"] == {"type": "uri", "value": f"{PSYKG}middle-phase"}
    assert first["label"] == {"type": "literal", "value": "middle phase", "language": "en"}
    assert [thing["name"] for thing in found["things"]] == ["middle-phase", "termination-phase"]
    assert all(thing["sources"] for thing in found["things"])
    assert found["sentences"]


def test_a_claim_in_the_result_comes_with_its_sentence_and_modality(assistant: Assistant) -> None:
    stated = "psykg:supportive-therapy psykg:hasGoal psykg:relief-of-immediate-distress"
    query = f"SELECT ?claim {{ GRAPH ?claim {{ {stated} }} }}"
    (thing,) = assistant.found("sparql", query=PREFIX + query)["things"]
    assert thing["name"] == "claim/p3s2-1"
    assert thing["sources"] == [{"sentence": "p3s2", "modality": "always"}]


def test_numbers_keep_their_datatype_and_what_is_unbound_is_missing(assistant: Assistant) -> None:
    query = "SELECT ?n ?none { BIND(3 AS ?n) OPTIONAL { psykg:insight psykg:noSuch ?none } }"
    (row,) = assistant.found("sparql", query=PREFIX + query)["rows"]
    assert row == {"n": {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}


def test_yes_or_no(assistant: Assistant) -> None:
    found = assistant.found("sparql", query=PREFIX + "ASK { psykg:middle-phase psykg:involves psykg:insight }")
    assert (found["form"], found["boolean"]) == ("boolean", True)


def test_triples_come_as_turtle(assistant: Assistant) -> None:
    query = PREFIX + "CONSTRUCT { ?phase psykg:involves psykg:insight } { ?phase psykg:involves psykg:insight }"
    found = assistant.found("sparql", query=query)
    assert found["form"] == "triples"
    assert "psykg:middle-phase psykg:involves psykg:insight ." in found["turtle"]
    assert "middle-phase" in [thing["name"] for thing in found["things"]]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * {", "line 1, column"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "only queries are answered here"),
        ("DELETE WHERE { ?s ?p ?o }", "only queries are answered here"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "sends no requests elsewhere"),
        ("SELECT * { SERVICE SILENT ?any { ?s ?p ?o } }", "sends no requests elsewhere"),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c }", "larger than 200,000 bytes"),
        ("SELECT * { " + "{" * 200 + "}" * 200 + " }", "more than 100 deep"),
        ("SELECT * { ?s ?p '" + "x" * 100_000 + "' }", "100000 is the most"),
    ],
)
def test_a_query_that_is_refused_is_told_why_and_others_go_on(assistant: Assistant, query: str, said: str) -> None:
    assert said in assistant.failure("sparql", query=query)
    assert assistant.found("sparql", query="ASK {}")["boolean"]


def test_queries_that_run_away_are_stopped_and_other_calls_go_on(assistant: Assistant) -> None:
    running = [
        assistant.portal.start_task_soon(assistant.client.call_tool, "sparql", {"query": ENDLESS}) for _ in range(3)
    ]
    assert assistant.found("search", words="insight")["hits"]
    assert assistant.found("explain", subject="middle phase", relation="involves", value="insight")["sentences"]
    for each in running:
        assert f"stopped after {SECONDS} s" in text_of(each.result())
