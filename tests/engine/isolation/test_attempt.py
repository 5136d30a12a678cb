"""Clients that hang up: what their jobs hold is free at once, and nobody else's worker is ended."""

import random
import threading
import time
from functools import partial

import pytest

from psykg.engine.departure import Departure
from psykg.engine.isolation.pool import Pool
from psykg.errors import QueryStoppedError
from tests.engine.isolation import jobs
from tests.engine.isolation.conftest import LIMITS

pytestmark = pytest.mark.alone


def leave_after(seconds: float, departure: Departure) -> threading.Thread:
    leaving = threading.Timer(seconds, departure.depart)
    leaving.start()
    return leaving


def test_a_departure_frees_the_worker_at_once(pool: Pool) -> None:
    departure, started = Departure(), time.monotonic()
    leave_after(0.2, departure)
    with pytest.raises(QueryStoppedError, match="hung up"):
        pool.run(jobs.spin, None, departure)
    assert time.monotonic() - started < LIMITS.seconds
    assert pool.state.kills == {"deadline": 0, "memory": 0, "crash": 0, "departure": 1}
    assert (pool.state.busy, pool.state.idle) == (0, 1)


def test_a_job_whose_client_has_left_before_is_not_done(pool: Pool) -> None:
    departure = Departure()
    departure.depart()
    with pytest.raises(QueryStoppedError, match="hung up"):
        pool.run(partial(jobs.sleep, 0), None, departure)
    assert pool.run(partial(jobs.sleep, 0), None, None) == 0


def test_a_departure_after_the_end_ends_nobody(pool: Pool) -> None:
    departure = Departure()
    worker = pool.run(jobs.pid, None, departure)
    departure.depart()
    assert pool.run(jobs.pid, None, None) == worker
    assert sum(pool.state.kills.values()) == 0


@pytest.mark.usefixtures("threads_interleaved")
def test_a_departure_at_the_very_end_harms_no_job_that_comes_after(pool: Pool) -> None:
    chance = random.Random(5)  # noqa: S311  (moments, not secrets)
    for _ in range(400):
        departure = Departure()
        leaving = leave_after(chance.uniform(0, 0.002), departure)
        try:
            pool.run(partial(jobs.sleep, 0.0005), None, departure)
        except QueryStoppedError:
            assert departure.gone
        assert pool.run(partial(jobs.sleep, 0), None, None) == 0
        leaving.join()
    assert pool.state.kills["crash"] == 0
    assert pool.state.kills["departure"] > 20, "the moments are not those that matter"
