"""The pool: so many lanes, each with a worker that does a job before its deadline or is killed and replaced."""

import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from psykg.engine.departure import Departure
from psykg.engine.isolation.attempt import Attempt, Cause, EndedError
from psykg.engine.isolation.sources import Source
from psykg.engine.isolation.spawner import Spawner, Worker
from psykg.engine.isolation.worker import Job, too_heavy
from psykg.engine.limits import Limits
from psykg.errors import EngineUnavailableError, PsykgError, QueryStoppedError, QueryTooHeavyError

_PATIENCE = 1.0
"""Seconds that a job waits for a lane."""

_IN_LINE = 8
"""Jobs that may wait for each lane. Those beyond are turned away at once. With the usual four lanes that is a place for
each request that a service has in progress: a rush of easy queries is answered, one after the other."""

_LAST = 0.5
"""Seconds that a job may take in the last lane: it is soon free again, however long all others are taken."""


@dataclass(frozen=True, slots=True)
class State:
    """How many workers do a job and how many are ready for one, and how many were killed, by cause."""

    busy: int
    idle: int
    kills: dict[str, int]


class Pool:
    """Does jobs, in at most `lanes` workers at a time. Safe to use from several threads."""

    def __init__(self, source: Source, limits: Limits, lanes: int) -> None:
        self._limits = limits
        self._lanes = lanes
        self._spawner = Spawner(source, limits)
        self._lock = threading.Lock()
        self._busy = 0
        self._line = deque[threading.Event]()
        self._idle: list[Worker] = [self._spawner.spawn()]
        self._kills: Counter[Cause] = Counter()

    @property
    def state(self) -> State:
        """How it stands now."""
        with self._lock:
            return State(self._busy, len(self._idle), {cause.value: self._kills[cause] for cause in Cause})

    def run(
        self,
        work: Callable[[Source], Any],
        seconds: float | None,
        departure: Departure | None,
        *,
        writes: bool = False,
    ) -> Any:  # noqa: ANN401 (what the work gives)
        """What the work returns or raises. It may take `seconds`, if that is less than the limit.

        One that `writes` has the worker to itself, and does not have to hurry in the last lane.

        Raises `EngineUnavailableError` where no lane gets free, `QueryStoppedError` at the deadline and where the
        client has gone, `QueryTooHeavyError` where the worker runs out of memory or crashes.
        """
        with self._lane() as last:
            most = _LAST if last and not writes else self._limits.seconds
            job = Job(work, min(seconds or most, most), writes)
            outcome = self._attempted(job, departure)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self) -> None:
        """End all workers."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            self._spawner.bury(worker)
        self._spawner.close()

    @contextmanager
    def _lane(self) -> Iterator[bool]:
        """A lane, and whether it is the last one of several."""
        turn = self._turn()
        if not turn.wait(_PATIENCE) and not self._left(turn):
            raise self._unavailable()
        try:
            yield 1 < self._lanes == self._busy
        finally:
            self._hand_on()

    def _turn(self) -> threading.Event:
        """What is set when a lane is there for whoever asks now: at once, if one is free."""
        turn = threading.Event()
        with self._lock:
            if self._busy < self._lanes:
                self._busy += 1
                turn.set()
            elif len(self._line) < _IN_LINE * self._lanes:
                self._line.append(turn)
            else:
                raise self._unavailable()
        return turn

    def _left(self, turn: threading.Event) -> bool:
        """Whether the lane has come all the same, while the one that waited for it was about to leave the line."""
        with self._lock:
            if not turn.is_set():
                self._line.remove(turn)
            return turn.is_set()

    def _hand_on(self) -> None:
        """The lane goes to the one that has waited longest: who comes just now must not be quicker."""
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._busy -= 1

    def _unavailable(self) -> EngineUnavailableError:
        return EngineUnavailableError(f"All {self._lanes} workers are busy. Try again a little later.")

    def _attempted(self, job: Job, departure: Departure | None) -> Any:  # noqa: ANN401
        """What the job gives, or the error to raise. A worker that was ended is replaced at once."""
        attempt = Attempt(self._ready(), job)
        try:
            return attempt.outcome(departure or Departure())
        except EndedError as ended:
            with self._lock:
                self._kills[ended.cause] += 1
            return self._error(ended.cause, job)
        finally:
            self._follow(attempt)

    def _follow(self, attempt: Attempt) -> None:
        """Have a worker ready for the next job: the same, or a new one."""
        if attempt.reusable:
            self._keep(attempt.worker)
        else:
            self._spawner.bury(attempt.worker)
            with suppress(PsykgError):  # Where there is no room for another now, the next job asks again.
                self._keep(self._spawner.spawn())

    def _ready(self) -> Worker:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        if worker and worker.speaks():  # It has nothing to say but that it has ended.
            self._spawner.bury(worker)
            worker = None
        return worker or self._spawner.spawn()

    def _keep(self, worker: Worker) -> None:
        with self._lock:
            self._idle.append(worker)

    def _error(self, cause: Cause, job: Job) -> PsykgError:
        match cause:
            case Cause.MEMORY:
                return too_heavy(self._limits)
            case Cause.CRASH:
                return QueryTooHeavyError("The query is too much for the engine, which broke off. Write it simpler.")
            case Cause.DEPARTURE:
                return QueryStoppedError("The client hung up, and the query was stopped.")
            case Cause.DEADLINE:
                more = ", give it more time, or try again when fewer others ask"
                return QueryStoppedError(
                    f"The query was stopped after {job.seconds:g} s, the time that it had. Ask for less at once"
                    f"{more if job.seconds < self._limits.seconds else ''}."
                )
