"""Two concepts side by side: nothing is left out, and nothing stands in two places."""

from collections import Counter

import pytest

from psykg.entities.description import Description
from psykg.entities.terms import Statement
from psykg.errors import UnknownEntityError
from psykg.explorer.atlas import Atlas
from psykg.explorer.views.comparison import Comparison, compared
from tests.explorer.graphs import garden_with, iri, told

PAIRS = [
    ("expressive-therapy", "supportive-therapy"),
    ("middle-phase", "termination-phase"),
    ("insight", "supportive-therapy"),
    ("therapist", "other-well-intentioned-people"),
]


def comparison(atlas: Atlas, left: str, right: str) -> Comparison:
    return compared(atlas.engine, atlas.index, left, right)


def said_of(described: Description) -> Counter[Statement]:
    """All that a description tells from its own side, with what is denied of the thing."""
    denied = [each for each in described.denials if each.subject == described.thing]
    return Counter([each for group in described.outgoing for each in group.statements] + denied)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_all_that_is_said_of_either_stands_in_one_place(atlas: Atlas, left: str, right: str) -> None:
    found = comparison(atlas, left, right)
    assert said_of(found.left) == Counter(
        each for pairing in found.pairings for each in (*(one for one, _ in pairing.shared), *pairing.left)
    )
    assert said_of(found.right) == Counter(
        each for pairing in found.pairings for each in (*(other for _, other in pairing.shared), *pairing.right)
    )


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_what_both_have_is_said_of_the_same_thing_in_the_same_way_and_of_nothing_else(
    atlas: Atlas, left: str, right: str
) -> None:
    for pairing in comparison(atlas, left, right).pairings:
        assert all((one.value, one.denied) == (other.value, other.denied) for one, other in pairing.shared)
        alone = [{(each.value, each.denied) for each in side} for side in (pairing.left, pairing.right)]
        assert alone[0].isdisjoint(alone[1])
        statements = [*pairing.left, *pairing.right, *(each for pair in pairing.shared for each in pair)]
        assert {each.relation for each in statements} == {pairing.relation}


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_the_other_way_round_the_sides_change_places(atlas: Atlas, left: str, right: str) -> None:
    there, back = comparison(atlas, left, right), comparison(atlas, right, left)
    assert (there.left, there.right) == (back.right, back.left)
    assert [(each.relation, each.left, each.right) for each in there.pairings] == [
        (each.relation, each.right, each.left) for each in back.pairings
    ]


def test_relations_that_both_have_come_first_and_those_of_one_last(atlas: Atlas) -> None:
    found = comparison(atlas, "expressive-therapy", "supportive-therapy")
    ranks = [0 if each.shared else 1 if each.left and each.right else 2 for each in found.pairings]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_a_concept_has_everything_in_common_with_itself(atlas: Atlas) -> None:
    found = comparison(atlas, "supportive-therapy", "supportive-therapy")
    assert found.pairings
    assert not any(each.left or each.right for each in found.pairings)


def test_what_is_said_of_one_and_denied_of_the_other_is_not_shared() -> None:
    atlas = garden_with("claim:p1s10-1 { psykg:tulip psykg:growsIn psykg:winter . }")
    found = comparison(atlas, "crocus", "tulip")
    (growing,) = (each for each in found.pairings if each.relation.name == "growsIn")
    assert growing.shared == ()
    assert list(map(told, growing.left)) == ["NOT crocus growsIn winter"]
    assert "tulip growsIn winter" in map(told, growing.right)


def test_what_is_denied_of_both_is_shared() -> None:
    atlas = garden_with("""claim:p1s10-1 { [] a owl:NegativePropertyAssertion ; owl:sourceIndividual psykg:tulip ;
        owl:assertionProperty psykg:growsIn ; owl:targetIndividual psykg:winter . }""")
    (growing,) = (each for each in comparison(atlas, "crocus", "tulip").pairings if each.relation.name == "growsIn")
    assert [tuple(map(told, pair)) for pair in growing.shared] == [
        ("NOT crocus growsIn winter", "NOT tulip growsIn winter")
    ]


def test_numbers_are_compared_with_their_units() -> None:
    atlas = garden_with("""claim:p1s10-1 { psykg:tulip schema:maxValue 15 ; schema:unitText "inches" .
        psykg:cafe-rose schema:maxValue 15 ; schema:unitText "centimetres" . }""")
    shared = {
        name: [pair for each in comparison(atlas, "crocus", name).pairings for pair in each.shared]
        for name in ("tulip", "cafe-rose")
    }
    assert [each.value.label for each, _ in shared["cafe-rose"]] == ["15 centimetres"]
    assert "15 inches" not in [each.value.label for each, _ in shared["tulip"]]
    assert "15 centimetres" not in [each.value.label for each, _ in shared["tulip"]]


def test_what_one_side_has_alone_comes_in_natural_order_denials_last(garden: Atlas) -> None:
    found = comparison(garden, "crocus", "spade")
    assert found.pairings
    for each in found.pairings:
        assert not each.shared
        assert not each.right
        assert [one.denied for one in each.left] == sorted(one.denied for one in each.left)


def test_concepts_of_which_nothing_is_said_have_nothing_to_compare(garden: Atlas) -> None:
    assert comparison(garden, "spade", "cafe-rose").pairings == ()


def test_a_concept_may_be_given_by_its_iri_and_an_unknown_one_leads_on(garden: Atlas) -> None:
    assert comparison(garden, iri("crocus"), "tulip") == comparison(garden, "crocus", "tulip")
    with pytest.raises(UnknownEntityError, match="Did you mean crocus"):
        comparison(garden, "tulip", "crocuss")
