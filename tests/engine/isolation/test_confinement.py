"""What the operating system does not let a worker do."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial

import pytest

from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import InMemory
from psykg.errors import QueryTooHeavyError
from tests.engine.isolation import jobs
from tests.engine.isolation.conftest import LIMITS, Pooled

pytestmark = pytest.mark.alone


@pytest.fixture
def listening() -> Iterator[int]:
    """A port of this machine that takes calls."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield int(listener.getsockname()[1])


@pytest.fixture
def _name_spaces() -> None:
    """For tests of what only some systems can do: a process in a network of its own."""
    command = ["unshare", "--user", "--net", "true"] if os.getuid() else ["unshare", "--net", "true"]
    try:
        possible = subprocess.run(command, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        possible = False
    if not possible and os.environ.get("CI"):
        pytest.fail("the system forbids name spaces, and CI must allow them")
    if not possible:
        pytest.skip("the system forbids name spaces, or has none: workers go without this wall")


@pytest.mark.usefixtures("_name_spaces")
def test_a_worker_reaches_no_other_process_over_the_network(pool: Pool, listening: int) -> None:
    with pytest.raises(OSError, match="unreachable"):
        pool.run(partial(jobs.call, listening), None, None)


def test_a_worker_reaches_the_network_where_it_may_call_endpoints(listening: int) -> None:
    pool = Pool(InMemory(jobs.nothing, LIMITS, frozenset({"http://localhost/"})), LIMITS, 2)
    try:
        pool.run(partial(jobs.call, listening), None, None)
    finally:
        pool.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound memory")
@pytest.mark.parametrize("share", [0.5, 1.5])
def test_a_worker_may_take_so_much_memory_and_no_more(pooled: Pooled, share: float) -> None:
    size = int(share * LIMITS.memory)
    with pooled(1) as pool:
        if share < 1:
            assert pool.run(partial(jobs.take, size), None, None) == size
        else:
            with pytest.raises(QueryTooHeavyError, match="of memory"):
                pool.run(partial(jobs.take, size), None, None)


def test_what_one_job_took_the_next_one_may_take(pooled: Pooled) -> None:
    with pooled(1) as pool:
        for _ in range(5):
            assert pool.run(partial(jobs.take, LIMITS.memory // 2), None, None)
