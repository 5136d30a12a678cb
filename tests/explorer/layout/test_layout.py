import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from psykg.explorer.atlas import Atlas
from psykg.explorer.layout.labelling import Room, room
from psykg.explorer.layout.layout import bounds, laid_out
from psykg.explorer.layout.sheet import Place
from tests.explorer.layout.drawing import nearness, overlapping

NAMES = some.text("abcde", min_size=1, max_size=4)
ROOMS = some.builds(Room, some.floats(9, 90), some.floats(9, 20), some.floats(9, 80))
Graph = tuple[dict[str, Room], set[tuple[str, str]]]


@pytest.fixture(scope="module")
def graph(atlas: Atlas) -> Graph:
    return atlas.network.rooms, atlas.network.pairs


@pytest.fixture(scope="module")
def places(graph: Graph) -> dict[str, Place]:
    return laid_out(*graph)


def test_every_concept_has_a_place_and_no_two_overlap(graph: Graph, places: dict[str, Place]) -> None:
    assert places.keys() == graph[0].keys()
    assert overlapping(graph[0], places) == []


def test_the_order_of_what_is_given_changes_nothing(graph: Graph, places: dict[str, Place]) -> None:
    rooms, pairs = graph
    chance = random.Random(3)  # noqa: S311
    names, turned = list(rooms), [(other, one) for one, other in pairs]
    chance.shuffle(names)
    chance.shuffle(turned)
    assert laid_out({name: rooms[name] for name in names}, [*turned, turned[0]]) == places


def test_the_related_stand_near_each_other(graph: Graph, places: dict[str, Place]) -> None:
    assert nearness(places, graph[1]) < 0.4


def test_the_drawing_fits_a_window(graph: Graph, places: dict[str, Place]) -> None:
    left, top, right, bottom = bounds(graph[0], places)
    assert abs(left + right) <= 2
    assert abs(top + bottom) <= 2
    assert 1.1 < (right - left) / (bottom - top) < 1.7
    assert (right - left) * (bottom - top) < 3 * sum(
        2 * each.side * (each.above + each.below) for each in graph[0].values()
    )


def test_hubs_stand_in_the_middle(graph: Graph, places: dict[str, Place]) -> None:
    relations = {name: sum(name in pair for pair in graph[1]) for name in places}
    hub = max(relations, key=relations.__getitem__)
    left, top, right, bottom = bounds(graph[0], places)
    x, y = places[hub]
    assert abs(x) < (right - left) / 6
    assert abs(y) < (bottom - top) / 6


def test_nothing_is_drawn_of_nothing() -> None:
    assert laid_out({}, []) == {}


def test_one_concept_stands_in_the_middle() -> None:
    assert laid_out({"insight": Room(40, 10, 10)}, [("insight", "insight"), ("insight", "elsewhere")]) == {
        "insight": (0, 0)
    }


def test_concepts_without_relations_stand_in_rows_by_name() -> None:
    rooms = {f"concept {number:02}": room("a concept") for number in range(20)}
    places = laid_out(rooms, [])
    assert overlapping(rooms, places) == []
    assert sorted(places, key=lambda name: (places[name][1], places[name][0])) == sorted(rooms)
    assert len({y for _, y in places.values()}) < 10


def test_parts_that_do_not_hang_together_stand_apart() -> None:
    rooms = {f"{part}{number}": room("a concept") for part in "ab" for number in range(12)}
    pairs = [pair for part in "ab" for pair in pairwise(f"{part}{number}" for number in range(12))]
    assert nearness(laid_out(rooms, pairs), pairs) < 0.5


def test_of_a_large_graph_it_is_enough_to_measure_some_distances() -> None:
    chance = random.Random(3)  # noqa: S311
    rooms = {f"concept {number}": room(f"concept {number}") for number in range(500)}
    pairs = {(f"concept {number}", f"concept {chance.randrange(number)}") for number in range(1, 500)}
    places = laid_out(rooms, pairs)
    assert places.keys() == rooms.keys()
    assert nearness(places, pairs) < 0.3


@settings(max_examples=60, deadline=None)
@given(some.dictionaries(NAMES, ROOMS, max_size=25), some.lists(some.tuples(NAMES, NAMES), max_size=60), some.randoms())
def test_any_graph_is_drawn_without_overlaps_and_always_so(
    rooms: dict[str, Room], pairs: list[tuple[str, str]], chance: random.Random
) -> None:
    places = laid_out(rooms, pairs)
    assert places.keys() == rooms.keys()
    assert overlapping(rooms, places) == []
    chance.shuffle(pairs)
    assert laid_out(dict(reversed(rooms.items())), pairs) == places
