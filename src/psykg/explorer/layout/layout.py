"""Where the concepts of a graph stand in a drawing: the related near each other, and each with room for its label.

The same graph is drawn the same on every machine: only + - * / and the square root are used on numbers that are not
whole, and sums that are exact; what is left to chance goes by a fixed seed; and the order of what is given does not
matter.
"""

from collections.abc import Collection, Iterable, Mapping
from math import ceil, fsum, sqrt

from psykg.explorer.layout.labelling import Room
from psykg.explorer.layout.sheet import STRETCH, Place, Sheet
from psykg.explorer.layout.stress import Point, stressed

Neighbours = dict[str, set[str]]

_SEED = 23
"""Of the first twenty-five the one that draws the project's own graph with the fewest crossings for its size."""

_PI = 3.14
"""Nearly: all that hangs on it is a size."""

_DENSITY = 0.7
"""How much of the disc that the points are taken to fill rooms may cover."""

_AIR = 8
"""Pixels between rooms that stand in rows."""


def laid_out(rooms: Mapping[str, Room], pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """A place in whole pixels for each concept, around 0, 0. No two rooms overlap.

    `pairs` are the concepts that are related, either way round; a pair with one that has no room does not count. The
    parts that hang together are drawn each by itself, the largest in the middle. What is related to nothing stands in
    rows by the order of names.
    """
    near = neighbours(rooms, pairs)
    parts = _parts(near)
    blocks = [_part(rooms, {name: near[name] for name in part}) for part in parts if len(part) > 1]
    alone = in_rows({part[0]: rooms[part[0]] for part in parts if len(part) == 1})
    sheet, places = Sheet(), dict[str, Place]()
    for block in sorted([*blocks, *([alone] if alone else [])], key=len, reverse=True):
        moved = sheet.moved(rooms, _centred(rooms, block))
        sheet.put(rooms, moved)
        places |= moved
    return _centred(rooms, places)


def neighbours(rooms: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Neighbours:
    """The others that each is related to, in the order of names."""
    near: Neighbours = {name: set() for name in sorted(rooms)}
    for one, other in pairs:
        if one != other and one in near and other in near:
            near[one].add(other)
            near[other].add(one)
    return near


def in_rows(rooms: Mapping[str, Room], at_least: float = 0) -> dict[str, Place]:
    """Places in rows by the order of names. The first row begins at 0, 0.

    The rows are as wide as it takes to fill a window, and so many pixels at least.
    """
    width = max(at_least, sqrt(STRETCH * _area(rooms.values())))
    places, left, top, bottom = dict[str, Place](), 0, 0, 0
    for name, room in sorted(rooms.items()):
        if left > width:
            left, top = 0, bottom
        places[name] = ceil(left + room.side), ceil(top + room.above)
        left = ceil(left + 2 * room.side) + _AIR
        bottom = max(bottom, ceil(top + room.above + room.below) + _AIR)
    return places


def bounds(rooms: Mapping[str, Room], places: Mapping[str, Place]) -> tuple[float, float, float, float]:
    """Where the rooms begin and end: left, top, right, bottom."""
    taken = [(rooms[name], x, y) for name, (x, y) in places.items()] or [(Room(0, 0, 0), 0, 0)]
    left, right = min(x - room.side for room, x, _ in taken), max(x + room.side for room, x, _ in taken)
    return left, min(y - room.above for room, _, y in taken), right, max(y + room.below for room, _, y in taken)


def _parts(near: Neighbours) -> list[list[str]]:
    """The concepts that hang together, each part by the order of names, the parts by that of their first names."""
    parts, seen = list[list[str]](), set[str]()
    for name in near:
        if name not in seen:
            part, ahead = {name}, [name]
            while ahead:
                further = near[ahead.pop()] - part
                part |= further
                ahead += further
            seen |= part
            parts.append(sorted(part))
    return parts


def _part(rooms: Mapping[str, Room], near: Neighbours) -> dict[str, Place]:
    """Places for concepts that hang together: those in the middle first, the others as near to them as may be."""
    points = dict(zip(near, stressed(near, _SEED), strict=True))
    scale = _scale([rooms[name] for name in near], list(points.values()))
    wanted = {name: (round(STRETCH * scale * x), round(scale * y)) for name, (x, y) in points.items()}
    sheet, places = Sheet(), dict[str, Place]()
    for name in sorted(points, key=lambda name: (_squared(points[name]), name)):
        places[name] = sheet.near(rooms[name], wanted[name])
        sheet.put(rooms, {name: places[name]})
    return places


def _scale(rooms: Collection[Room], points: Collection[Point]) -> float:
    """By how much the points must stand further apart for all to have room, as if they filled a disc evenly."""
    disc = _PI * 2 * fsum(map(_squared, points)) / len(points)
    return max(1.0, sqrt(_area(rooms) / (_DENSITY * STRETCH * disc)))


def _squared(point: Point) -> float:
    return point[0] * point[0] + point[1] * point[1]


def _area(rooms: Iterable[Room]) -> float:
    return fsum(2 * room.side * (room.above + room.below) for room in rooms)


def _centred(rooms: Mapping[str, Room], places: Mapping[str, Place]) -> dict[str, Place]:
    left, top, right, bottom = bounds(rooms, places)
    across, down = round((left + right) / 2), round((top + bottom) / 2)
    return {name: (x - across, y - down) for name, (x, y) in places.items()}
