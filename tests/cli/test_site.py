"""`psykg site`: what it refuses, in one line, before and while it writes. What it writes is tested in `tests/site`."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-c", "from psykg.cli import main; main()", "site")


def run(*arguments: str, folder: Path, before: str = "") -> str:
    """What it says on stderr; nothing else comes of it."""
    script = f'{before} exec "$@"'
    command = ["sh", "-c", script, "sh", *COMMAND, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_folder_with_files_of_others_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear reader")
    said = run("mine", folder=tmp_path)
    assert said == ("psykg: mine holds files that psykg site has not written. Name a new folder, or empty this one.\n")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a-file",), "a-file is no folder"),
        (("new", "--base", "example.org"), "--base is a whole address"),
        (("new", "--store", "there", "--data", "a-file"), "A store holds data of its own"),
        (("new", "--data", "missing.ttl"), "missing.ttl"),
        (("a-file/place",), "a-file is no folder"),
    ],
)
def test_wrong_use_is_said_in_a_line(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    assert message in run(*arguments, folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_where_there_is_no_room_what_was_there_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / ".psykg-site").write_text("")
    (site / "index.html").write_text("as it was")
    said = run("site", folder=tmp_path, before="ulimit -f 40;")
    assert said.splitlines()[-1].endswith("/site cannot be written: File too large. What was there is as it was.")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (site / "index.html").read_text() == "as it was"
