"""Lines between marks: where they begin, where their middles are, and that they can always be drawn."""

import re
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from psykg.explorer.drawing.curves import Curve, Point, curved, looped
from psykg.explorer.layout.labelling import MARK

coordinates = st.floats(-1e6, 1e6)
places = st.tuples(st.integers(-10_000, 10_000), st.integers(-10_000, 10_000))
bends = st.sampled_from([each / 2 for each in range(-9, 10)])


def numbers(curve: Curve) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", curve.path)]


def distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


@given(start=st.tuples(coordinates, coordinates), end=st.tuples(coordinates, coordinates), bend=bends)
def test_a_line_between_any_two_points_is_a_path_of_numbers(start: Point, end: Point, bend: float) -> None:
    curve = curved(start, end, bend)
    assert re.fullmatch(r"M-?\d+ -?\d+Q-?\d+ -?\d+ -?\d+ -?\d+", curve.path)
    assert curve.x == curve.x
    assert curve.y == curve.y


@given(place=places, number=st.integers(0, 20))
def test_a_line_back_to_its_own_mark_is_a_path_of_numbers(place: Point, number: int) -> None:
    assert re.fullmatch(r"M-?\d+ -?\d+C-?\d+ -?\d+ -?\d+ -?\d+ -?\d+ -?\d+", looped(place, number).path)


@given(start=places, end=places, bend=bends)
def test_the_middle_that_is_told_lies_on_the_line_that_is_drawn(start: Point, end: Point, bend: float) -> None:
    curve = curved(start, end, bend)
    ax, ay, cx, cy, bx, by = numbers(curve)
    drawn = (ax + 2 * cx + bx) / 4, (ay + 2 * cy + by) / 4
    assert distance(drawn, (curve.x, curve.y)) < MARK


@given(start=places, end=places)
def test_a_line_by_itself_is_straight(start: Point, end: Point) -> None:
    curve = curved(start, end, 0)
    assert distance((curve.x, curve.y), ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)) < 1e-6


@given(start=places, end=places, bend=bends)
def test_a_line_leaves_its_marks_free_so_that_its_tip_is_seen(start: Point, end: Point, bend: float) -> None:
    assume(distance(start, end) > 4 * MARK)
    ax, ay, _, _, bx, by = numbers(curved(start, end, bend))
    assert MARK < distance(start, (ax, ay)) < 2 * MARK
    assert MARK < distance(end, (bx, by)) < 2 * MARK


@given(start=places, end=places, one=bends, other=bends)
def test_lines_with_other_bends_have_their_middles_apart(start: Point, end: Point, one: float, other: float) -> None:
    assume(start != end and one != other)
    first, second = curved(start, end, one), curved(start, end, other)
    assert distance((first.x, first.y), (second.x, second.y)) > 20 * abs(one - other)


@given(start=places, end=places, bend=bends)
def test_a_line_seen_from_its_other_end_bends_the_other_way(start: Point, end: Point, bend: float) -> None:
    there, back = curved(start, end, bend), curved(end, start, -bend)
    assert (there.x, there.y) == pytest.approx((back.x, back.y), abs=1e-6)


def test_each_further_line_to_its_own_mark_goes_higher() -> None:
    tops = [looped((100, 50), number) for number in range(4)]
    assert [each.x for each in tops] == [100] * 4
    assert all(lower.y - higher.y > 15 for lower, higher in pairwise(tops))
    assert tops[0].y < 50 - MARK
