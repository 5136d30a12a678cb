"""Packages from PyPI that stand beside the test environment, for a process of their own.

For those whose dependencies exclude ours, or are a hundred for the one module that a test needs: the file
`requirements.txt` of the folder names exactly what is missing, and no dependency is resolved.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests import installing

_PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
_AS_IT_IS = ("--no-deps", "--no-compile", "--upgrade")


def install(folder: Path) -> None:
    """Install what the folder's requirements name. Where that cannot be the test is skipped; in CI it fails."""
    wanted, beside = folder / "requirements.txt", _beside(folder)
    installing.install(wanted, beside / "installed", [*_PIP, *_AS_IT_IS, "--target", beside, "--requirement", wanted])


def run(script: Path, *arguments: str | Path, given: str = "") -> str:
    """What a script prints that sees the packages installed in its folder, and them before any of the same name."""
    command = [sys.executable, script, *arguments]
    env = os.environ | {"PYTHONPATH": str(_beside(script.parent))}
    ran = subprocess.run(command, input=given, capture_output=True, text=True, timeout=120, env=env, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def _beside(folder: Path) -> Path:
    return folder / ".site-packages"
