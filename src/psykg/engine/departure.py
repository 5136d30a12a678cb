"""Clients that hang up: work that nobody waits for any more ends."""

import threading
from collections.abc import Callable


class Departure:
    """Whether the client that waits for an answer has hung up, and what is to be done when it does."""

    def __init__(self) -> None:
        self._actions: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self.gone = False

    def then(self, action: Callable[[], None]) -> None:
        """Have the action done when the client hangs up; at once if it has."""
        with self._lock:
            if not self.gone:
                self._actions.append(action)
                return
        action()

    def depart(self) -> None:
        """Say that the client has hung up."""
        with self._lock:
            self.gone = True
            actions, self._actions = self._actions, []
        for action in actions:
            action()
