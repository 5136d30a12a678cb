"""Waiting for what other threads and processes bring about."""

import time
from collections.abc import Callable


def until(holds: Callable[[], bool], seconds: float = 5) -> None:
    """Waits for it; fails where it does not come about in so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)
