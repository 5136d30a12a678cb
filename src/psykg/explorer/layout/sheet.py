"""What is taken of a drawing and what is free: cells in rows, each row the bits of one whole number."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor

from psykg.explorer.layout.labelling import Room

Place = tuple[int, int]
"""Where the centre of a mark stands, in pixels to the right and down."""

STRETCH = 1.4
"""How much wider than high a drawing is, since windows are."""

_AIR = 1
"""Pixels that are left free around a room."""

_CELL = 12
"""The width and height of a cell in pixels. Where what is put down ends within a cell, the rest of the cell is lost."""

_FINE = 8
"""So many rows away one in two is looked at, twice as far away one in three, and so on."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Cells side by side: the first column and row, and how many of them."""

    column: int
    row: int
    columns: int
    rows: int


class Sheet:
    """A drawing without borders, on which rooms are put down and never taken up."""

    def __init__(self) -> None:
        self._rows: defaultdict[int, int] = defaultdict(int)
        self._first = 0  # The column of the lowest bit.

    def put(self, rooms: Mapping[str, Room], places: Mapping[str, Place]) -> None:
        """Takes the cells that the rooms touch at their places, be they free or not."""
        for block in _blocks(rooms, places):
            self._widen(block.column)
            bits = ((1 << block.columns) - 1) << (block.column - self._first)
            for row in range(block.row, block.row + block.rows):
                self._rows[row] |= bits

    def near(self, room: Room, wanted: Place) -> Place:
        """The free place nearest to the one wanted, in the corner of a cell, so that the room touches few of them."""
        left, top = room.side + _AIR, room.above + _AIR
        column, row = floor((wanted[0] - left) / _CELL), floor((wanted[1] - top) / _CELL)
        corner = ceil(column * _CELL + left), ceil(row * _CELL + top)
        return self.moved({"": room}, {"": corner})[""]

    def moved(self, rooms: Mapping[str, Room], places: Mapping[str, Place]) -> dict[str, Place]:
        """The places, all moved by the same way, the shortest on which no room touches a cell that is taken."""
        blocks = list(_blocks(rooms, places))
        columns, rows = self._shortest(blocks)
        return {name: (x + columns * _CELL, y + rows * _CELL) for name, (x, y) in places.items()}

    def _widen(self, column: int) -> None:
        """Makes bits for the columns from this one on. More than asked for, so that it happens seldom."""
        if column < self._first:
            more = 2 * (self._first - column)
            self._rows = defaultdict(int, {row: bits << more for row, bits in self._rows.items()})
            self._first -= more

    def _shortest(self, blocks: list[_Block]) -> tuple[int, int]:
        """By how many columns and rows the blocks move."""
        best, least = (0, 0), float("inf")
        start = min(block.column for block in blocks)
        width = max(block.column + block.columns for block in blocks) - start
        for down in _outward():
            steep = STRETCH * STRETCH * down * down
            if steep >= least:
                break
            across = self._across(blocks, down, start, width)
            if steep + across * across < least:
                best, least = (across, down), steep + across * across
        return best

    def _across(self, blocks: list[_Block], down: int, start: int, width: int) -> int:
        """By how many columns the blocks must move at least if they move down by so many rows.

        `start` is the first column that they take, `width` how many there are to the last.
        """
        taken = 0  # The columns in which the blocks cannot begin, from the one that is `width` before the first.
        for block in blocks:
            taken |= self._beside(block, down) << (width - (block.column - start) - block.columns + 1)
        return _nearest_free(taken, start - self._first + width)

    def _beside(self, block: _Block, down: int) -> int:
        """The taken bits of the block's rows, each spread over the columns before it in which the block would touch it.

        The lowest bit stands for the column that is `block.columns - 1` before the first.
        """
        taken = 0
        for row in range(block.row + down, block.row + down + block.rows):
            taken |= self._rows.get(row, 0)
        spread, done = taken, 1
        while done < block.columns:
            step = min(done, block.columns - done)
            spread |= spread << step
            done += step
        return spread


def _blocks(rooms: Mapping[str, Room], places: Mapping[str, Place]) -> Iterator[_Block]:
    for name, (x, y) in places.items():
        room = rooms[name]
        column, row = floor((x - room.side - _AIR) / _CELL), floor((y - room.above - _AIR) / _CELL)
        right, below = ceil((x + room.side + _AIR) / _CELL), ceil((y + room.below + _AIR) / _CELL)
        yield _Block(column, row, right - column, below - row)


def _outward() -> Iterator[int]:
    """Rows from the middle: 0, 1, -1, 2, -2 and so on."""
    yield 0
    distance = 1
    while True:
        yield from (distance, -distance)
        distance += 1 + distance // _FINE


def _nearest_free(taken: int, wanted: int) -> int:
    """How far the nearest bit that is not set is from the wanted one. All beyond those of the number are free."""
    if wanted < 0:
        return 0
    after = taken >> wanted
    right = (~after & (after + 1)).bit_length() - 1
    left = (~taken & ((1 << wanted) - 1)).bit_length() - 1
    return right if right <= wanted - left else left - wanted
