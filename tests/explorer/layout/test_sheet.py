from math import dist

from hypothesis import given
from hypothesis import strategies as some

from psykg.explorer.layout.labelling import Room
from psykg.explorer.layout.sheet import Sheet
from tests.explorer.layout.drawing import overlapping

ROOM = Room(40, 10, 30)
ROOMS = some.builds(Room, some.floats(1, 200), some.floats(0, 99), some.floats(1, 99))
POINTS = some.tuples(some.integers(-3000, 3000), some.integers(-3000, 3000))


def test_on_an_empty_sheet_all_stands_where_it_is_wanted() -> None:
    assert Sheet().moved({"a": ROOM, "b": ROOM}, {"a": (-7, 3), "b": (90, 5)}) == {"a": (-7, 3), "b": (90, 5)}
    assert dist(Sheet().near(ROOM, (-500, 77)), (-500, 77)) < 20


def test_what_does_not_fit_stands_beside() -> None:
    sheet = Sheet()
    sheet.put({"a": ROOM}, {"a": (0, 0)})
    place = sheet.near(ROOM, (0, 0))
    assert overlapping({"a": ROOM, "b": ROOM}, {"a": (0, 0), "b": place}) == []
    assert dist(place, (0, 0)) < 70


def test_what_is_moved_together_keeps_its_shape() -> None:
    sheet, rooms = Sheet(), dict.fromkeys("abc", ROOM)
    sheet.put(rooms, {"a": (0, 0)})
    moved = sheet.moved(rooms, {"b": (-60, 0), "c": (60, 8)})
    assert overlapping(rooms, {"a": (0, 0)} | moved) == []
    assert (moved["c"][0] - moved["b"][0], moved["c"][1] - moved["b"][1]) == (120, 8)


@given(some.lists(POINTS, min_size=1, max_size=30), ROOMS)
def test_whatever_is_put_down_finds_a_place(points: list[tuple[int, int]], last: Room) -> None:
    sheet, rooms, places = Sheet(), dict[str, Room](), dict[str, tuple[int, int]]()
    for number, point in enumerate([*points, points[0]]):
        name = str(number)
        rooms[name] = last if number % 2 else ROOM
        places[name] = sheet.near(rooms[name], point)
        sheet.put(rooms, {name: places[name]})
    assert overlapping(rooms, places) == []
