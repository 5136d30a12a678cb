import random
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from psykg.explorer.atlas import Atlas
from psykg.explorer.layout.labelling import Room, room
from psykg.explorer.layout.layout import bounds, laid_out
from psykg.explorer.layout.places import LAYOUT, as_text, places, shipped
from psykg.vocabulary import PSYKG
from tests.explorer.layout.drawing import overlapping

Graph = tuple[dict[str, Room], set[tuple[str, str]]]
ADDED = [f"https://example.org/{number}" for number in range(2000)]


@pytest.fixture(scope="module")
def graph(atlas: Atlas) -> Graph:
    return atlas.network.rooms, atlas.network.pairs


def test_the_shipped_file_is_what_a_build_gives(graph: Graph) -> None:
    assert LAYOUT.read_text(encoding="utf-8") == as_text(laid_out(*graph))


def test_every_concept_of_the_project_has_a_shipped_place(graph: Graph) -> None:
    assert graph[0].keys() == shipped().keys()
    assert places(*graph) == shipped()


def test_a_graph_with_fewer_concepts_leaves_them_where_they_are(graph: Graph) -> None:
    rooms = {iri: graph[0][iri] for iri in sorted(graph[0])[:5]}
    assert places(rooms, graph[1]) == {iri: shipped()[iri] for iri in rooms}


def test_what_is_added_stands_near_what_it_is_related_to(graph: Graph) -> None:
    rooms = graph[0] | {ADDED[0]: room("an addition")}
    ends = {PSYKG + "insight", PSYKG + "patterns-of-feeling"}
    found = places(rooms, graph[1] | {(end, ADDED[0]) for end in ends})
    assert {iri: found[iri] for iri in graph[0]} == shipped()
    assert overlapping(rooms, found) == []
    assert max(dist(found[end], found[ADDED[0]]) for end in ends) < 700


def test_what_hangs_on_an_addition_stands_near_it(graph: Graph) -> None:
    rooms = graph[0] | {iri: room("an addition") for iri in ADDED[:3]}
    chain = {(PSYKG + "child", ADDED[2]), (ADDED[2], ADDED[0]), (ADDED[0], ADDED[1])}
    found = places(rooms, graph[1] | chain)
    assert max(dist(found[one], found[other]) for one, other in chain) < 400


def test_what_is_related_to_nothing_of_the_drawing_stands_outside(graph: Graph) -> None:
    rooms = graph[0] | {iri: room("an addition") for iri in ADDED[:6]}
    found = places(rooms, graph[1] | {(ADDED[0], ADDED[1])})
    _, _, _, bottom = bounds(graph[0], shipped())
    assert overlapping(rooms, found) == []
    assert min(found[iri][1] for iri in ADDED[2:6]) > bottom
    assert dist(found[ADDED[0]], found[ADDED[1]]) < 200


@pytest.mark.parametrize("alone", [True, False])
def test_two_thousand_additions_all_get_a_place(graph: Graph, alone: bool) -> None:
    rooms = graph[0] | {iri: room("an addition") for iri in ADDED}
    hub = set() if alone else {(PSYKG + "patient", iri) for iri in ADDED}
    found = places(rooms, graph[1] | hub)
    assert found.keys() == rooms.keys()
    assert overlapping(rooms, found) == []


@settings(max_examples=15, deadline=None)
@given(
    some.dictionaries(some.sampled_from(ADDED[:20]), some.builds(room, some.text(max_size=40))),
    some.lists(some.tuples(some.sampled_from(ADDED[:20]), some.sampled_from([*ADDED[:20], *shipped()])), max_size=40),
    some.randoms(),
)
def test_whatever_is_added_overlaps_nothing_and_stands_where_it_did(
    graph: Graph, added: dict[str, Room], related: list[tuple[str, str]], chance: random.Random
) -> None:
    rooms = graph[0] | added
    found = places(rooms, [*graph[1], *related])
    assert found.keys() == rooms.keys()
    assert overlapping(rooms, found) == []
    chance.shuffle(related)
    assert places(dict(reversed(rooms.items())), [*related, *graph[1]]) == found
