"""`psykg query`, as a person or a script runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from psykg.cli import main
from psykg.cli.table import table
from psykg.engine import Solutions
from psykg.vocabulary import PSYKG

PREFIX = f"PREFIX psykg: <{PSYKG}> "
PHASES = PREFIX + "SELECT ?phase { ?phase a psykg:Phase ; psykg:involves psykg:insight } ORDER BY ?phase"


def run(*arguments: str, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *arguments], input=typed)


def test_solutions_come_as_a_table_for_people() -> None:
    assert run(PHASES).stdout.splitlines() == [
        "phase",
        "-----------------",
        "middle-phase",
        "termination-phase",
    ]


def test_a_table_keeps_its_columns_and_leaves_unbound_cells_empty() -> None:
    shown = run("SELECT * { VALUES (?a ?b) { ('long\\ntext' 1) (UNDEF <http://example.org/x>) ('x' UNDEF) } }").stdout
    assert shown.splitlines() == [
        "a          b",
        "---------  --------------------",
        "long text  1",
        "           http://example.org/x",
        "x",
    ]


def test_a_triple_for_a_term_as_endpoints_of_rdf_1_2_send_it_is_shown_as_written() -> None:
    part = {"type": "uri", "value": "a:a"}
    term = {"type": "triple", "value": dict.fromkeys(("subject", "predicate", "object"), part)}
    sent = {"head": {"vars": ["t"]}, "results": {"bindings": [{"t": term}]}}
    assert table(Solutions(json.dumps(sent).encode())).splitlines()[2] == "<a:a> <a:a> <a:a>"


@pytest.mark.parametrize(("query", "said", "code"), [("ASK {}", "true", 0), ("ASK { FILTER(false) }", "false", 1)])
def test_ask_says_true_or_false_and_exits_with_1_for_no(query: str, said: str, code: int) -> None:
    result = run(query)
    assert (result.stdout, result.exit_code) == (said + "\n", code)


def test_rows_without_a_value_are_kept() -> None:
    assert run("--format", "tsv", "SELECT ?x { VALUES ?x { 1 UNDEF UNDEF } }").stdout == "?x\n1\n\n\n"


def test_graphs_come_as_turtle() -> None:
    assert f"@prefix psykg: <{PSYKG}> ." in run(f"DESCRIBE <{PSYKG}insight>").stdout


@pytest.mark.parametrize(
    ("name", "query", "begins"),
    [
        ("json", PHASES, '{"head":'),
        ("xml", PHASES, "<?xml"),
        ("csv", PHASES, "phase"),
        ("tsv", PHASES, "?phase"),
        ("turtle", f"DESCRIBE <{PSYKG}insight>", "@prefix"),
        ("ntriples", f"DESCRIBE <{PSYKG}insight>", f"<{PSYKG}insight> "),
        ("jsonld", f"DESCRIBE <{PSYKG}insight>", "[{"),
        ("rdfxml", f"DESCRIBE <{PSYKG}insight>", "<?xml"),
    ],
)
def test_every_format_can_be_asked_for_by_name(name: str, query: str, begins: str) -> None:
    result = run(query, "--format", name)
    assert result.exit_code == 0
    assert result.stdout.startswith(begins)


def test_the_query_comes_from_a_file_or_standard_input_too(tmp_path: Path) -> None:
    file = tmp_path / "phases.rq"
    file.write_text(PHASES)
    expected = run(PHASES).stdout
    assert run("-f", str(file)).stdout == expected
    assert run("-f", "-", typed=PHASES).stdout == expected
    assert run("-", typed=PHASES).stdout == expected


def test_data_of_the_user_is_queried_with_the_ontology(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(f"<http://example.org/i> <http://example.org/have> <{PSYKG}insight> .")
    query = (
        PREFIX + "ASK { GRAPH <https://w3id.org/psykg/graph/data/mine.ttl> { ?i ?have ?it } ?it a psykg:MentalConcept }"
    )
    assert run(query, "--data", str(tmp_path)).stdout == "true\n"


@pytest.mark.parametrize(
    ("mine", "said"),
    [
        ("psykg:insight psykg:hasGoal psykg:therapist .", "psykg:insight cannot have psykg:hasGoal"),
        ("psykg:psychoanalysis psykg:isSimilarTo psykg:psychoanalysis .", "These cannot all hold: psychoanalysis is"),
    ],
)
def test_data_that_is_misshapen_or_contradicts_the_ontology_is_not_queried(
    tmp_path: Path, mine: str, said: str
) -> None:
    (tmp_path / "mine.ttl").write_text(f"@prefix psykg: <{PSYKG}> . {mine}")
    result = run("ASK {}", "--data", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_an_endpoint_elsewhere_answers_instead(service: str) -> None:
    rows = json.loads(run(PHASES, "--endpoint", f"{service}sparql", "--format", "json").stdout)["results"]["bindings"]
    assert [row["phase"]["value"] for row in rows] == [f"{PSYKG}middle-phase", f"{PSYKG}termination-phase"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["SELECT * { ?s ?p }"],
            "psykg: Not a SPARQL 1.1 query, line 1, column 18: “}” is not expected here. Expected: a ",
        ),
        (["ASK { SERVICE <http://example.org/> {} }"], "psykg: The query calls another endpoint with SERVICE"),
        (["SELECT * {}", "--format", "turtle"], "psykg: This result cannot be written as turtle. Choose one of json, "),
        (["ASK {}", "--format", "yaml"], "'yaml' is not one of 'table', 'json'"),
        (["ASK {}", "--data", "nowhere.ttl"], "psykg: nowhere.ttl cannot be read: no such file"),
        (["ASK {}", "--endpoint", "nowhere"], "psykg: nowhere is not the address of an endpoint."),
        (["ASK {}", "--endpoint", "http://x/", "--data", "a.ttl"], "--data is for the graph here"),
        (["-f", "nowhere.rq"], "No such file"),
        (["ASK {}", "-f", "-"], "Give one query"),
        ([], "Give one query"),
    ],
)
def test_wrong_use_is_told_in_a_line_and_exits_with_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_query_that_is_no_utf8_is_told_so() -> None:
    result = run("-", typed=b"ASK { ?s ?p '\xff' }")
    assert result.exit_code == 2
    assert "not UTF-8" in result.stderr


def test_a_reader_that_stops_early_ends_the_command_quietly() -> None:
    command = [sys.executable, "-c", "from psykg.cli import main; main()", "query", "SELECT * { ?s ?p ?o . ?a ?b ?s }"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
