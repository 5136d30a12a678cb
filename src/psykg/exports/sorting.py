"""Sorting lines of which there may be more than memory holds: in pieces, on disk, that are merged as they are read."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from io import RawIOBase
from itertools import groupby, islice
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO

Key = Callable[[bytes], bytes]

_PIECE = 200_000
"""Lines that are sorted at a time."""


class Sorted:
    """Lines in order, each once; they can be read any number of times, one reader at a time.

    With a key by that first, then by the line. Each line ends with a line feed and holds no other.
    """

    def __init__(self, lines: Iterable[bytes], key: Key | None = None) -> None:
        self._key = (lambda line: (key(line), line)) if key else None
        self._pieces: list[list[bytes] | IO[bytes]] = []
        rest = iter(lines)
        while piece := sorted(set(islice(rest, _PIECE)), key=self._key):
            self._pieces.append(piece if len(piece) < _PIECE and not self._pieces else _on_disk(piece))

    def __iter__(self) -> Iterator[bytes]:
        merged = heapq.merge(*map(_read, self._pieces), key=self._key)
        return map(itemgetter(0), groupby(merged))


def _on_disk(lines: list[bytes]) -> IO[bytes]:
    file = TemporaryFile()  # noqa: SIM115 (it is closed, and gone, when nothing refers to it)
    file.writelines(lines)
    return file


def _read(piece: list[bytes] | IO[bytes]) -> Iterator[bytes]:
    if not isinstance(piece, list):
        piece.seek(0)
    yield from piece


class LineReader(RawIOBase):
    """Lines as a file that is read in pieces."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer at the end; all that are left where the size is negative."""
        pieces, length = [self._rest], len(self._rest)
        while size < 0 or length < size:
            line = next(self._lines, None)
            if line is None:
                break
            pieces.append(line)
            length += len(line)
        read = b"".join(pieces)
        self._rest = read[size:] if 0 <= size < len(read) else b""
        return read[:size] if size >= 0 else read
