"""Locks on folders, between threads and processes: flock(2). A lock ends with the process that holds it.

Each lock is taken on a folder opened anew, so that two threads of one process exclude each other too.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psykg.errors import EngineUnavailableError

_PAUSE = 0.005
"""Seconds between two attempts to take a lock. flock(2) can wait by itself, but for ever only."""


@contextmanager
def shared(folder: Path) -> Iterator[None]:
    """Hold the folder together with others, so that nobody has it alone. Raises `FileNotFoundError` if it is gone."""
    with _opened(folder) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield


@contextmanager
def alone(folder: Path, patience: float = 0) -> Iterator[None]:
    """Hold the folder alone. Raises `EngineUnavailableError` if others still hold it after `patience` seconds."""
    latest = time.monotonic() + patience
    with _opened(folder) as descriptor:
        while not _taken(descriptor):
            if time.monotonic() > latest:
                raise EngineUnavailableError(f"{folder} is in use by another writer. Try again when it is done.")
            time.sleep(_PAUSE)
        yield


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)  # Closing would not do it while a forked process has it open too.
        os.close(descriptor)
