"""A conversation over HTTP that ends in time, however slowly the other side sends."""

import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from socket import socket
from typing import TYPE_CHECKING
from urllib.request import HTTPHandler, HTTPSHandler, Request

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Deadline:
    """A moment that a whole conversation has to end before; a timeout of a socket begins anew with every byte."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def passed(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._end

    def left(self) -> float:
        """Seconds. Raises `TimeoutError` where there are none."""
        if (seconds := self._end - time.monotonic()) <= 0:
            raise TimeoutError("timed out")
        return seconds


class _Timed(RawIOBase):
    """What comes from a socket until the deadline. Stands in for the socket where an answer is read from it."""

    def __init__(self, connected: socket, deadline: Deadline) -> None:
        self._socket = connected
        self._deadline = deadline
        self._received = connected.makefile("rb", buffering=0)

    def makefile(self, _mode: str) -> BufferedReader:
        return BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int | None:
        self._socket.settimeout(self._deadline.left())
        return self._received.readinto(buffer)

    def close(self) -> None:
        self._received.close()
        super().close()


class Plain(HTTPHandler):
    """Speaks HTTP until the deadline."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, request: Request) -> HTTPResponse:
        """Called by urllib."""
        return self.do_open(_timed(HTTPConnection, self._deadline), request)  # type: ignore[arg-type]


class Encrypted(HTTPSHandler):
    """Speaks HTTP over TLS until the deadline."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, request: Request) -> HTTPResponse:
        """Called by urllib."""
        return self.do_open(_timed(HTTPSConnection, self._deadline), request)  # type: ignore[arg-type]


def _timed(kind: type[HTTPConnection], deadline: Deadline) -> Callable[[str, float], HTTPConnection]:
    """Makes connections of that kind that end at the deadline, as `do_open` calls for them."""

    def respond(connected: socket, debuglevel: int = 0, method: str | None = None) -> HTTPResponse:
        return HTTPResponse(_Timed(connected, deadline), debuglevel, method)  # type: ignore[arg-type]

    def connect(host: str, timeout: float) -> HTTPConnection:
        connection = kind(host, timeout=min(timeout, deadline.left()))
        connection.response_class = respond  # type: ignore[assignment]
        return connection

    return connect
