"""Moving rooms off each other, each as little as may be, so that a drawing keeps its shape."""

from collections.abc import Iterator, Sequence

from psykg.explorer.labelling import Room

_AIR = 6.0
"""Pixels between rooms. One of them is lost where places become whole pixels."""

_BEYOND = 0.01
"""By how much more than needed rooms are moved, so that rounding brings no two of them back."""

_PATIENCE, _GROWTH = 50, 1.02
"""After so many rounds in which rooms overlap the drawing grows by so much: at some size all find their place."""


def separated(rooms: Sequence[Room], xs: Sequence[float], ys: Sequence[float]) -> tuple[list[float], list[float]]:
    """The points, moved until no two rooms around them overlap."""
    lower = [(room.below - room.above) / 2 for room in rooms]
    sides, heights = [room.side for room in rooms], [(room.above + room.below) / 2 for room in rooms]
    xs, ys = list(xs), [y + shift for y, shift in zip(ys, lower, strict=True)]
    rounds = 0
    while _push(xs, ys, sides, heights):
        rounds += 1
        if rounds % _PATIENCE == 0:
            xs, ys = [x * _GROWTH for x in xs], [y * _GROWTH for y in ys]
    return xs, [y - shift for y, shift in zip(ys, lower, strict=True)]


def _push(xs: list[float], ys: list[float], sides: list[float], heights: list[float]) -> bool:
    """Moves each two rooms that overlap apart, the shorter way. Whether there were any."""
    found = False
    for one, other in _close(xs, sides):
        across = sides[one] + sides[other] + _AIR - abs(xs[one] - xs[other])
        down = heights[one] + heights[other] + _AIR - abs(ys[one] - ys[other])
        if across > 0 and down > 0:
            found = True
            along, way = (xs, across) if across < down else (ys, down)
            move = (way + _BEYOND) / 2 * (1 if along[one] > along[other] else -1)
            along[one] += move
            along[other] -= move
    return found


def _close(xs: list[float], sides: list[float]) -> Iterator[tuple[int, int]]:
    """Each two rooms of which one begins left of the other's end."""
    order = sorted(range(len(xs)), key=lambda place: xs[place] - sides[place])
    begins = [xs[place] - sides[place] for place in order]
    for rank, one in enumerate(order):
        end = xs[one] + sides[one] + _AIR
        for after in range(rank + 1, len(order)):
            if begins[after] >= end:
                break
            yield one, order[after]
