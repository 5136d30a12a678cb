import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import psutil
import pytest

from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import InMemory
from psykg.engine.limits import MEBIBYTE, Limits
from tests.engine.isolation import jobs
from tests.until import until

PROJECT = Path(__file__).resolve().parents[3]
LIMITS = Limits(seconds=0.6, memory=256 * MEBIBYTE)

Pooled = Callable[..., AbstractContextManager[Pool]]

_others = set[psutil.Process]()


@pytest.fixture(autouse=True)
def _jobs_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the processes that tests start find `jobs`."""
    before = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(PROJECT), before))))


@pytest.fixture(autouse=True)
def _spawners_of_others() -> None:
    """Those that are there before a test, of services that run in this process for the whole session."""
    _others.clear()
    _others.update(_running_spawners())


@pytest.fixture(scope="session")
def pooled() -> Pooled:
    """A pool of so many lanes until the end of the `with`, after which none of its processes is left."""

    @contextmanager
    def run(lanes: int = 4, limits: Limits = LIMITS) -> Iterator[Pool]:
        pool = Pool(InMemory(jobs.nothing, limits, frozenset()), limits, lanes)
        try:
            yield pool
        finally:
            family = processes()
            pool.close()
            until(partial(gone, family))

    return run


@pytest.fixture
def pool(pooled: Pooled) -> Iterator[Pool]:
    """A pool of four lanes."""
    with pooled() as pool:
        yield pool


def spawners() -> list[psutil.Process]:
    """The spawners that the test has started."""
    return [each for each in _running_spawners() if each not in _others]


def _running_spawners() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if _runs(each) and "spawner" in " ".join(each.cmdline())]


def processes() -> list[psutil.Process]:
    """The spawners that the test has started, and their workers."""
    return [each for spawner in spawners() for each in (spawner, *spawner.children())]


def end(pid: int) -> None:
    """Kills a process, and waits until it is dead."""
    process = psutil.Process(pid)
    process.kill()
    until(partial(gone, [process]))
    time.sleep(0.05)  # Its threads end one after the other, and what it has open is closed with the last one.


def gone(family: list[psutil.Process]) -> bool:
    """Whether none of the processes runs any more. One that nobody has waited for yet has ended too."""
    return not any(_runs(each) for each in family)


def _runs(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
