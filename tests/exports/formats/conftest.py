"""Readers of exports that are written in JavaScript."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.npm import NODE, install

PACKAGES = Path(__file__).with_name("node")


@pytest.fixture(scope="session")
def reader() -> Callable[[str, bytes], str]:
    """Runs a script of the folder `node` on an input. What it needs is installed from npm where it is not there."""
    install(PACKAGES)
    return run


def run(script: str, given: bytes) -> str:
    command = [NODE, PACKAGES / script]
    return subprocess.run(command, check=True, input=given, capture_output=True, timeout=120).stdout.decode()
