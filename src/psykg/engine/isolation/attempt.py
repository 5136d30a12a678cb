"""One job in one worker: what comes of it, or why the worker was ended."""

import threading
import time
from enum import Enum
from typing import Any

from psykg.engine.departure import Departure
from psykg.engine.isolation.confinement import processor_seconds, stand_back
from psykg.engine.isolation.spawner import Worker
from psykg.engine.isolation.worker import Job

_LOOK = 0.1
"""Seconds after which it is looked what a job has had."""

_QUICK = 0.05
"""Seconds of a processor after which a job counts as long: its worker stands back for others, and is not used again.

Not of the clock: on a busy machine all jobs take long, and new workers would make it busier.
"""

_OUT_OF_MEMORY = b"memory allocation of"
"""What Rust's runtime says before it ends a process that gets no memory."""


class Cause(Enum):
    """Why a worker was ended."""

    DEADLINE = "deadline"
    MEMORY = "memory"
    CRASH = "crash"
    DEPARTURE = "departure"


class EndedError(Exception):
    """The worker was ended, or ended by itself, before it had an outcome."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause


class Attempt:
    """A job handed to a worker. `reusable` tells afterwards whether the worker can take another."""

    def __init__(self, worker: Worker, job: Job) -> None:
        self.worker = worker
        self.reusable = False
        self._job = job
        self._lock = threading.Lock()
        self._quick = True
        self._over = False
        self._answered = False
        self._departed = False

    def outcome(self, departure: Departure) -> Any:  # noqa: ANN401 (what the job gives)
        """What the job gives, which may be an exception. Raises `EndedError`, after which the worker is of no use."""
        departure.then(self._hang_up)
        try:
            return self._outcome()
        except (EOFError, OSError):
            raise EndedError(Cause.DEPARTURE if self._departed else self._cause()) from None
        finally:
            with self._lock:
                self._over = True
                self.reusable = self._answered and self._quick and not self._departed and not self._job.writes

    def _outcome(self) -> Any:  # noqa: ANN401
        end = time.monotonic() + self._job.seconds
        had = processor_seconds(self.worker.pid)
        self.worker.connection.send(self._job)
        while not self.worker.speaks(min(_LOOK, end - time.monotonic())):
            if time.monotonic() >= end:
                raise EndedError(Cause.DEADLINE)
            if self._quick and not processor_seconds(self.worker.pid) - had < _QUICK:
                self._quick = False
                if not self._job.writes:
                    stand_back(self.worker.pid)
        outcome = self.worker.connection.recv()
        self._answered = True
        return outcome

    def _hang_up(self) -> None:
        """End the worker, if it is still at this job."""
        with self._lock:
            if not self._over:
                self._departed = True
                self.worker.kill()

    def _cause(self) -> Cause:
        said = self.worker.said.read() or b""
        return Cause.MEMORY if _OUT_OF_MEMORY in said else Cause.CRASH
