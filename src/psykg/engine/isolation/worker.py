"""A worker: does the jobs that come over its connection, one after the other, until nobody is at the other end."""

from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from psykg.engine.isolation.confinement import confine, end_at
from psykg.engine.isolation.sources import Source
from psykg.engine.limits import Limits
from psykg.engine.stack import with_deep_stack
from psykg.errors import PsykgError, QueryTooHeavyError


class Job(NamedTuple):
    """What to do with the source, and how many seconds it may take. `work` is a function that can be pickled.

    One that `writes` has the worker to itself, which is ended afterwards, and with it all that a failure left open.
    Others let one another go first when they take long.
    """

    work: Callable[[Source], Any]
    seconds: float
    writes: bool = False


def serve(connection: Connection, source: Source, limits: Limits) -> None:
    """Do jobs and send back what each returned, or the error that it raised. All on one thread with a deep stack."""
    confine(limits.memory)
    with_deep_stack(partial(_serve, connection, source, limits))


def _serve(connection: Connection, source: Source, limits: Limits) -> None:
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        end_at(job.seconds)
        outcome = _outcome(job, source, limits)
        end_at(0)
        connection.send(outcome)


def _outcome(job: Job, source: Source, limits: Limits) -> Any:  # noqa: ANN401 (what the job gives)
    try:
        return job.work(source)
    except PsykgError as error:
        return error
    except MemoryError:
        return too_heavy(limits)
    except Exception as error:
        return error


def too_heavy(limits: Limits) -> QueryTooHeavyError:
    """The error for a query that takes more memory than it may."""
    return QueryTooHeavyError(
        f"The query takes more than {limits.memory // 2**20} MiB of memory, the most that one may take. "
        "Ask for less at once: narrow the pattern, or aggregate over fewer rows."
    )
