"""The geometry of a scene: every mark in the window, every line to be told from its neighbours."""

from collections import Counter, defaultdict

import pytest

from psykg.errors import ParameterError
from psykg.explorer.atlas import Atlas
from psykg.explorer.drawing import scene
from psykg.explorer.drawing.drawing import Drawing, Line, Mark, Window, drawn, kinds_seen, window_on
from psykg.explorer.drawing.network import ends
from psykg.explorer.drawing.scene import Scene
from psykg.explorer.layout.labelling import lines, room
from tests.explorer.graphs import EAST_ASIAN, LONG, RIGHT_TO_LEFT, atlas_of, garden_with, iri, told


@pytest.fixture(scope="module")
def whole(atlas: Atlas) -> Drawing:
    return drawn(atlas.network, scene.whole(atlas.network))


def inside(mark: Mark, window: Window) -> bool:
    """Whether the mark can be seen with all of its label."""
    taken = room(mark.concept.thing.label)
    return (
        window.x <= mark.x - taken.side
        and mark.x + taken.side <= window.x + window.width
        and window.y <= mark.y - taken.above
        and mark.y + taken.below <= window.y + window.height
    )


def by_ends(drawing: Drawing) -> list[list[Line]]:
    pairs: dict[frozenset[str], list[Line]] = defaultdict(list)
    for line in drawing.lines:
        pairs[frozenset(ends(line.statement))].append(line)
    return list(pairs.values())


def test_the_window_holds_every_mark_with_its_label(atlas: Atlas, whole: Drawing) -> None:
    assert len(whole.marks) == len(atlas.network.concepts)
    assert all(inside(mark, whole.window) for mark in whole.marks)
    for name in ("insight", "expressive-therapy", "susan-fine"):
        around = drawn(atlas.network, scene.around(atlas.network, iri(name), 1))
        assert all(inside(mark, around.window) for mark in around.marks)


def test_long_labels_and_those_of_other_scripts_are_in_the_window_too() -> None:
    labelled = " ; skos:prefLabel ".join(["psykg:spade a psykg:Tool", f'"{LONG}"'])
    network = garden_with(f"""
        graph:schema {{ {labelled} . psykg:sakura a psykg:Plant ; skos:prefLabel "{EAST_ASIAN}"@ja ;
            psykg:resembles psykg:crocus . psykg:ward a psykg:Plant ; skos:prefLabel "{RIGHT_TO_LEFT}"@ar . }}
    """).network
    drawing = drawn(network, scene.whole(network))
    assert {mark.concept.thing.label for mark in drawing.marks} >= {EAST_ASIAN, RIGHT_TO_LEFT}
    assert all(inside(mark, drawing.window) for mark in drawing.marks)
    assert all(mark.lines == lines(mark.concept.thing.label) for mark in drawing.marks)


def test_few_concepts_are_not_blown_up(garden: Atlas) -> None:
    window = drawn(garden.network, scene.lighting(garden.network, [iri("spade")])).window
    assert window.width >= 480
    assert window.height >= 480


def test_a_graph_without_concepts_is_an_empty_drawing_with_a_window() -> None:
    drawing = drawn(atlas_of("").network, Scene())
    assert (drawing.marks, drawing.lines, drawing.rest) == ((), (), ())
    assert drawing.seen_from("").width > 0


def test_every_concept_stands_out_or_is_there_for_orientation(atlas: Atlas) -> None:
    around = scene.around(atlas.network, iri("insight"), 1)
    drawing = drawn(atlas.network, around)
    assert {mark.concept.thing.iri for mark in drawing.marks} == around.concepts
    assert {mark.concept.thing.iri for mark in drawing.rest} == set(atlas.network.concepts) - around.concepts


def test_a_concept_stands_where_it_stands_whatever_else_is_shown(atlas: Atlas, whole: Drawing) -> None:
    places = {mark.concept.thing.iri: (mark.x, mark.y) for mark in whole.marks}
    part = drawn(atlas.network, scene.around(atlas.network, iri("insight"), 1))
    assert {mark.concept.thing.iri: (mark.x, mark.y) for mark in (*part.marks, *part.rest)} == places


def test_where_nothing_stands_out_the_window_holds_all_the_rest(atlas: Atlas, whole: Drawing) -> None:
    assert drawn(atlas.network, Scene()).window == whole.window


def test_every_statement_is_one_line(atlas: Atlas, whole: Drawing) -> None:
    assert Counter(line.statement for line in whole.lines) == Counter(atlas.network.statements)


def test_lines_that_join_the_same_two_are_apart(whole: Drawing) -> None:
    several = [same for same in by_ends(whole) if len(same) > 1]
    assert max(map(len, several)) >= 5
    for same in several:
        assert len({line.curve.path for line in same}) == len(same)
        middles = [(line.curve.x, line.curve.y) for line in same]
        gaps = [abs(x - u) + abs(y - v) for x, y in middles for u, v in middles if (x, y) != (u, v)]
        assert len(gaps) == len(same) * (len(same) - 1)
        assert min(gaps) > 30


def test_lines_told_from_either_side_and_lines_to_oneself_are_apart_too() -> None:
    network = garden_with("""
        claim:p1s10-1 {
            psykg:spade psykg:resembles psykg:winter , psykg:spade ; psykg:growsIn psykg:winter , psykg:spade .
            psykg:winter psykg:resembles psykg:spade ; psykg:growsIn psykg:spade .
        }
    """).network
    pairs = {len(same): same for same in by_ends(drawn(network, scene.around(network, iri("spade"), 1)))}
    assert set(pairs) == {2, 4}
    for same in pairs.values():
        middles = [(line.curve.x, line.curve.y) for line in same]
        assert all(abs(x - u) + abs(y - v) > 15 for n, (x, y) in enumerate(middles) for u, v in middles[:n])


def test_a_mark_says_in_how_many_statements_it_stands(garden: Atlas) -> None:
    degrees = {mark.concept.thing.name: mark.degree for mark in drawn(garden.network, Scene()).rest}
    assert degrees == {"crocus": 4, "tulip": 3, "spring": 2, "winter": 1, "spade": 0, "cafe-rose": 0}
    assert list(degrees.values()) == sorted(degrees.values(), reverse=True)


def test_the_one_in_focus_what_is_lit_and_what_is_chosen_are_marked_and_no_others(garden: Atlas) -> None:
    network = garden.network
    chosen = network.joining(iri("crocus"), iri("spring"))[0]
    lit = scene.lighting(network, [iri("crocus"), iri("tulip")])
    drawing = drawn(network, lit, iri("tulip"), chosen)
    assert {mark.concept.thing.name for mark in drawing.marks if mark.lit} == {"crocus", "tulip"}
    assert [mark.concept.thing.name for mark in drawing.marks if mark.focus] == ["tulip"]
    assert [told(line.statement) for line in drawing.lines if line.chosen] == ["crocus flowersIn spring"]
    plain = drawn(network, scene.whole(network))
    assert not any(line.chosen for line in plain.lines)
    assert not any(mark.focus or mark.lit for mark in plain.marks)


def test_the_whole_is_seen_from_nowhere_in_particular(whole: Drawing) -> None:
    assert whole.seen_from("") == whole.window


def test_a_place_is_seen_in_the_middle_in_the_shape_of_the_whole(whole: Drawing) -> None:
    seen = whole.seen_from("-100 50 800")
    assert (seen.x + seen.width / 2, seen.y + seen.height / 2, seen.width) == (-100, 50, 800)
    assert seen.height / seen.width == pytest.approx(whole.window.height / whole.window.width)


@pytest.mark.parametrize(
    "at",
    ["here", "0 0", "0 0 0", "0 0 -5", "0 0 1 1", "1.5 0 800", "0  0 800", " 0 0 800", "0 0 1e3", "nan nan nan",
     "0 0 9999999", "1234567 0 10", "0,0,800", "0 0 800\n", "+1 0 800", "0 0 080"],
)  # fmt: skip
def test_a_place_that_is_none_is_refused_with_what_one_looks_like(whole: Drawing, at: str) -> None:
    with pytest.raises(ParameterError, match="such as 0 0 800"):
        whole.seen_from(at)


def test_a_long_text_is_not_repeated_whole_to_whoever_sent_it(whole: Drawing) -> None:
    with pytest.raises(ParameterError) as refused:
        whole.seen_from("x" * 2000)
    assert len(str(refused.value)) < 200


def test_the_kinds_that_stand_out_are_counted_in_the_order_of_the_schema(garden: Atlas) -> None:
    network = garden.network
    everything = kinds_seen(drawn(network, scene.whole(network)))
    assert {kind.name: count for kind, count in everything.items()} == {"Plant": 3, "Season": 2, "Tool": 1}
    assert list(everything) == network.kinds
    assert kinds_seen(drawn(network, Scene())) == {}


def test_a_window_on_one_mark_has_it_in_the_middle(whole: Drawing) -> None:
    mark = whole.marks[0]
    window = window_on([mark])
    assert window.x + window.width / 2 == mark.x
    assert inside(mark, window)
