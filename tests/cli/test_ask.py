"""`psykg ask`, on the graph itself."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from psykg.cli.ask import command

COGNITIVE = Path(__file__).parents[1] / "data" / "cognitive-therapy.trig"
PHASES = ("Which phases", "involve insight?")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_an_answer_is_a_sentence_and_a_line_for_each_thing_with_what_it_rests_on() -> None:
    result = run(*PHASES)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "The middle phase and the termination phase involve insight.",
        "middle phase (p7s7, p7s9; always; inferred)",
        "termination phase (p9s5; always; inferred)",
    ]


def test_derivations_stand_under_what_is_inferred_when_asked_why() -> None:
    lines = run(*PHASES, "--why").stdout.splitlines()
    middle, termination = (lines.index(line) for line in run(*PHASES).stdout.splitlines()[1:])
    assert lines[middle + 1] == "  middle phase involves insight [prp-spo2]"
    assert "      identification of patterns develops new insights (p7s9, always)" in lines[middle:termination]
    assert all(line.startswith("  ") for line in lines[termination + 1 :])


def test_no_is_an_answer() -> None:
    result = run("Does supportive therapy aim at personality change?")
    assert result.exit_code == 0
    assert result.stdout.startswith("No. ")
    assert "(p10s2; always)" in result.stdout


def test_a_definition_is_given_once() -> None:
    said, *lines = run("What is insight?").stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("insight (")
    assert said.casefold().startswith("insight: ")


def test_programs_get_one_json_object() -> None:
    answer = json.loads(run(*PHASES, "--json").stdout)
    assert answer["question"] == " ".join(PHASES)
    assert [item["label"] for item in answer["answers"]] == ["middle phase", "termination phase"]


def test_what_cannot_be_answered_is_told_on_stderr_and_exits_with_1() -> None:
    result = run("What is the capital of France?")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "france" in result.stderr.casefold()
    assert "\nYou can ask:\n  " in result.stderr


def test_programs_get_json_for_what_cannot_be_answered_too() -> None:
    result = run("What is the capital of France?", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["answers"] == []


def test_words_of_crisis_are_met_on_stdout_with_kind_words_alone() -> None:
    result = run("I want to kill myself")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "emergency" in result.stdout
    assert result.stderr == ""


def test_data_of_ones_own_can_be_asked_about() -> None:
    assert run("What is cognitive therapy?").exit_code == 1
    assert run("What is cognitive therapy?", "--data", str(COGNITIVE)).exit_code == 0


def test_what_follows_from_data_of_ones_own_answers_and_is_marked_as_inferred(tmp_path: Path) -> None:
    (tmp_path / "my.nodes.csv").write_text(
        "id,kind,label,definition\nbooster-phase,Phase,booster phase,A phase after the last.\n"
        "letter-work,Activity,letter work,Reading letters again.\n"
    )
    (tmp_path / "my.edges.csv").write_text(
        "subject,relation,object,citation,modality\nbooster-phase,isPhaseOf,psychodynamic-psychotherapy,,\n"
        "booster-phase,hasActivity,letter-work,,\nletter-work,develops,insight,Doe 2020,may\n"
    )
    lines = run(*PHASES, "--why", "--data", str(tmp_path)).stdout.splitlines()
    start = lines.index("booster phase (Doe 2020; may; inferred)")
    assert lines[start + 1 : start + 5] == [
        "  booster phase involves insight [prp-spo2]",
        "    booster phase has activity letter work (my.edges.csv)",
        "    letter work develops insight (Doe 2020, may)",
        "    “involves” follows from “has activity” then “develops” (schema)",
    ]


@pytest.mark.parametrize("arguments", [[], ["--why"]])
def test_without_a_question_it_is_wrong_use(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
