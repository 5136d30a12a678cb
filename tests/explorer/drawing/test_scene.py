"""What of the network a drawing shows: parts of it that hold together."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from psykg.explorer.atlas import Atlas
from psykg.explorer.drawing import scene
from psykg.explorer.drawing.network import Network, ends
from psykg.explorer.drawing.scene import Scene
from psykg.knowledge.dataset import asserted_quads
from psykg.vocabulary import DCTERMS
from tests.explorer.graphs import garden_with, iri, told, triple_of


def scenes(network: Network) -> Iterator[Scene]:
    """One of every sort at least."""
    concepts = sorted(network.concepts)
    yield scene.whole(network)
    for one, other in zip(concepts[::9], concepts[4::9], strict=False):
        yield scene.around(network, one, 1)
        yield scene.around(network, one, 2)
        yield scene.lighting(network, [one])
        yield scene.lighting(network, [one, other, "https://example.org/elsewhere"])
        yield scene.together([scene.around(network, one, 1), scene.around(network, other, 1)])
    yield scene.resting_on(network, [iri("p7s9"), iri("p10s2")])
    yield scene.made_of(network, network.statements[:5])
    yield scene.narrowed(scene.whole(network), network, ["Phase", "Therapy"], stated=True)


def names(found: frozenset[str]) -> set[str]:
    return {each.removeprefix(iri("")) for each in found}


def test_a_scene_draws_only_lines_between_its_own_concepts_and_each_once(atlas: Atlas) -> None:
    for each in scenes(atlas.network):
        assert each.concepts <= set(atlas.network.concepts)
        assert all(each.concepts.issuperset(ends(statement)) for statement in each.statements)
        assert len(set(each.statements)) == len(each.statements)
        assert each.lit <= each.concepts


def test_around_a_concept_only_what_leads_to_it_is_drawn(atlas: Atlas) -> None:
    network = atlas.network
    for middle in network.concepts:
        around = scene.around(network, middle, 1)
        assert around.concepts == {middle} | network.neighbours(middle)
        assert list(around.statements) == [each for each in network.statements if middle in ends(each)]
        assert around.lit == frozenset()


def test_a_step_more_draws_what_the_neighbours_lead_to(atlas: Atlas) -> None:
    near, far = (scene.around(atlas.network, iri("insight"), steps) for steps in (1, 2))
    assert near.concepts < far.concepts
    assert {each for each in atlas.network.statements if not near.concepts.isdisjoint(ends(each))} == set(
        far.statements
    )


def test_all_is_drawn_where_all_is_asked_for(atlas: Atlas) -> None:
    whole = scene.whole(atlas.network)
    assert len(whole.concepts) == len(atlas.network.concepts)
    assert len(whole.statements) == len(atlas.network.statements)


def test_one_answer_is_shown_with_its_neighbours(garden: Atlas) -> None:
    lit = scene.lighting(garden.network, [iri("crocus")])
    assert lit.lit == {iri("crocus")}
    assert names(lit.concepts) == {"crocus", "tulip", "spring", "winter"}
    assert "tulip growsIn spring" not in map(told, lit.statements)


def test_several_answers_are_shown_with_what_they_share_and_no_more(garden: Atlas) -> None:
    lit = scene.lighting(garden.network, [iri("crocus"), iri("tulip")])
    assert names(lit.lit) == {"crocus", "tulip"}
    assert names(lit.concepts) == {"crocus", "tulip", "spring"}
    assert {told(each) for each in lit.statements} == {
        "crocus flowersIn spring",
        "tulip growsIn spring",
        "tulip isNeighbourOf crocus",
        "tulip resembles crocus",
    }


def test_answers_that_share_nothing_are_shown_by_themselves(garden: Atlas) -> None:
    lit = scene.lighting(garden.network, [iri("winter"), iri("spade")])
    assert lit == Scene(lit.lit, (), lit.lit, middle=lit.lit)
    assert names(lit.concepts) == {"winter", "spade"}


@pytest.mark.parametrize("answers", [[], ["https://example.org/hostile"]])
def test_answers_that_are_no_concepts_light_nothing(garden: Atlas, answers: list[str]) -> None:
    assert scene.lighting(garden.network, answers) == Scene()


def test_what_a_sentence_says_is_lit_and_nothing_else(atlas: Atlas) -> None:
    quads = list(asserted_quads())
    sentence = NamedNode(iri("p7s9"))
    claims = {quad.subject for quad in quads if quad.predicate.value == DCTERMS + "source" and quad.object == sentence}
    said = {triple_of(q)[::2] for q in quads if q.graph_name in claims and isinstance(q.object, NamedNode)}
    lit = scene.resting_on(atlas.network, [sentence.value])
    assert {ends(each) for each in lit.statements} == said
    assert lit.lit == lit.concepts == frozenset(end for pair in said for end in pair)


def test_a_denial_counts_among_what_a_sentence_says(garden: Atlas) -> None:
    lit = scene.resting_on(garden.network, [iri("p1s2")])
    assert {told(each) for each in lit.statements} == {"crocus flowersIn spring", "NOT crocus growsIn winter"}


def test_hidden_kinds_are_gone_with_all_their_lines(atlas: Atlas) -> None:
    network = atlas.network
    seen = scene.narrowed(scene.whole(network), network, ["Phase", "Activity", "NoSuchKind"], stated=False)
    kinds = {network.concepts[each].kind.name for each in seen.concepts}
    assert kinds == {kind.name for kind in network.kinds} - {"Phase", "Activity"}
    kept = [each for each in network.statements if seen.concepts.issuperset(ends(each))]
    assert list(seen.statements) == kept


def test_hiding_every_kind_leaves_nothing(garden: Atlas) -> None:
    kinds = [kind.name for kind in garden.network.kinds]
    assert scene.narrowed(scene.whole(garden.network), garden.network, kinds, stated=False) == Scene()


def test_what_is_hidden_is_not_lit_either(garden: Atlas) -> None:
    lit = scene.lighting(garden.network, [iri("crocus"), iri("spring")])
    seen = scene.narrowed(lit, garden.network, ["Season"], stated=False)
    assert seen.lit == {iri("crocus")}


def test_what_only_follows_can_be_left_out_and_denials_stay(garden: Atlas) -> None:
    seen = scene.narrowed(scene.whole(garden.network), garden.network, [], stated=True)
    assert "tulip growsIn spring" not in map(told, seen.statements)
    assert "NOT crocus growsIn winter" in map(told, seen.statements)
    assert len(seen.concepts) == 6


def test_scenes_put_together_hold_what_each_holds(garden: Atlas) -> None:
    one, other = (scene.around(garden.network, iri(name), 1) for name in ("crocus", "tulip"))
    both = scene.together([replace(one, lit=frozenset({iri("crocus")})), other])
    assert both.concepts == one.concepts | other.concepts
    assert set(both.statements) == {*one.statements, *other.statements}
    assert len(both.statements) < len(one.statements) + len(other.statements)
    assert both.lit == {iri("crocus")}


def test_nothing_put_together_is_nothing() -> None:
    assert scene.together([]) == Scene()


def test_a_concept_related_to_itself_is_drawn_with_that_line() -> None:
    network = garden_with("claim:p1s10-1 { psykg:spade psykg:resembles psykg:spade . }").network
    around = scene.around(network, iri("spade"), 1)
    assert names(around.concepts) == {"spade"}
    assert [told(each) for each in around.statements] == ["spade resembles spade"]
