"""A file that tells whether what was read of it so far may hold what only RDF 1.2 has."""

from typing import IO

_MARKS = (b"<<", b"{|", b"--")
"""How triples as terms, annotations and directions of texts are written in Turtle and N-Triples; they may stand in a
text, too."""


class Watched:
    """A file to be read, with `seen`: whether one of the marks was there already."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._last = b""
        self.seen = False

    def read(self, size: int = -1) -> bytes:
        """As the file's own."""
        data = self._file.read(size)
        if not self.seen:
            text = self._last + data  # A mark may begin where the last part ended.
            self.seen = any(mark in text for mark in _MARKS)
            self._last = data[-1:]
        return data
