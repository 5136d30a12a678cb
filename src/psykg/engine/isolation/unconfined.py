"""Jobs in this process: for queries of our own alone, which need neither a deadline nor a worker that can be killed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from psykg.engine.departure import Departure
from psykg.engine.isolation.pool import State
from psykg.engine.isolation.sources import Source
from psykg.engine.stack import DeepThread


class Unconfined:
    """Does jobs as a `Pool` does, one after the other. Safe to use from several threads."""

    state = State(0, 0, {})

    def __init__(self, source: Source) -> None:
        """Raises what preparing the source raises, and `EngineUnavailableError`."""
        source.prepare()
        self._source = source
        self._thread = DeepThread()

    def run(
        self,
        work: Callable[[Source], Any],
        seconds: float | None,  # noqa: ARG002 (nothing here is ended)
        departure: Departure | None,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401 (what the work gives)
        """What the work returns or raises."""
        return self._thread.run(partial(work, self._source))

    def close(self) -> None:
        """End the thread."""
        self._thread.close()
