"""Two concepts side by side: nothing is left out, and nothing stands in two places."""

from collections import Counter

import pytest

from psykg.entities.description import Description
from psykg.entities.names import iri_of
from psykg.entities.terms import Statement
from psykg.errors import UnknownEntityError
from psykg.explorer.atlas import Atlas
from psykg.explorer.views.aspects import ELSE
from psykg.explorer.views.comparison import Comparison, compared
from tests.explorer.graphs import garden_with, iri, told

PAIRS = [
    ("expressive-therapy", "supportive-therapy"),
    ("middle-phase", "termination-phase"),
    ("insight", "supportive-therapy"),
    ("therapist", "other-well-intentioned-people"),
]


def comparison(atlas: Atlas, left: str, right: str) -> Comparison:
    between = atlas.network.joining(iri_of(left), iri_of(right))
    return compared(atlas.engine, atlas.index, atlas.aspects, (left, right), between)


def said_of(described: Description) -> list[Statement]:
    """All that a description tells from its own side, with what is denied of the thing."""
    denied = [each for each in described.denials if each.subject == described.thing]
    return [each for group in described.outgoing for each in group.statements] + denied


def apart(described: Description, other: Description) -> Counter[Statement]:
    """What is said of the one without what joins it to the other."""
    return Counter(each for each in said_of(described) if each.value != other.thing)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_all_that_is_said_of_either_stands_in_one_place(atlas: Atlas, left: str, right: str) -> None:
    found = comparison(atlas, left, right)
    assert apart(found.left, found.right) == Counter(
        each for pairing in found.pairings for each in (*(one for one, _ in pairing.shared), *pairing.left)
    )
    assert apart(found.right, found.left) == Counter(
        each for pairing in found.pairings for each in (*(other for _, other in pairing.shared), *pairing.right)
    )
    assert found.pairings == (*found.main, *found.rest)
    both, *alone = found.counts
    assert both + alone[0] == apart(found.left, found.right).total()
    assert both + alone[1] == apart(found.right, found.left).total()


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_all_that_joins_both_is_told_once_from_the_left_one(atlas: Atlas, left: str, right: str) -> None:
    found = comparison(atlas, left, right)
    statements = [step.statement for step in found.between]
    sides = (found.left, found.right), (found.right, found.left)
    joining = [each for one, other in sides for each in said_of(one) if each.value == other.thing]
    assert {atlas.network.same(each) for each in joining} == set(statements)
    assert len(set(statements)) == len(statements)
    assert {(step.here, step.next) for step in found.between} <= {(found.left.thing, found.right.thing)}
    assert not any(step.backward for step in found.between)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_what_both_have_is_said_of_the_same_thing_in_the_same_way_and_of_nothing_else(
    atlas: Atlas, left: str, right: str
) -> None:
    for pairing in comparison(atlas, left, right).pairings:
        assert all((one.value, one.denied) == (other.value, other.denied) for one, other in pairing.shared)
        alone = [{(each.value, each.denied) for each in side} for side in (pairing.left, pairing.right)]
        assert alone[0].isdisjoint(alone[1])
        statements = [*pairing.left, *pairing.right, *(each for pair in pairing.shared for each in pair)]
        assert {each.relation for each in statements} == {pairing.heading}
        assert not pairing.empty


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_the_other_way_round_the_sides_change_places(atlas: Atlas, left: str, right: str) -> None:
    there, back = comparison(atlas, left, right), comparison(atlas, right, left)
    assert (there.left, there.right) == (back.right, back.left)
    assert [(each.heading, each.left, each.right) for each in there.pairings] == [
        (each.heading, each.right, each.left) for each in back.pairings
    ]
    assert {step.statement for step in there.between} == {step.statement for step in back.between}


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_relations_come_in_the_order_of_reading_and_those_without_a_place_last_by_label(
    atlas: Atlas, left: str, right: str
) -> None:
    found = comparison(atlas, left, right)
    order = [(each.place, each.heading.label) for each in found.pairings]
    assert order == sorted(order)
    assert found.main
    assert found.rest
    for each in found.pairings:
        statements = [*each.left, *each.right, *(one for one, _ in each.shared)]
        assert each.place == atlas.aspects.place(each.heading, (one.value for one in statements))
    assert {each.place for each in found.rest} == {ELSE}


def test_of_therapies_goals_come_before_their_rationale_methods_and_outcomes(atlas: Atlas) -> None:
    names = [each.heading.name for each in comparison(atlas, "expressive-therapy", "supportive-therapy").main]
    ordered = ["isFormOf", "hasGoal", "hasRationale", "hasManner", "includesActivity", "worksToward"]
    assert [name for name in names if name in ordered] == ordered


def test_what_one_looks_for_in_therapies_stands_there_even_where_nothing_is_said_of_it() -> None:
    atlas = garden_with("""graph:schema {
        psykg:Therapy a owl:Class ; rdfs:subClassOf psykg:Concept .
        psykg:Goal a owl:Class ; rdfs:subClassOf psykg:Concept .
        psykg:Rationale a owl:Class . psykg:Manner a owl:Class .
        psykg:Activity a owl:Class . psykg:Outcome a owl:Class .
        ex:zen a psykg:Therapy ; ex:aimsAt ex:calm . ex:art a psykg:Therapy ; ex:likes psykg:spade .
        ex:calm a psykg:Goal . }""")
    found = comparison(atlas, "https://example.org/zen", "https://example.org/art")
    assert [(each.heading.name, each.empty) for each in found.main] == [
        ("https://example.org/aimsAt", False),
        ("Rationale", True),
        ("Manner", True),
        ("Activity", True),
        ("Outcome", True),
    ]
    assert [each.heading.name for each in found.rest] == ["https://example.org/likes"]
    other = comparison(atlas, "https://example.org/zen", "crocus")
    assert not any(each.empty for each in other.pairings)


def test_a_concept_has_everything_in_common_with_itself(atlas: Atlas) -> None:
    found = comparison(atlas, "supportive-therapy", "supportive-therapy")
    assert found.pairings
    assert not any(each.left or each.right for each in found.pairings)


def test_what_is_said_of_one_and_denied_of_the_other_is_not_shared() -> None:
    atlas = garden_with("claim:p1s10-1 { psykg:tulip psykg:growsIn psykg:winter . }")
    found = comparison(atlas, "crocus", "tulip")
    (growing,) = (each for each in found.pairings if each.heading.name == "growsIn")
    assert growing.shared == ()
    assert list(map(told, growing.left)) == ["NOT crocus growsIn winter"]
    assert "tulip growsIn winter" in map(told, growing.right)


def test_what_is_denied_of_both_is_shared() -> None:
    atlas = garden_with("""claim:p1s10-1 { [] a owl:NegativePropertyAssertion ; owl:sourceIndividual psykg:tulip ;
        owl:assertionProperty psykg:growsIn ; owl:targetIndividual psykg:winter . }""")
    (growing,) = (each for each in comparison(atlas, "crocus", "tulip").pairings if each.heading.name == "growsIn")
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
