"""What the application that is handling the request answers from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Flask, current_app, request

from psykg.engine.departure import Departure
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.writer import Writer
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons
from psykg.entities.stored_index import MOST, StoredIndex
from psykg.service.memo import Memo
from psykg.service.settings import Settings

if TYPE_CHECKING:
    from psykg.questions.questioning import Questions

_HOLDINGS = "psykg"
DEPARTURE = "psykg.departure"
"""The key in the WSGI environment under which the gateway says whether the client has hung up."""


@dataclass(slots=True)
class Holdings:
    """The engine over the graph, what is remembered of it, and the reasons for what is inferred in it.

    Where it may be written: what writes, and the token that this takes.
    """

    settings: Settings
    engine: IsolatedEngine
    reasons: Reasons
    memo: Memo
    writer: Writer | None = None
    token: str | None = None

    @property
    def index(self) -> Index:
        """The labels as they stand in the dataset now: read when they are first asked for, and after each write."""
        return self.memo.of(self._index)

    @property
    def questions(self) -> "Questions":
        """What answers questions in plain words over the dataset as it stands now; made as the index is."""
        return self.memo.of(self._questions)

    def _index(self, engine: IsolatedEngine) -> Index:
        labels = engine.labels()
        return StoredIndex(engine, labels) if labels and labels.more_than(MOST) else Index(engine)

    def _questions(self, engine: IsolatedEngine) -> "Questions":
        from psykg.questions.questioning import Questions  # noqa: PLC0415  (large, and needed by one process only)

        return Questions(engine, self.index, self.reasons)


def hold(app: Flask, holdings: Holdings) -> None:
    """Give the application what it answers from."""
    app.extensions[_HOLDINGS] = holdings


def held() -> Holdings:
    """What the current application answers from."""
    holdings: Holdings = current_app.extensions[_HOLDINGS]
    return holdings


def writer() -> Writer:
    """What writes, after `authorization.check_writable` has let the request pass."""
    found = held().writer
    assert found is not None  # noqa: S101 (a writable service has one)
    return found


def let_go(app: Flask) -> None:
    """End what the application answers from: its engine's processes."""
    holdings: Holdings = app.extensions[_HOLDINGS]
    holdings.engine.close()


def token_in(app: Flask) -> str | None:
    """The token that writing takes; None where nothing may be written."""
    holdings: Holdings = app.extensions[_HOLDINGS]
    return holdings.token


def version_of(app: Flask) -> str:
    """The version of the data that the application answers from now."""
    holdings: Holdings = app.extensions[_HOLDINGS]
    return holdings.engine.version


def departure() -> Departure:
    """Whether the client of the current request has hung up."""
    return request.environ.get(DEPARTURE) or Departure()
