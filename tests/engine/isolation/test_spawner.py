"""The spawner: its end, and the end of what it was started for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import psutil
import pytest

from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import InMemory
from psykg.engine.limits import Limits
from psykg.errors import EngineUnavailableError, StoreError
from tests.engine.isolation import jobs
from tests.engine.isolation.conftest import LIMITS, Pooled, end, gone, spawners
from tests.until import until

pytestmark = pytest.mark.alone

SERVICE = """
import sys, threading, time
from psykg.engine.contract import Query
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import InMemory
from psykg.engine.limits import Limits
from tests.engine.isolation import jobs

limits = Limits(seconds=float(sys.argv[1]))
pool = Pool(InMemory(jobs.nothing, limits, frozenset()), limits, 4)
engine = IsolatedEngine(pool)
print(bool(engine.query("ASK {}")), flush=True)
if "runaway" in sys.argv:
    threading.Thread(target=pool.run, args=(jobs.spin, None, None), daemon=True).start()
    while not pool.state.busy:
        time.sleep(0.01)
print("ready", flush=True)
time.sleep(60)
"""


@contextmanager
def other_service(seconds: float, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """A process with a pool of its own, whose jobs may take so long, in a process group of its own."""
    command = [sys.executable, "-c", SERVICE, str(seconds), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            assert process.stdout is not None
            assert [process.stdout.readline() for _ in range(2)] == ["True\n", "ready\n"]
            yield process
        finally:
            process.kill()


def raises_store_error() -> None:
    raise StoreError("what the source said")


def kill_spawner() -> None:
    (spawner,) = spawners()
    end(spawner.pid)


def test_a_new_spawner_takes_the_place_of_one_that_died(pool: Pool) -> None:
    worker = pool.run(jobs.pid, None, None)
    for _ in range(3):
        kill_spawner()
        following = pool.run(jobs.pid, None, None)
        end(following)
        assert pool.run(jobs.pid, None, None) not in {worker, following}


def test_jobs_in_flight_notice_nothing_when_the_spawner_dies(pooled: Pooled) -> None:
    """Neither those of the old spawner's workers, nor later those of the new one's."""
    with pooled(4, Limits(seconds=10)) as pool, ThreadPoolExecutor(3) as threads:
        old = [threads.submit(pool.run, partial(jobs.sleep, seconds), None, None) for seconds in (0.8, 1.2)]
        until(lambda: pool.state.busy == 2)
        time.sleep(0.1)
        kill_spawner()
        assert pool.run(partial(jobs.sleep, 0.15), None, None) == 0.15
        new = threads.submit(pool.run, partial(jobs.sleep, 1.5), None, None)
        assert [each.result() for each in old] == [0.8, 1.2]
        assert new.result() == 1.5
        assert sum(pool.state.kills.values()) == 0


def test_what_preparing_the_source_raises_is_raised_here() -> None:
    with pytest.raises(StoreError, match="what the source said"):
        Pool(InMemory(raises_store_error, LIMITS, frozenset()), LIMITS, 2)  # type: ignore[arg-type]
    until(lambda: not spawners())


@pytest.mark.parametrize("arguments", [(), ("runaway",)], ids=["idle", "runaway"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_when_the_service_is_killed(arguments: tuple[str, ...], number: signal.Signals) -> None:
    with other_service(60, *arguments) as process:
        family = psutil.Process(process.pid).children(recursive=True)
        assert len(family) >= 2
        process.send_signal(number)
        process.wait(5)
        until(partial(gone, family))


def test_ctrl_c_in_the_terminal_reaches_no_worker() -> None:
    """A terminal sends it to the whole process group of the service."""
    with other_service(60, "runaway") as process:
        family = psutil.Process(process.pid).children(recursive=True)
        assert {os.getpgid(each.pid) for each in family}.isdisjoint({process.pid})


def test_a_worker_that_is_sent_ctrl_c_goes_on(pool: Pool) -> None:
    assert pool.run(jobs.interrupt, None, None) == "alive"


def test_a_worker_ends_itself_when_nobody_is_there_to_end_it() -> None:
    """The service is stopped in its tracks, and the deadline of the job passes."""
    with other_service(1, "runaway") as process:
        stopped = psutil.Process(process.pid)
        stopped.suspend()
        (spawner,) = stopped.children()
        until(partial(gone, spawner.children()), 2.5)
        assert spawner.is_running()


def test_a_system_without_room_for_a_process_refuses_one_job_and_ends_none() -> None:
    pool = Pool(InMemory(jobs.in_a_full_system, LIMITS, frozenset()), LIMITS, 4)
    try:
        (spawner,) = spawners()
        with ThreadPoolExecutor(1) as executor:
            running = executor.submit(pool.run, partial(jobs.sleep, 0.3), None, None)
            until(lambda: pool.state.busy == 1)
            with pytest.raises(EngineUnavailableError, match="no room"):
                pool.run(jobs.pid, None, None)
            assert running.result() == 0.3
        assert spawners() == [spawner]
    finally:
        pool.close()
