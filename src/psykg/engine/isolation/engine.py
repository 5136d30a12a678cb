"""The engine that no query can stop: each is evaluated in a worker that is killed when it goes too far."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import cast

from psykg.engine.contract import Query
from psykg.engine.departure import Departure
from psykg.engine.isolation.pool import Pool, State
from psykg.engine.isolation.sources import Source
from psykg.engine.isolation.unconfined import Unconfined
from psykg.engine.results import Answer, Result, Term
from psykg.engine.storage import Labels

_Reading = Callable[[], AbstractContextManager[Path | None]]


def _same() -> str:
    """The version of data that do not change."""
    return "1"


class IsolatedEngine:
    """Evaluates queries in the workers of a pool, or unconfined.

    `reading` gives the version of the source's data that a query is to see, and keeps it while the query runs;
    `current` names the version that it would give now.
    """

    def __init__(
        self, pool: Pool | Unconfined, reading: _Reading = nullcontext, current: Callable[[], str] = _same
    ) -> None:
        self._pool = pool
        self._reading = reading
        self._current = current

    @property
    def state(self) -> State:
        """The workers now, and how many were killed."""
        return self._pool.state

    @property
    def version(self) -> str:
        """The version of the data that a query asked now would see; empty where they cannot be found any more."""
        return self._current()

    def labels(self) -> Labels | None:
        """The labels in the version of the data that a query asked now would see; None where no file has them."""
        with self._reading() as version:
            return Labels(version) if version else None

    def answer(self, query: Query, *, seconds: float | None = None, departure: Departure | None = None) -> Answer:
        """As `Engine.answer` says."""
        with self._reading() as version:
            return cast("Answer", self._pool.run(partial(_answer, query, version), seconds, departure))

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None) -> Result:
        """As `Engine.query` says."""
        return self.answer(Query(text, bindings or {})).result()

    def close(self) -> None:
        """End all workers."""
        self._pool.close()


def _answer(query: Query, version: Path | None, source: Source) -> Answer:
    return source.engine(version).answer(query)
