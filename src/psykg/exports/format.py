"""What a format is: a name, what it is called elsewhere, what it loses, and how it is written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from psykg.exports.features import Feature
from psykg.exports.source import Source

Write = Callable[[Source, BinaryIO], None]
"""Writes the source into a file that is open for bytes."""

ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write the graph for other tools.

    `tool`: what opens it, in a few words. `loses`: what it cannot hold. `streams`: whether the graph may be larger than
    memory allows to hold as objects. A format of one file has `write`; one of several has `files`, which gives for a
    source the name of each file and what writes it. Over HTTP several files come as one zip, by the suffix "zip".
    `note`: one more sentence for the documentation.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    tool: str
    loses: tuple[Feature, ...] = ()
    streams: bool = False
    write: Write | None = None
    files: Callable[[Source], Mapping[str, Callable[[BinaryIO], None]]] | None = None
    note: str = ""

    def parts(self, source: Source) -> Iterator[tuple[str, Callable[[BinaryIO], None]]]:
        """The name of each file and what writes it; of a format of one file that one, without a name."""
        if self.files:
            yield from self.files(source).items()
        elif self.write:
            write = self.write
            yield "", lambda out: write(source, out)
