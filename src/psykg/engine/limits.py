"""What a query may take: time, memory, and the size of its result."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """`seconds` until a query is stopped, bytes of `memory` that it may take, bytes that its `result` may have."""

    seconds: float = 10
    memory: int = 512 * MEBIBYTE
    result: int = 32 * MEBIBYTE
