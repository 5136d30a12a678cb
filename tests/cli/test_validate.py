"""`psykg validate`: what is wrong goes to stdout, a line each, and the exit code says whether anything is."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from psykg.cli import main
from psykg.knowledge.files import ONTOLOGY

EXAMPLES = Path(__file__).parents[1] / "knowledge" / "data" / "validation"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """A folder of an ontology with one class, that lacks nearly everything, and no claims."""
    prefixes = "@prefix psykg: <https://w3id.org/psykg/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    (tmp_path / "schema.ttl").write_text(prefixes + "psykg:Rest a owl:Class .")
    (tmp_path / "concepts").mkdir()
    shutil.copy(ONTOLOGY / "shapes.ttl", tmp_path)
    (tmp_path / "lexicon.ttl").touch()
    (tmp_path / "source.ttl").touch()
    (tmp_path / "article.trig").touch()
    return tmp_path


def test_well_formed_data_passes_with_a_word_on_stderr() -> None:
    path = EXAMPLES / "second-article.trig"
    result = run(path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Well-formed: {path}.\n"


def test_each_problem_of_invalid_data_is_a_line_and_the_exit_code_is_1() -> None:
    path = EXAMPLES / "invalid.ttl"
    result = run(path)
    assert result.exit_code == 1
    assert result.stderr == ""
    assert f'{path}: psykg:kindless has no kind: say what it is, as in "a psykg:Goal".' in result.stdout.splitlines()
    assert all(line.startswith(f"{path}: ") for line in result.stdout.splitlines())


def test_a_folder_stands_for_its_files_and_is_held_against_the_ontology_named(ontology: Path, tmp_path: Path) -> None:
    data = tmp_path / "mine"
    data.mkdir()
    (data / "a.ttl").write_text("[] a <https://w3id.org/psykg/Phase> .")
    result = run(data, "--ontology", ontology)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{data / 'a.ttl'}: a node without a name uses psykg:Phase, which is not a term")
    by_ours = run(data)
    assert by_ours.exit_code == 1
    assert "psykg:Phase" not in by_ours.stdout


def test_a_syntax_error_is_told_with_line_and_column_and_is_invalid_data(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix ex: <https://example.org/> .\nex:a ex:b .\n")
    result = run(path)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{path}:2:")
    assert len(result.stdout.splitlines()) == 1


def test_a_statement_at_fault_is_told_in_words_with_what_it_contradicts(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix psykg: <https://w3id.org/psykg/> . "
        "psykg:supportive-therapy psykg:hasPrimaryGoal psykg:personality-change ."
    )
    result = run(path)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{path}: psykg:supportive-therapy has a part in a contradiction. These cannot all hold: "
        f"supportive therapy has primary goal personality change ({path}); "
        "it is denied that supportive therapy has primary goal personality change (p10s2, always). "
        "Correct or remove what is yours.\n"
    )


def test_tables_of_nodes_and_edges_are_data(tmp_path: Path) -> None:
    (tmp_path / "my.nodes.csv").write_text("id,kind,label\nletter-work,Activity,letter work\n")
    (tmp_path / "my.edges.csv").write_text("subject,relation,object\nletter-work,devlops,insight\n")
    assert run(tmp_path).stdout.splitlines() == [
        f"{tmp_path / 'my.edges.csv'}: psykg:letter-work uses psykg:devlops, which is not a term of psykg: "
        "check the spelling, or say what it is (did you mean psykg:develops?).",
        f"{tmp_path / 'my.nodes.csv'}: psykg:letter-work has no definition: give it one with skos:definition.",
    ]


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    result = run(tmp_path / "nothing.ttl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nothing.ttl cannot be read" in result.stderr


def test_without_a_file_the_ontology_is_judged(ontology: Path) -> None:
    result = run("--ontology", ontology)
    assert result.exit_code == 1
    assert (
        f"{ontology / 'schema.ttl'}: psykg:Rest has no definition: give it one with skos:definition." in result.stdout
    )


def test_the_report_of_the_ontology_names_each_check_with_its_count_and_sums_up_each_suite() -> None:
    result = run("--report")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert [line.split()[:3] for line in lines if "duplicate_label " in line] == [["ERROR", "duplicate_label", "0"]]
    assert any(line.startswith("ROBOT-report-equivalent: 0 errors, 0 warnings, ") for line in lines)
    assert any(line.startswith("OOPS-equivalent: 0 critical, 0 important, ") for line in lines)
    assert "FOOPS-PRE-equivalent: 0 faults" in lines
    assert [line.split()[:3] for line in lines if " P37 " in line] == [["not", "run", "P37"]]


def test_a_grave_fault_in_the_report_is_shown_and_exits_with_1(ontology: Path) -> None:
    result = run("--report", "--ontology", ontology)
    lines = result.stdout.splitlines()
    check = next(at for at, line in enumerate(lines) if line.split()[1:2] == ["P08"])
    assert result.exit_code == 1
    assert lines[check].split()[:3] == ["minor", "P08", "2"]
    assert {line.split()[0] for line in lines[check + 1 : check + 3]} == {"psykg:Rest"}


def test_the_report_comes_as_json_for_programs(ontology: Path) -> None:
    result = run("--report", "--json", "--ontology", ontology)
    robot, oops, foops = json.loads(result.stdout)
    missing = next(check for check in oops["checks"] if check["name"] == "P38")
    assert result.exit_code == 1
    assert robot["suite"] == "ROBOT-report-equivalent"
    assert (missing["level"], missing["count"], missing["faults"]) == ("important", 1, ["rdf:type owl:Ontology"])
    assert oops["counts"]["important"] >= 2
    assert {skipped["name"] for skipped in foops["notRun"]} >= {"OM4.2", "DOC1", "FIND3"}


@pytest.mark.parametrize("arguments", [["--report", "my.ttl"], ["--json"]])
def test_options_that_do_not_go_together_are_wrong_use(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "--report is about the ontology and takes no FILE; --json goes with --report." in result.stderr


def test_help_shows_an_example() -> None:
    assert "psykg validate my-article.trig" in run("--help").stdout
