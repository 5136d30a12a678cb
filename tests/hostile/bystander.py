"""A client that asks for next to nothing, all the time, while others do their worst.

It asks from a process of its own, so that what the tests themselves do does not count as delay.
"""

import itertools
import multiprocessing
import queue
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from multiprocessing.queues import Queue  # noqa: TC003
from multiprocessing.synchronize import Event
from statistics import quantiles
from types import TracebackType
from typing import NamedTuple, Self

from tests.hostile.trial import Endpoint

PAUSE = 0.02
"""Seconds between two questions."""

PROMPT = 0.1
"""Seconds within which a question must be answered."""

UNSTEADY = 2
"""Late answers in a hundred that are put down to the machine, which has other things to do as well."""

PATIENCE = 2.0
"""Seconds after which a question counts as not answered."""

_SEARCH = "query=ASK%20%7B%7D"
_HEADERS = {"Accept": "application/sparql-results+json"}


class Sample(NamedTuple):
    """One question: when it was begun (`time.monotonic`), seconds to the whole answer, whether that was right."""

    begun: float
    seconds: float
    right: bool


class Bystander:
    """Asks `ASK {}` every 20 ms, by turns on a new connection and on one that is kept. A context manager."""

    def __init__(self, endpoint: Endpoint) -> None:
        context = multiprocessing.get_context("spawn")
        self._samples: Queue[Sample] = context.Queue()
        self._enough: Event = context.Event()
        self._process = context.Process(target=_keep_asking, args=(endpoint, self._samples, self._enough), daemon=True)

    def __enter__(self) -> Self:
        self._process.start()
        self._samples.get(timeout=30)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._enough.set()
        self.samples()
        self._process.join(5)
        self._process.kill()
        self._samples.close()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Raises `AssertionError` where a question was not answered, or late, meanwhile."""
        self.samples()
        yield
        asked = self.samples()
        assert all(each.right for each in asked), "an easy query was not answered"
        late = sorted(each.seconds for each in asked if each.seconds > PROMPT)
        assert len(late) <= 1 + len(asked) * UNSTEADY / 100, f"of {len(asked)} easy queries these were late: {late}"

    def samples(self) -> list[Sample]:
        """The questions answered, or given up, since this was last called."""
        found = []
        while True:
            try:
                found.append(self._samples.get_nowait())
            except queue.Empty:
                return found


def _keep_asking(endpoint: Endpoint, samples: "Queue[Sample]", enough: Event) -> None:
    samples.cancel_join_thread()
    parent = multiprocessing.parent_process()
    kept = _connection(endpoint)
    for fresh in itertools.cycle((False, True)):
        if enough.is_set() or not (parent and parent.is_alive()):
            return  # Whoever breaks off the tests leaves nobody behind who asks on.
        begun = time.monotonic()
        with closing(_connection(endpoint)) as new:
            samples.put(_asked(endpoint, new if fresh else kept))
        time.sleep(max(0.0, begun + PAUSE - time.monotonic()))


def _connection(endpoint: Endpoint) -> HTTPConnection:
    return HTTPConnection(endpoint.host, endpoint.port, timeout=PATIENCE)


def _asked(endpoint: Endpoint, connection: HTTPConnection) -> Sample:
    begun = time.monotonic()
    try:
        connection.request("GET", f"{endpoint.path}?{_SEARCH}", headers=_HEADERS)
        response = connection.getresponse()
        right = b"true" in response.read() and response.status == 200
    except (OSError, HTTPException):
        connection.close()
        right = False
    return Sample(begun, time.monotonic() - begun, right)


def percentile(samples: Sequence[Sample], percent: int) -> float:
    """Milliseconds within which so many in a hundred were done."""
    return quantiles((each.seconds for each in samples), n=100, method="inclusive")[percent - 1] * 1000
