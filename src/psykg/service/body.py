"""A request's body, read within bounds of size and time before anything is made of it."""

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, RequestTimeout

if TYPE_CHECKING:
    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope

_LINGERING = 2.0
"""Seconds for which the rest of a refused body is read and dropped."""


class Body:
    """What follows the head of a request; nothing, where the head announces nothing (RFC 9112, section 6.3)."""

    def __init__(self, scope: "Scope", protocol: "HTTPProtocol") -> None:
        length = scope.headers.get("content-length")
        self._length = None if length is None else int(length)  # granian lets nothing else than digits pass.
        present = length is not None or "transfer-encoding" in scope.headers
        self._chunks = aiter(protocol) if present else None

    async def read(self, limit: int, seconds: float) -> bytes:
        """All of it.

        Raises `RequestEntityTooLarge` over the limit of bytes, before reading where the head tells; `RequestTimeout`
        where it is not there within the seconds; `BadRequest` where it ends before its end.
        """
        if self._chunks is None:
            return b""
        if self._length is not None:
            _check(self._length, limit)
        try:
            async with asyncio.timeout(seconds):
                return await _whole(self._chunks, limit, self._length)
        except TimeoutError:
            raise RequestTimeout(
                f"The body did not come within {seconds:g} seconds. Send it faster, or send less."
            ) from None

    async def linger(self) -> None:
        """Read and drop what still comes, for a while: a connection closed on unread data takes its answer with it."""
        if self._chunks is None:
            return
        try:
            async with asyncio.timeout(_LINGERING):
                async for _ in _rest(self._chunks):
                    pass
        except TimeoutError:
            return


async def _rest(arriving: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The chunks from here on. granian's iterator cannot be begun twice, so `async for` will not do a second time."""
    try:
        while True:
            yield await anext(arriving)
    except StopAsyncIteration:
        return


async def _whole(arriving: AsyncIterator[bytes], limit: int, length: int | None) -> bytes:
    chunks: list[bytes] = []
    size = ends = 0
    async for chunk in _rest(arriving):
        size += len(chunk)
        _check(size, limit)
        ends += not chunk
        chunks.append(chunk)
    # granian gives one empty chunk at the end, and another one before it for an error.
    if ends != 1 or length not in {None, size}:
        raise BadRequest("The body is cut off, or ends in trailer fields, which are not read here. Send it again.")
    return b"".join(chunks)


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise RequestEntityTooLarge(f"The body is larger than {limit:,} bytes, the most that it may have. Send less.")
