"""How a label stands under its mark in a drawing: the lines it is broken into, and the room that they take."""

import textwrap
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MARK = 9
"""Half the width and height of the mark of a concept."""

LINE = 15
"""From one line of a label to the next."""

_LONGEST, _MOST = 22, 3
"""Characters in a line, and lines."""

_LETTER = 7.2
"""The width of a letter of 12 px, in a wide font. A letter of East Asian scripts takes two."""

_GAP = 4


@dataclass(frozen=True, slots=True)
class Room:
    """What a concept takes of a drawing, in pixels from the centre of its mark: to either side, up and down."""

    side: float
    above: float
    below: float


@lru_cache(8192)
def lines(label: str) -> tuple[str, ...]:
    """The label in a few short lines. What does not fit ends with an ellipsis, words that are too long are cut."""
    plain = "".join(letter if letter.isprintable() else " " for letter in label)
    return tuple(textwrap.wrap(plain, _LONGEST, max_lines=_MOST, placeholder=" …")) or ("",)


@lru_cache(8192)
def room(label: str) -> Room:
    """The room for the mark and the label below it."""
    written = lines(label)
    widest = max(sum(_width(letter) for letter in line) for line in written)
    return Room(max(widest / 2, MARK) + _GAP, MARK + _GAP, MARK + LINE * len(written) + _GAP)


def _width(letter: str) -> float:
    return 2 * _LETTER if unicodedata.east_asian_width(letter) in {"W", "F"} else _LETTER
