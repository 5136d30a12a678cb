"""`psykg export` as it is installed."""

import json
import subprocess
from pathlib import Path

from rdflib import Graph

from psykg.exports.table import names
from tests.conftest import PSYKG


def run(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PSYKG, "export", *arguments], capture_output=True, text=True, check=False, cwd=folder)


def test_a_file_is_written_and_told_of(tmp_path: Path) -> None:
    done = run("turtle", "-o", "psykg.ttl", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("psykg.ttl written: Turtle")
    assert len(Graph().parse(tmp_path / "psykg.ttl")) > 10_000


def test_without_a_file_it_goes_to_standard_output() -> None:
    closure, asserted = run("ntriples", "--no-provenance"), run("ntriples", "--no-provenance", "--asserted")
    assert closure.returncode == asserted.returncode == 0
    lines = [set(done.stdout.splitlines()) for done in (closure, asserted)]
    assert lines[1] < lines[0]


def test_added_data_is_exported_with_the_ontology(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(
        "@prefix psykg: <https://w3id.org/psykg/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
        'psykg:my-topic a psykg:Topic ; rdfs:label "my topic"@en ; skos:prefLabel "my topic"@en ;'
        '    skos:definition "A topic of mine."@en .'
    )
    done = run("jsonld", "--language", "en", "--data", "mine.ttl", folder=tmp_path)
    graphs = {each["@id"]: each for each in json.loads(done.stdout)["@graph"]}
    assert graphs["https://w3id.org/psykg/graph/data/mine.ttl"]["@graph"][0]["@id"] == "psykg:my-topic"


def test_the_list_names_every_format() -> None:
    done = run("--list")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines() if line[0] != " "] == list(names())


def test_wrong_use_is_said_in_a_line_and_leaves_nothing(tmp_path: Path) -> None:
    for arguments, message in {
        ("visio",): "no export format “visio”",
        (): "Name a format",
        ("turtle", "-o", "nowhere/psykg.ttl"): "nowhere/psykg.ttl cannot be written",
        ("turtle", "--data", "missing.ttl", "-o", "psykg.ttl"): "missing.ttl",
    }.items():
        done = run(*arguments, folder=tmp_path)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert message in done.stderr
        assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_exported_as_it_was_loaded(tmp_path: Path) -> None:
    (tmp_path / "mine.nq").write_text("<https://example.org/s> <https://example.org/p> <https://example.org/o> .\n")
    subprocess.run(
        [PSYKG, "load", "--store", "data", "--bare", "mine.nq"], check=True, capture_output=True, cwd=tmp_path
    )
    assert run("nquads", "--store", "data", folder=tmp_path).stdout == (tmp_path / "mine.nq").read_text()
    missing = run("nquads", "--store", "nowhere", folder=tmp_path)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "There is no store nowhere" in missing.stderr
    assert not (tmp_path / "nowhere").exists()
