"""Answers that are known: sent again, byte for byte, without the application being asked.

The application says which of its answers last: those that depend on nothing but the data and the request. They are kept
by the version of the data and all of the request that it looks at, so that the first request after a write finds none.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from psykg.service.wsgi import Answer

if TYPE_CHECKING:
    from granian.rsgi import Scope

Key = tuple[str | bytes, ...]
"""The version of the data, and the request."""

_METHODS = frozenset({"GET", "POST"})
_LOOKED_AT = frozenset({"host", "accept", "accept-encoding", "content-type", "if-none-match"})
"""What the application looks at of a request's head; all else is without effect on an answer that lasts."""

_FORWARDED = frozenset({"x-forwarded-proto", "x-forwarded-host", "x-forwarded-prefix"})
"""What it looks at besides, behind a proxy that it believes."""

_PARTICULAR = frozenset({"authorization", "range", "if-range", "if-match", "if-modified-since", "if-unmodified-since"})
"""Who sends one of these wants something of his own, and is answered by the application."""

_ANNOUNCING = frozenset({"content-length", "transfer-encoding"})
"""What announces a body (RFC 9112, section 6.3)."""

_LARGEST_BODY = 65_536
"""Bytes of a request's body beyond which its answer is not kept."""

_MOST = 32_000_000
"""Bytes of answers that are kept in all."""

_SHARE = 8
"""A single answer may take one of so many parts of that."""

_APART = 2_000
"""Bytes that an answer takes beside its body, its headers and its request."""


def unversioned() -> str:
    """The version of data that has none: no answer is kept."""
    return ""


class Known:
    """The answers that are known to one version of the data: those used last, in a bounded number of bytes.

    `version` names that of the data as it stands; while it is empty none is kept. `sent` counts the times that one was
    found. Safe to use from several threads.
    """

    def __init__(self, version: Callable[[], str], *, proxied: bool = False, most: int = _MOST) -> None:
        self._version = version
        self._looked_at = _LOOKED_AT | _FORWARDED if proxied else _LOOKED_AT
        self._most = most
        self._size = 0
        self._kept = OrderedDict[Key, Answer]()
        self._of: str | bytes = ""
        self._lock = threading.Lock()
        self.sent = 0

    @property
    def size(self) -> int:
        """The bytes that are taken."""
        return self._size

    def key(self, scope: "Scope", body: bytes | None = None) -> Key | None:
        """What an answer to the request is kept by; None where it is not to be kept.

        Also where it has a body that was not read yet: `body` is None until then.
        """
        version = self._version()
        if not version or scope.method not in _METHODS or (body and len(body) > _LARGEST_BODY):
            return None
        told = list[str]()
        for name, value in scope.headers.items():
            if name in _PARTICULAR or (body is None and name in _ANNOUNCING):
                return None
            if name in self._looked_at:
                told += (name, value)
        return version, scope.method, scope.scheme, scope.path, scope.query_string, body or b"", *told

    def find(self, key: Key | None) -> Answer | None:
        """The answer, if it is known."""
        if key is None:
            return None
        with self._lock:
            found = self._kept.get(key)
            if found:
                self.sent += 1
                self._kept.move_to_end(key)
            return found

    def keep(self, key: Key | None, answer: Answer) -> None:
        """Know the answer from now on, if it lasts, is not too large, and was made of the version that stands."""
        if key is None or not answer.lasting or key[0] != self._version():
            return
        size = _size(key, answer)
        with self._lock:
            if key[0] != self._of:
                self._forget()
                self._of = key[0]
            if key not in self._kept and size <= self._most // _SHARE:
                self._take(key, answer, size)

    def _take(self, key: Key, answer: Answer, size: int) -> None:
        self._kept[key] = answer
        self._size += size
        while self._size > self._most:
            self._size -= _size(*self._kept.popitem(last=False))

    def _forget(self) -> None:
        self._kept.clear()
        self._size = 0


def _size(key: Key, answer: Answer) -> int:
    """What they take, all that a client has a say in counted: heads of requests may be as long as bodies."""
    head = sum(len(name) + len(value) for name, value in answer.headers)
    return _APART + head + len(answer.body) + sum(map(len, key))
