"""What workers are made to do by the tests. The spawner finds these by name, as it does any job."""

import os
import signal
import socket
import time
from collections.abc import Callable
from typing import Any, NoReturn

from pyoxigraph import Store

from psykg.engine.isolation.sources import Source

Work = Callable[[Source], Any]


class UnreadableError(Exception):
    """Cannot be read where it arrives."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


def nothing() -> Store:
    """The data of a source."""
    return Store()


def pid(_: Source) -> int:
    """The process that does it."""
    return os.getpid()


def spin(_: Source) -> NoReturn:
    """Run away."""
    while True:
        pass


def sleep(seconds: float, _: Source) -> float:
    """Take so long."""
    time.sleep(seconds)
    return seconds


def toil(seconds: float, _: Source) -> float:
    """Take a processor for so long."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds


def die(number: int, _: Source) -> None:
    """Crash by a signal."""
    signal.raise_signal(number)


def leave(_: Source) -> NoReturn:
    """End without a word."""
    os._exit(0)


def fail(_: Source) -> NoReturn:
    """Raise an error that is none of ours."""
    raise ValueError("what the job said")


def fail_unreadably(_: Source) -> NoReturn:
    """Raise an error that the other side cannot read."""
    raise UnreadableError("one", "other")


def give_function(_: Source) -> Callable[[], None]:
    """What cannot be sent to another process."""
    return lambda: None


def take(size: int, _: Source) -> int:
    """Take so many bytes of memory, and use them."""
    return len(b"x" * size)


def call(port: int, _: Source) -> None:
    """Reach for the network."""
    socket.create_connection(("127.0.0.1", port), timeout=2).close()


def interrupt(_: Source) -> str:
    """Be sent Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)
    return "alive"


def in_a_full_system() -> Store:
    """The data of a source whose spawner can fork once: after that, the system has no room for another process."""
    fork, left = os.fork, [1]

    def fork_once() -> int:
        if not left:
            raise BlockingIOError("no room for another process")
        left.pop()
        return fork()

    os.fork = fork_once
    return Store()
