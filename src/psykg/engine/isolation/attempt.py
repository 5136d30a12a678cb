"""One job in one worker: what comes of it, or why the worker was ended."""

import threading
from enum import Enum
from typing import Any

from psykg.engine.departure import Departure
from psykg.engine.isolation.confinement import stand_back
from psykg.engine.isolation.spawner import Worker
from psykg.engine.isolation.worker import Job

_QUICK = 0.1
"""Seconds after which a job counts as long: its worker stands back for others, and is not used again."""

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
        self._quick = False
        self._over = False
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
                self.reusable = self._quick and not self._departed and not self._job.writes

    def _outcome(self) -> Any:  # noqa: ANN401
        connection = self.worker.connection
        connection.send(self._job)
        if not self.worker.speaks(min(_QUICK, self._job.seconds)):
            if not self._job.writes:
                stand_back(self.worker.pid)
            if not self.worker.speaks(max(0, self._job.seconds - _QUICK)):
                raise EndedError(Cause.DEADLINE)
            return connection.recv()
        outcome = connection.recv()
        self._quick = True
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
