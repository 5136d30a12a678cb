"""Room for recursion: work that may nest deeply runs on a thread whose stack is large."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from psykg.errors import EngineUnavailableError

DEPTH = 256 * 1024 * 1024
"""Bytes of stack. Reserved, not used: the system hands out the pages that are touched and takes them back after."""

T = TypeVar("T")

_starting = threading.Lock()
_here = threading.local()


def with_deep_stack(work: Callable[[], T]) -> T:
    """What `work` returns or raises, done on a thread with `DEPTH` bytes of stack: a fresh one, unless this one has.

    Raises `EngineUnavailableError` where the system has no room for the thread.
    """
    if getattr(_here, "deep", False):
        return work()
    outcome: Future[T] = Future()

    def run() -> None:
        _here.deep = True
        try:
            outcome.set_result(work())
        except BaseException as error:
            outcome.set_exception(error)

    _start(run)
    return outcome.result()


def _start(run: Callable[[], None]) -> None:
    """The stack size is a setting of the whole process, so it is put back at once."""
    with _starting:
        usual = threading.stack_size(DEPTH)
        try:
            threading.Thread(target=run, daemon=True).start()
        except RuntimeError:
            raise EngineUnavailableError("There is no room here for another query now. Try again later.") from None
        finally:
            threading.stack_size(usual)
