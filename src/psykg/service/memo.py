"""What is worked out from the data once, and holds until the data is another version."""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from psykg.engine.isolation.engine import IsolatedEngine

T = TypeVar("T")


@dataclass(slots=True)
class _Kept:
    """One thing that was worked out, from which version, and until when it holds. Nothing yet at first."""

    version: str | None = None
    until: float = 0.0
    value: Any = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Memo:
    """Remembers what functions make of an engine's data, for so many seconds. Safe to use from several threads.

    Who asks while a function is at work waits for what it gives, and only for that one. What raises is not remembered.
    """

    def __init__(self, engine: IsolatedEngine, seconds: float = math.inf) -> None:
        self._engine = engine
        self._seconds = seconds
        self._kept: dict[Callable[[IsolatedEngine], Any], _Kept] = {}

    def of(self, make: Callable[[IsolatedEngine], T]) -> T:
        """What the function makes of the data as it stands now. Raises what the function raises."""
        kept = self._kept.setdefault(make, _Kept())
        with kept.lock:
            version = self._engine.version
            if kept.version != version or kept.until < time.monotonic():
                kept.value = make(self._engine)
                kept.version, kept.until = version, time.monotonic() + self._seconds
            return cast("T", kept.value)
