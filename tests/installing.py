"""What tests need beside the test environment, fetched from a registry where that was not done yet."""

import fcntl
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest


def install(wanted: Path, mark: Path, command: Sequence[str | Path]) -> None:
    """Run the command that installs what the file `wanted` names, unless the mark says that it was.

    Where that cannot be the test is skipped; in CI it fails.
    """
    with _alone(wanted):
        if not mark.exists() or mark.stat().st_mtime < wanted.stat().st_mtime:
            _run(wanted, command)
            mark.touch()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Tests run in several processes: one of them installs, and the others wait for it."""
    with path.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run(wanted: Path, command: Sequence[str | Path]) -> None:
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    if ran.returncode != 0 and os.environ.get("CI"):
        pytest.fail(f"CI must be able to install the packages of {wanted.parent.name}: {ran.stderr}")
    if ran.returncode != 0:
        pytest.skip(f"the packages of {wanted.parent.name} cannot be installed here: {ran.stderr}")
