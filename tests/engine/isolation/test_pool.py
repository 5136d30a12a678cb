"""What becomes of a job, of its worker and of the others, whatever the job does."""

import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import psutil
import pytest

from psykg.engine.isolation.pool import Pool
from psykg.engine.limits import Limits
from psykg.errors import EngineUnavailableError, QueryStoppedError, QueryTooHeavyError
from tests.engine.isolation import jobs
from tests.engine.isolation.conftest import LIMITS, Pooled, end, processes, spawners
from tests.engine.isolation.jobs import Work
from tests.until import until

pytestmark = pytest.mark.alone

GRACE = 0.5
"""Seconds after its deadline within which a job must have ended."""

LONG = Limits(seconds=5)


@contextmanager
def taken(pool: Pool, lanes: int, work: Work = jobs.spin) -> Iterator[list["Future[object]"]]:
    """So many lanes at work, each on its job."""
    with ThreadPoolExecutor(lanes) as threads:
        futures = [threads.submit(pool.run, work, None, None) for _ in range(lanes)]
        until(lambda: pool.state.busy == lanes)
        yield futures


def test_a_runaway_job_is_stopped_at_its_deadline_and_others_go_on(pool: Pool) -> None:
    started = time.monotonic()
    with taken(pool, 1) as (runaway,):
        while not runaway.done():
            assert pool.run(partial(jobs.sleep, 0.01), None, None) == 0.01
        with pytest.raises(QueryStoppedError, match=r"stopped after 0.6 s, the time that it had"):
            runaway.result()
    assert LIMITS.seconds <= time.monotonic() - started < LIMITS.seconds + GRACE
    assert pool.state.kills == {"deadline": 1, "memory": 0, "crash": 0, "departure": 0}


def test_a_job_may_ask_for_less_time_and_gets_no_more(pool: Pool) -> None:
    for asked, given in ((0.05, 0.05), (0.2, 0.2), (60, LIMITS.seconds)):
        started = time.monotonic()
        with pytest.raises(QueryStoppedError, match=f"after {given} s"):
            pool.run(jobs.spin, asked, None)
        assert given <= time.monotonic() - started < given + GRACE


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL])
def test_a_job_that_crashes_its_worker_gets_an_error_and_the_next_job_works(pool: Pool, number: int) -> None:
    with pytest.raises(QueryTooHeavyError, match="too much for the engine"):
        pool.run(partial(jobs.die, number), None, None)
    assert pool.state.kills == {"deadline": 0, "memory": 0, "crash": 1, "departure": 0}
    assert pool.state.idle == 1
    assert pool.run(jobs.pid, None, None)


@pytest.mark.parametrize("work", [jobs.leave, jobs.give_function])
def test_a_job_whose_outcome_does_not_arrive_is_an_error_and_the_next_job_works(pool: Pool, work: Work) -> None:
    with pytest.raises(QueryTooHeavyError):
        pool.run(work, None, None)
    assert pool.state.kills["crash"] == 1
    assert (pool.state.busy, pool.state.idle) == (0, 1)
    assert pool.run(jobs.pid, None, None)


def test_an_error_that_cannot_be_read_here_costs_no_worker(pool: Pool) -> None:
    for _ in range(3):
        with pytest.raises(TypeError):
            pool.run(jobs.fail_unreadably, None, None)
        assert (pool.state.busy, pool.state.idle) == (0, 1)
    until(lambda: len(processes()) <= 3)


def test_a_job_over_its_memory_gets_an_error_and_the_next_job_works(pool: Pool) -> None:
    with pytest.raises(QueryTooHeavyError, match="more than 256 MiB"):
        pool.run(partial(jobs.take, 2 * LIMITS.memory), None, None)
    assert pool.run(partial(jobs.take, LIMITS.memory // 2), None, None) == LIMITS.memory // 2


def test_a_job_that_raises_has_its_error_raised_and_its_worker_goes_on(pool: Pool) -> None:
    worker = pool.run(jobs.pid, None, None)
    with pytest.raises(ValueError, match="what the job said"):
        pool.run(jobs.fail, None, None)
    assert pool.run(jobs.pid, None, None) == worker
    assert sum(pool.state.kills.values()) == 0


def test_a_worker_that_took_long_or_wrote_is_not_used_again(pooled: Pooled) -> None:
    with pooled(1, LONG) as pool:
        worker = pool.run(jobs.pid, None, None)
        pool.run(partial(jobs.toil, 0.3), None, None)
        following = pool.run(jobs.pid, None, None)
        assert following != worker
        assert pool.run(jobs.pid, None, None, writes=True) == following
        assert pool.run(jobs.pid, None, None) != following
        assert sum(pool.state.kills.values()) == 0


def test_a_worker_that_had_to_wait_long_is_used_again(pool: Pool) -> None:
    worker = pool.run(jobs.pid, None, None)
    assert pool.run(partial(jobs.sleep, 0.3), None, None) == 0.3
    assert pool.run(jobs.pid, None, None) == worker


def test_an_idle_worker_that_was_killed_is_noticed(pool: Pool) -> None:
    end(pool.run(jobs.pid, None, None))
    assert pool.run(partial(jobs.sleep, 0), None, None) == 0
    assert sum(pool.state.kills.values()) == 0


def test_the_last_lane_is_soon_free_again_but_for_writes(pooled: Pooled) -> None:
    with pooled(2, LONG) as pool, taken(pool, 1, partial(jobs.sleep, 2)):
        with pytest.raises(QueryStoppedError, match=r"after 0.5 s.*when fewer others ask"):
            pool.run(jobs.spin, None, None)
        assert pool.run(partial(jobs.sleep, 0.8), None, None, writes=True) == 0.8


def test_one_lane_alone_is_no_last_lane(pooled: Pooled) -> None:
    with pooled(1, LONG) as pool:
        assert pool.run(partial(jobs.sleep, 0.8), None, None) == 0.8


def test_a_job_waits_a_second_for_a_lane_and_no_longer(pooled: Pooled) -> None:
    with pooled(1, Limits(seconds=2)) as pool, taken(pool, 1):
        started = time.monotonic()
        with pytest.raises(EngineUnavailableError, match="All 1 workers are busy"):
            pool.run(jobs.pid, None, None)
        assert 1 <= time.monotonic() - started < 1 + GRACE


def test_a_job_gets_the_lane_that_gets_free_meanwhile(pooled: Pooled) -> None:
    with pooled(1) as pool, taken(pool, 1):
        assert pool.run(jobs.pid, None, None)


def test_lanes_go_to_those_who_have_waited_and_not_to_those_who_come_just_then(pooled: Pooled) -> None:
    order = list[str]()

    def work(pool: Pool, name: str, times: int) -> None:
        for _ in range(times):
            pool.run(partial(jobs.sleep, 0.05), None, None)
            order.append(name)

    with pooled(1, LONG) as pool, ThreadPoolExecutor(2) as threads:
        greedy = threads.submit(work, pool, "greedy", 4)
        until(lambda: pool.state.busy == 1)
        threads.submit(work, pool, "patient", 1).result()
        greedy.result()
    assert order.index("patient") == 1


def test_jobs_beyond_those_in_line_are_turned_away_at_once(pooled: Pooled) -> None:
    with pooled(1, Limits(seconds=1.5)) as pool, taken(pool, 1), ThreadPoolExecutor(8) as threads:
        for _ in range(8):
            threads.submit(pool.run, jobs.pid, None, None)
        time.sleep(0.1)
        started = time.monotonic()
        with pytest.raises(EngineUnavailableError):
            pool.run(jobs.pid, None, None)
        assert time.monotonic() - started < 0.2


def test_those_in_flight_notice_nothing_while_others_are_killed(pooled: Pooled) -> None:
    """Innocent jobs, quick and slow, beside ones that run away, crash, leave and take memory."""
    guilty: list[Work] = [
        jobs.spin,
        partial(jobs.die, signal.SIGSEGV),
        partial(jobs.die, signal.SIGABRT),
        jobs.leave,
        partial(jobs.take, 2 * LIMITS.memory),
    ]
    over = threading.Event()

    def offend(pool: Pool, number: int) -> int:
        for turn in range(15):
            with pytest.raises((QueryStoppedError, QueryTooHeavyError)):
                pool.run(guilty[(turn + number) % len(guilty)], 0.1, None)
        return 15

    def behave(pool: Pool, number: int) -> int:
        done = 0
        while not over.is_set():
            seconds = 0 if done % 5 else 0.12
            assert pool.run(partial(jobs.sleep, seconds + number / 1e6), None, None) == seconds + number / 1e6
            done += 1
        return done

    with pooled(8, LONG) as pool, ThreadPoolExecutor(7) as threads:
        innocents = [threads.submit(behave, pool, number) for number in range(3)]
        offenders = [threads.submit(offend, pool, number) for number in range(4)]
        try:
            assert sum(each.result() for each in offenders) == 60
        finally:
            over.set()
        assert min(each.result() for each in innocents) > 5


def test_five_hundred_jobs_and_fifty_kills_leave_nothing_behind(pool: Pool) -> None:
    def measured() -> tuple[int, int, int]:
        (spawner,) = spawners()
        return psutil.Process().num_fds(), spawner.num_fds(), len(processes())

    pool.run(jobs.pid, None, None)
    before = measured()
    for number in range(500):
        pool.run(jobs.pid, None, None)
        if number % 10 == 0:
            with pytest.raises(QueryTooHeavyError):
                pool.run(partial(jobs.die, signal.SIGKILL), None, None)
    assert pool.state.kills["crash"] == 50
    ours, theirs, workers = measured()
    assert (ours, theirs) == before[:2]
    assert workers <= before[2] + 1, "the one killed last may stand there until the next one is asked for"
