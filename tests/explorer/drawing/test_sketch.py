"""Drawings of what somebody's own query made."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from psykg.explorer.atlas import Atlas
from psykg.explorer.drawing.drawing import Drawing
from psykg.explorer.drawing.sketch import MOST, sketched
from psykg.explorer.layout.labelling import room
from tests.explorer.graphs import EAST_ASIAN, LONG, RIGHT_TO_LEFT, garden_with, iri

LIKES = NamedNode("https://example.org/likes")


def named(name: str) -> NamedNode:
    return NamedNode(iri(name))


def sketch(atlas: Atlas, *triples: Triple) -> Drawing:
    drawing = sketched(atlas.index, triples)
    assert drawing
    return drawing


def star(things: int) -> list[Triple]:
    """One thing in the middle, and all others related to it."""
    middle = NamedNode("https://example.org/0")
    return [Triple(middle, LIKES, NamedNode(f"https://example.org/{number}")) for number in range(1, things)]


def test_things_are_drawn_by_their_labels_with_a_line_for_each_triple(garden: Atlas) -> None:
    drawing = sketch(
        garden,
        Triple(named("crocus"), LIKES, named("cafe-rose")),
        Triple(named("cafe-rose"), named("resembles"), named("spade")),
    )
    assert {mark.concept.thing.label for mark in drawing.marks} == {"crocus", "Café rose", "spade"}
    assert [line.statement.relation.label for line in drawing.lines] == ["likes", "resembles"]
    assert {mark.concept.thing.name: mark.degree for mark in drawing.marks} == {"crocus": 1, "cafe-rose": 2, "spade": 1}
    assert drawing.rest == ()


def test_a_triple_that_comes_twice_is_drawn_once(garden: Atlas) -> None:
    same = Triple(named("crocus"), LIKES, named("tulip"))
    drawing = sketch(garden, same, same)
    assert len(drawing.lines) == 1
    assert {mark.degree for mark in drawing.marks} == {1}


def test_lines_both_ways_and_a_line_to_itself_are_told_apart(garden: Atlas) -> None:
    crocus, tulip = named("crocus"), named("tulip")
    drawing = sketch(garden, *(Triple(a, LIKES, b) for a, b in ((crocus, tulip), (tulip, crocus), (tulip, tulip))))
    assert len({line.curve.path for line in drawing.lines}) == 3
    assert len({(line.curve.x, line.curve.y) for line in drawing.lines}) == 3


def test_words_and_numbers_are_left_out(garden: Atlas) -> None:
    drawing = sketch(
        garden, Triple(named("crocus"), LIKES, Literal("rain")), Triple(named("crocus"), LIKES, named("tulip"))
    )
    assert len(drawing.lines) == 1
    assert len(drawing.marks) == 2


@pytest.mark.parametrize(
    "triples",
    [
        [],
        [Triple(named("crocus"), LIKES, Literal("rain"))],
        [Triple(named("crocus"), LIKES, Triple(named("crocus"), LIKES, named("tulip")))],
    ],
    ids=["nothing", "words only", "a triple about a triple"],
)
def test_what_joins_no_two_things_is_no_drawing(garden: Atlas, triples: list[Triple]) -> None:
    assert sketched(garden.index, triples) is None


def test_a_thing_without_a_name_is_drawn_and_leads_nowhere(garden: Atlas) -> None:
    nameless = BlankNode("it")
    drawing = sketch(garden, Triple(nameless, LIKES, named("crocus")), Triple(named("tulip"), LIKES, nameless))
    (mark,) = (each for each in drawing.marks if each.concept.thing.name == "")
    assert mark.degree == 2
    assert mark.concept.thing.label == "_:it"


def test_two_things_without_names_are_two(garden: Atlas) -> None:
    assert len(sketch(garden, Triple(BlankNode("a"), LIKES, BlankNode("b"))).marks) == 2


def test_as_many_things_are_drawn_as_can_be_seen_and_no_more(garden: Atlas) -> None:
    assert len(sketch(garden, *star(MOST)).marks) == MOST
    assert sketched(garden.index, star(MOST + 1)) is None


def test_a_thing_has_the_colour_that_it_has_in_the_network() -> None:
    atlas = garden_with("""graph:schema {
        psykg:Anvil a owl:Class ; rdfs:subClassOf psykg:Concept . psykg:crocus a psykg:Anvil .
    }""")
    drawing = sketch(atlas, *(Triple(named(name), LIKES, named("spade")) for name in ("crocus", "winter")))
    for mark in drawing.marks:
        known = atlas.network.concepts[mark.concept.thing.iri]
        assert (mark.concept.kind, mark.concept.number) == (known.kind, known.number)


def test_what_is_of_no_kind_of_the_graphs_has_a_colour_of_its_own(garden: Atlas) -> None:
    drawing = sketch(garden, Triple(NamedNode("https://example.org/moon"), LIKES, named("Plant")))
    assert {mark.concept.number for mark in drawing.marks} == {len(garden.network.kinds)}
    assert {mark.concept.thing.label: mark.concept.kind.label for mark in drawing.marks} == {
        "moon": "",
        "plant": "class",
    }


def test_no_label_covers_another_and_all_are_in_the_window() -> None:
    texts = enumerate([LONG, RIGHT_TO_LEFT, EAST_ASIAN] * 3)
    labels = " ".join(f'ex:thing{number} skos:prefLabel "{text}" .' for number, text in texts)
    atlas = garden_with(f"ex:mine {{ {labels} }}")
    things = [NamedNode(f"https://example.org/thing{number}") for number in range(9)]
    drawing = sketch(atlas, *(Triple(a, LIKES, b) for a in things for b in things if a.value < b.value))
    window = drawing.window
    boxes = []
    for mark in drawing.marks:
        taken = room(mark.concept.thing.label)
        boxes.append((mark.x - taken.side, mark.y - taken.above, mark.x + taken.side, mark.y + taken.below))
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert window.x <= left <= right <= window.x + window.width
        assert window.y <= top <= bottom <= window.y + window.height
        assert all(right <= a or c <= left or bottom <= b or d <= top for a, b, c, d in boxes[:number])


def test_the_same_triples_are_drawn_the_same(garden: Atlas) -> None:
    assert sketched(garden.index, star(30)) == sketched(garden.index, star(30))
