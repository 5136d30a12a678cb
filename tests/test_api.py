"""What `import psykg` offers."""

import subprocess
import sys
from decimal import Decimal
from importlib.metadata import version

import pytest
from rdflib import Graph, URIRef

import psykg
from psykg.errors import QueryRefusedError, QuerySyntaxError, UnknownEntityError
from psykg.vocabulary import PSYKG

PREFIX = f"PREFIX psykg: <{PSYKG}>"


def test_the_surface_is_what_the_package_lists() -> None:
    assert {name for name in psykg.__all__ if getattr(psykg, name)} == {
        "__version__",
        "ask",
        "dataframe",
        "describe",
        "graph",
        "networkx",
        "query",
        "why",
    }
    with pytest.raises(AttributeError, match="no attribute 'tell'"):
        psykg.tell  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert psykg.__version__ == version("psykg")


def test_importing_brings_nothing_heavy_with_it() -> None:
    heavy = ("rdflib", "pyoxigraph", "flask", "owlready2", "pyshacl")
    code = f"import sys, psykg; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_select_gives_rows_in_pythons_own_terms() -> None:
    assert psykg.query('SELECT (1 AS ?i) (1.5 AS ?d) (1e0 AS ?f) (true AS ?b) ("x"@en AS ?s) ?none {}') == [
        {"i": 1, "d": Decimal("1.5"), "f": 1.0, "b": True, "s": "x"}
    ]


@pytest.mark.parametrize("datatype", ["integer", "decimal", "double", "float", "boolean"])
def test_a_literal_that_its_datatype_does_not_know_stays_a_text(datatype: str) -> None:
    typed = f"'many'^^<http://www.w3.org/2001/XMLSchema#{datatype}>"
    assert psykg.query(f"SELECT ({typed} AS ?many) {{}}") == [{"many": "many"}]


def test_a_select_gives_a_data_frame_with_a_column_for_each_variable() -> None:
    frame = psykg.dataframe('SELECT ?i ?s ?none { VALUES (?i ?s) { (1 "x") (2 UNDEF) } } ORDER BY ?i')
    assert list(frame.columns) == ["i", "s", "none"]
    assert list(frame["i"]) == [1, 2]
    assert frame["s"][0] == "x"
    assert frame.isna().to_numpy().tolist() == [[False, False, True], [False, True, True]]
    assert psykg.dataframe("SELECT ?nothing { FILTER(false) }").shape == (0, 1)
    with pytest.raises(QueryRefusedError, match="Only SELECT gives a table"):
        psykg.dataframe("ASK {}")


def test_networkx_gets_concepts_and_relationships() -> None:
    graph = psykg.networkx()
    assert graph.nodes[PSYKG + "insight"]["label"] == "insight"
    assert graph.edges[PSYKG + "middle-phase", PSYKG + "insight", "involves"]["inferred"] is True


def test_the_phases_that_involve_insight_are_found() -> None:
    rows = psykg.query(
        f"{PREFIX} SELECT ?phase {{ ?phase a psykg:Phase ; psykg:involves psykg:insight }} ORDER BY ?phase"
    )
    assert rows == [{"phase": PSYKG + "middle-phase"}, {"phase": PSYKG + "termination-phase"}]


def test_an_ask_gives_a_bool_and_a_construct_a_graph() -> None:
    assert psykg.query(f"{PREFIX} ASK {{ psykg:insight a psykg:MentalConcept }}") is True
    made = psykg.query(f"{PREFIX} CONSTRUCT WHERE {{ psykg:insight a psykg:MentalConcept }}")
    assert isinstance(made, Graph)
    assert len(made) == 1


def test_a_query_with_an_error_says_where() -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        psykg.query("SELECT * {\n ?s ?p }")
    assert raised.value.line == 2


def test_the_graph_holds_what_is_stated_and_what_follows_and_is_a_copy() -> None:
    graph = psykg.graph()
    involves, insight = URIRef(PSYKG + "involves"), URIRef(PSYKG + "insight")
    assert (URIRef(PSYKG + "middle-phase"), involves, insight) in graph
    graph.remove((None, None, None))
    assert len(psykg.graph()) > 1000


def test_a_question_in_plain_words_is_answered_with_sentences_and_derivations() -> None:
    answer = psykg.ask("Which phases involve insight?")
    assert answer.status.value == "answered"
    assert [item.label for item in answer.items] == ["middle phase", "termination phase"]
    assert all(item.sources and item.derivation for item in answer.items)
    assert answer.sparql
    rows = psykg.query(answer.sparql)
    assert isinstance(rows, list)
    assert {row["answer"] for row in rows} == {item.iri for item in answer.items}


def test_a_question_that_the_graph_cannot_answer_is_declined() -> None:
    declined = psykg.ask("What is the capital of France?")
    assert declined.status.value in {"not-in-graph", "not-understood"}
    assert not declined.items
    assert declined.text


def test_a_thing_is_described_by_name_and_by_label() -> None:
    assert psykg.describe("Termination Phase") == psykg.describe("termination-phase")
    with pytest.raises(UnknownEntityError, match="Did you mean insight"):
        psykg.describe("insigth")


def test_a_statement_that_follows_is_derived_down_to_sentences() -> None:
    reason = psykg.why("supportive therapy", "hasGoal", "prevention of further discomfort")
    assert reason is not None
    assert reason.rule == "prp-spo2"
    said = [claim.sentence.name for leaf in reason.premises for claim in leaf.claims if claim.sentence]
    assert said == ["p3s2", "p3s2"]


def test_what_is_stated_or_does_not_follow_has_no_derivation() -> None:
    assert psykg.why("supportive-therapy", "hasGoal", "relief-of-immediate-distress") is None
    assert psykg.why("evaluation-phase", "involves", "insight") is None
    with pytest.raises(UnknownEntityError):
        psykg.why("supportive-therapy", "hasGaol", "insight")
