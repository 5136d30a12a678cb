"""What is installed is whole: the wheel holds the knowledge and every file that the code reads."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

PROJECT = Path(__file__).resolve().parents[1]
NOT_COPIED = (".git", ".venv", "node_modules", "built", ".*_cache", ".hypothesis", "__pycache__")
PLACES = {"src/psykg": "psykg", "ontology": "psykg/_data/ontology", "queries": "psykg/_data/queries"}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the wheel, by name. Built from a copy: others use what a build in place takes away for a moment."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = shutil.copytree(PROJECT, folder / "project", ignore=shutil.ignore_patterns(*NOT_COPIED))
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=copy, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("place", "inside"), PLACES.items())
def test_every_file_of_the_project_is_in_the_wheel_as_it_is(place: str, inside: str, packed: dict[str, bytes]) -> None:
    folder = PROJECT / place
    left_out = {"__pycache__", "script"}
    files = [path for path in folder.rglob("*") if path.is_file() and not left_out & set(path.parts)]
    expected = {f"{inside}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}
    assert expected
    assert {name for name, content in expected.items() if packed.get(name) != content} == set()


def test_the_wheel_brings_the_scripts_bundled_and_not_their_sources(packed: dict[str, bytes]) -> None:
    bundled = {Path(name).name for name in packed if "/static/built/" in name}
    assert {"page.js", "editor.js", "worker.js", "web_bg.wasm"} <= bundled
    assert [name for name in packed if name.endswith(".ts") or "node_modules" in name] == []
