"""What tests of drawings measure."""

from collections.abc import Collection, Mapping
from itertools import combinations
from math import dist
from statistics import fmean

from psykg.explorer.layout.labelling import Room
from psykg.explorer.layout.sheet import Place


def overlapping(rooms: Mapping[str, Room], places: Mapping[str, Place]) -> list[tuple[str, str]]:
    """Each two whose rooms overlap by a hundredth of a pixel or more."""
    return [
        (one, other)
        for one, other in combinations(sorted(places), 2)
        if _across(rooms[one], rooms[other], places[one][0] - places[other][0])
        and _down(rooms[one], rooms[other], places[one][1] - places[other][1])
    ]


def nearness(places: Mapping[str, Place], pairs: Collection[tuple[str, str]]) -> float:
    """How the mean distance of the pairs is to that of all."""
    return fmean(dist(places[one], places[other]) for one, other in pairs) / fmean(
        dist(one, other) for one, other in combinations(places.values(), 2)
    )


def _across(one: Room, other: Room, way: int) -> bool:
    return abs(way) < one.side + other.side - 0.01


def _down(one: Room, other: Room, way: int) -> bool:
    """`way`: from the other down to the one."""
    return -one.below - other.above + 0.01 < way < one.above + other.below - 0.01
