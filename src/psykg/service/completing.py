"""Completing questions over the data as they stand."""

from typing import TYPE_CHECKING

from psykg.engine.isolation.engine import IsolatedEngine
from psykg.errors import EngineUnavailableError, QueryError
from psykg.service.current import held

if TYPE_CHECKING:
    from psykg.questions.completing.completion import Completion


def completed(typed: str) -> list[str]:
    """Questions that continue the text and have an answer. A search by label is not to fail for want of them."""
    if not typed:
        return []
    try:
        completion = held().memo.of(_completion)
    except EngineUnavailableError:
        return []
    return completion.of(typed) if completion else []


def _completion(engine: IsolatedEngine) -> "Completion | None":
    """None over data that are too much to be read for questions; those are not read again until they change."""
    from psykg.questions.completing.completion import Completion  # noqa: PLC0415  (large, and needed by one process only)

    index = held().index
    try:
        return Completion(engine, index, held().questions)
    except QueryError:
        return None
