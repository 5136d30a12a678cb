"""Lines between marks: straight where one is alone, bent apart where several join the same two."""

from dataclasses import dataclass
from math import hypot

from psykg.explorer.layout.labelling import MARK

Point = tuple[float, float]

_APART = 44
"""Between the middles of two lines that join the same marks."""

_LOOP = 30
"""The height of a line that leads back to its own mark."""

_AIR = 3


@dataclass(frozen=True, slots=True)
class Curve:
    """A path as SVG 2 writes it (section 9.3), and the point in the middle of it."""

    path: str
    x: float
    y: float


def curved(start: Point, end: Point, bend: float) -> Curve:
    """From one mark to another. `bend`: how many lines' breadths to the side the middle lies, 0 for straight."""
    across = _across(start, end, bend * _APART)
    middle = (start[0] + end[0]) / 2 + across[0], (start[1] + end[1]) / 2 + across[1]
    control = middle[0] + across[0], middle[1] + across[1]
    (ax, ay), (bx, by) = _towards(start, control), _towards(end, control)
    return Curve(f"M{ax:.0f} {ay:.0f}Q{control[0]:.0f} {control[1]:.0f} {bx:.0f} {by:.0f}", *middle)


def looped(place: Point, number: int) -> Curve:
    """From a mark back to itself, each further one above the last."""
    x, y = place
    top = y - MARK - _LOOP * (number + 1)
    return Curve(f"M{x - MARK} {y - 4}C{x - 40} {top} {x + 40} {top} {x + MARK} {y - 4}", x, (y + 3 * top) / 4)


def _across(start: Point, end: Point, distance: float) -> Point:
    x, y = end[0] - start[0], end[1] - start[1]
    length = hypot(x, y) or 1
    return -y / length * distance, x / length * distance


def _towards(mark: Point, point: Point) -> Point:
    """Where a line to the point leaves the mark."""
    x, y = point[0] - mark[0], point[1] - mark[1]
    part = min((MARK + _AIR) / (hypot(x, y) or 1), 0.5)
    return mark[0] + x * part, mark[1] + y * part
