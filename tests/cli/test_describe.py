"""`psykg describe`, on the graph itself."""

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from psykg.cli.describe import _text, command
from psykg.engine import EmbeddedEngine, united
from psykg.entities.description import describe
from psykg.entities.index import Index
from psykg.knowledge.additions import added_quads

PSYKG = Path(sys.executable).with_name("psykg")
RETIRED = Path(__file__).parents[1] / "service" / "data" / "retired.ttl"


def told(*arguments: str) -> list[str]:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output.splitlines()


def test_a_concept_is_told_with_its_relations_sentences_and_modalities() -> None:
    lines = told("supportive-therapy")
    assert lines[0] == "supportive therapy (therapy)"
    place = lines.index("  has goal")
    assert "    relief of immediate distress (p3s2, always)" in lines[place:]
    assert "  not the case: supportive therapy has primary goal personality change (p10s2, always)" in lines


def test_a_label_does_as_well_as_a_name() -> None:
    assert told("Termination Phase") == told("termination-phase")


def test_what_is_inferred_is_marked_and_explained_when_asked_why() -> None:
    plain, explained = told("insight"), told("insight", "--why")
    assert "    middle phase (inferred)" in plain
    assert set(plain) < set(explained)
    derivation = explained[explained.index("    middle phase (inferred)") :]
    assert any(line.endswith("(p7s7, always)") for line in derivation)
    assert any(line.endswith("(p7s9, always)") for line in derivation)


def test_a_sentence_is_told_claim_by_claim_with_its_neighbours() -> None:
    lines = told("p3s2")
    assert lines[0] == "p3s2 (sentence)"
    assert "Claim p3s2-1 (always)" in lines
    assert lines[-2:] == ["  previous: p3s1", "  next: p3s3"]


def test_a_claim_of_a_sentence_is_told_with_what_is_remarked_of_it() -> None:
    assert "Claim p2s1-2 (broadly; is conjunctive: no; is exhaustive: yes)" in told("p2s1")


def test_a_relation_is_told_with_its_chains_and_uses() -> None:
    lines = told("involves")
    steps = next(line for line in lines if line.startswith("  follows from the steps: "))
    assert "has activity then develops" in steps
    assert "  middle phase involves insight (inferred)" in lines


def test_programs_get_one_json_object() -> None:
    thing = json.loads("\n".join(told("insight", "--json")))
    assert thing["thing"] == {"iri": "https://w3id.org/psykg/insight", "name": "insight", "label": "insight"}
    involved = next(group for group in thing["outgoing"] if group["relation"]["name"] == "isInvolvedIn")
    assert all(said["inferred"] and "why" not in said for said in involved["statements"])


def test_programs_get_the_reasons_too_when_they_ask_why() -> None:
    thing = json.loads("\n".join(told("insight", "--json", "--why")))
    involved = next(group for group in thing["outgoing"] if group["relation"]["name"] == "isInvolvedIn")
    assert all(said["why"]["premises"] for said in involved["statements"])


def test_an_unknown_name_is_one_line_with_what_is_near_and_exit_code_1() -> None:
    ran = subprocess.run([PSYKG, "describe", "insigth"], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1
    assert "Did you mean insight" in ran.stderr


def test_a_name_that_is_retired_is_told_so_with_what_takes_its_place() -> None:
    engine = EmbeddedEngine(united(added_quads([RETIRED])))
    index = Index(engine)
    said = {
        name: list(_text(describe(engine, name, index), lambda _: None))[1]
        for name in ("old-insight", "split-insight", "lost-insight", "current-insight")
    }
    assert said == {
        "old-insight": "Retired. Use insight in its place.",
        "split-insight": "Retired. Use insight or new-insights in its place.",
        "lost-insight": "Retired. Nothing takes its place.",
        "current-insight": "Definition: What is still in use.",
    }
