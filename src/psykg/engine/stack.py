"""Room for recursion: work that may nest deeply runs on a thread whose stack is large."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from traceback import clear_frames
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
    _start(lambda: _settle(outcome, work))
    return outcome.result()


class DeepThread:
    """One thread with `DEPTH` bytes of stack, for work after work: a fresh one takes as long as a query."""

    def __init__(self) -> None:
        """Raises as `with_deep_stack` does."""
        self._waiting: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        _start(self._serve)

    def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises."""
        outcome: Future[T] = Future()
        self._waiting.put(lambda: _settle(outcome, work))
        return outcome.result()

    def close(self) -> None:
        """End the thread when it has done what was asked of it."""
        self._waiting.put(None)

    def _serve(self) -> None:
        while step := self._waiting.get():
            step()


def _settle(outcome: Future[T], work: Callable[[], T]) -> None:
    _here.deep = True
    try:
        outcome.set_result(work())
    except BaseException as error:
        _let_go(error)
        outcome.set_exception(error)


def _let_go(error: BaseException | None) -> None:
    """Drop what the steps to an error hold: results of pyoxigraph must end in the thread in which they were found."""
    while error:
        clear_frames(error.__traceback__)
        error = error.__context__


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
