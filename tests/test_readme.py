"""The examples of README.md do what the README says they do."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n\$ (.*?)```", README, re.DOTALL)
PYCON = re.findall(r"```pycon\n(.*?)```", README, re.DOTALL)
DEFAULT_ADDRESS = "http://127.0.0.1:8000/"


def _command_and_output(block: str) -> tuple[str, str]:
    """A command goes on over lines as long as a quote is open."""
    lines = block.splitlines(keepends=True)
    end = next(end for end in range(1, len(lines) + 1) if "".join(lines[:end]).count("'") % 2 == 0)
    return "".join(lines[:end]), "".join(lines[end:])


def test_there_are_five_examples() -> None:
    assert len(CONSOLE) + len(PYCON) == 5


@pytest.mark.parametrize("block", CONSOLE, ids=lambda block: " ".join(block.split()[:2]))
def test_the_command_prints_what_the_readme_shows(block: str, service: str) -> None:
    command, expected = _command_and_output(block)
    if command.startswith("curl") and shutil.which("curl") is None and not os.environ.get("CI"):
        pytest.skip("curl is not installed")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-c", command.replace(DEFAULT_ADDRESS, service)],
        cwd=PROJECT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert expected.strip()
    assert done.stdout.replace("\r\n", "\n") == expected, done.stderr


@pytest.mark.parametrize("block", PYCON)
def test_the_python_session_goes_as_the_readme_shows(block: str) -> None:
    session = doctest.DocTestParser().get_doctest(block, {}, "README.md", None, None)
    assert session.examples
    assert doctest.DocTestRunner().run(session).failed == 0


def test_the_files_and_folders_that_the_readme_links_to_are_there() -> None:
    targets = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (PROJECT / target).exists()] == []
