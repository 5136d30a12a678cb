"""Waking who waits, from a signal handler too."""

from queue import SimpleQueue


class Waking:
    """Takes the place of a `threading.Event` that signal handlers set.

    An event has a lock: a signal that comes while another one's handler holds it, or while its waiter does, waits for
    itself for ever. `SimpleQueue.put` may interrupt itself (Python's documentation of `queue`). Each `set` ends one
    `wait`, the earlier or the next one, so there is nothing to clear, and none is lost.
    """

    def __init__(self) -> None:
        self._calls = SimpleQueue[None]()

    def set(self) -> None:
        """Wake who waits, or will."""
        self._calls.put(None)

    def wait(self) -> None:
        """Return once woken."""
        self._calls.get()

    def clear(self) -> None:
        """Nothing is left of what has woken somebody."""
