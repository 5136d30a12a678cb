"""One statement explained: found by its name from either side, with where it is said or why it follows."""

from collections.abc import Iterator
from functools import partial

import pytest

from psykg.entities.reasons import Reason, Reasons
from psykg.entities.terms import Statement, Thing
from psykg.errors import UnknownEntityError
from psykg.explorer.atlas import Atlas
from psykg.explorer.views.telling import Telling, Why, found, name_of_statement, statement_of, told
from psykg.knowledge.dataset import asserted_quads
from tests.explorer import graphs
from tests.explorer.graphs import garden_with, iri


@pytest.fixture(scope="module")
def why(atlas: Atlas) -> Why:
    return partial(Reasons(asserted_quads).why, atlas.index)


def telling(atlas: Atlas, why: Why, name: str) -> Telling:
    return told(found(atlas.engine, atlas.index, name), atlas.outline, why)


def other_sides(atlas: Atlas, statement: Statement) -> Iterator[str]:
    """The names of the statement from its other side."""
    for inverse in atlas.index.inverses.get(statement.relation.iri, ()):
        assert isinstance(statement.value, Thing)
        yield f"{statement.value.name} {atlas.index.thing(inverse).name} {statement.subject.name}"


def test_every_statement_that_is_drawn_is_found_by_its_name_as_it_is_drawn(atlas: Atlas) -> None:
    for statement in atlas.network.statements[::15] + [each for each in atlas.network.statements if each.denied]:
        assert found(atlas.engine, atlas.index, name_of_statement(statement)) == statement


def test_what_is_said_from_one_side_is_found_from_the_other_with_its_places(atlas: Atlas) -> None:
    sides = 0
    made = [each for each in atlas.network.statements if not each.denied]
    for statement in made[::15]:
        for name in other_sides(atlas, statement):
            turned = found(atlas.engine, atlas.index, name)
            assert (turned.claims, turned.inferred) == (statement.claims, statement.inferred)
            assert atlas.network.same(turned) == statement
            sides += 1
    assert sides > 10


def test_a_statement_is_told_with_all_its_places_and_their_paragraphs(garden: Atlas) -> None:
    places = telling(garden, lambda _: None, "crocus flowersIn spring").places
    assert [place.claim.sentence and place.claim.sentence.name for place in places] == ["p1s2", "p1s10"]
    assert [place.claim.modality and place.claim.modality.label for place in places] == ["usually", "always"]
    assert [place.paragraph and place.paragraph.thing.name for place in places] == ["p1", "p1"]


def test_a_denial_is_found_as_a_denial_with_its_place(garden: Atlas) -> None:
    denial = telling(garden, lambda _: None, "crocus growsIn winter")
    assert denial.statement.denied
    assert [place.claim.thing.name for place in denial.places] == ["claim/p1s2-1"]


def test_what_somebody_states_goes_before_what_another_denies() -> None:
    atlas = garden_with("ex:mine { psykg:crocus psykg:growsIn psykg:winter . }")
    assert not found(atlas.engine, atlas.index, "crocus growsIn winter").denied


def test_what_follows_has_a_reason_that_comes_down_to_sentences(atlas: Atlas, why: Why) -> None:
    following = telling(atlas, why, "middle-phase involves insight")
    assert following.statement.inferred
    assert following.places == ()
    assert following.reason
    assert {"p7s7", "p7s9"} <= set(sentences(following.reason))


def sentences(reason: Reason) -> Iterator[str]:
    yield from (claim.sentence.name for claim in reason.claims if claim.sentence)
    for premise in reason.premises:
        yield from sentences(premise)


def test_everything_that_is_drawn_as_following_has_a_reason_and_nothing_else_has(atlas: Atlas, why: Why) -> None:
    for statement in atlas.network.statements:
        explained = told(statement, atlas.outline, why)
        assert bool(explained.reason) == statement.inferred == (not explained.places)


def test_wider_words_that_are_not_drawn_are_found_all_the_same(garden: Atlas) -> None:
    wider = found(garden.engine, garden.index, "crocus growsIn spring")
    assert wider.inferred
    assert garden.network.same(wider) is None


@pytest.mark.parametrize(
    "name",
    [
        "crocus",
        "crocus growsIn",
        "crocus growsIn spring spring",
        "spring growsIn crocus",
        "winter isTimeOf crocus",
        "crocus grows-in spring",
        '<a> {b} "c"',
        "x" * 1999,
    ],
)
def test_what_the_graph_does_not_state_is_refused(garden: Atlas, name: str) -> None:
    with pytest.raises(UnknownEntityError) as refused:
        found(garden.engine, garden.index, name)
    assert len(str(refused.value)) < 400


def test_the_name_of_a_statement_holds_for_other_vocabularies() -> None:
    atlas = garden_with("ex:mine { <https://example.org/a#b?c=d> ex:likes <urn:isbn:1> . }")
    (statement,) = [
        statement_of(
            atlas.engine, atlas.index, "https://example.org/a#b?c=d", "https://example.org/likes", "urn:isbn:1"
        )
    ]
    assert statement
    assert found(atlas.engine, atlas.index, name_of_statement(statement)) == statement


def test_a_statement_with_a_number_or_about_something_nameless_has_no_name(garden: Atlas) -> None:
    assert name_of_statement(garden.network.values[0]) == ""
    nameless = Statement(
        Thing("_:it", "", "_:it"), garden.index.thing(iri("resembles")), garden.index.thing(iri("tulip"))
    )
    assert name_of_statement(nameless) == ""


def test_a_statement_that_a_user_added_has_no_place_and_does_not_follow() -> None:
    added = garden_with("ex:mine { psykg:spade psykg:resembles psykg:tulip . }")
    explained = telling(added, lambda _: None, "spade resembles tulip")
    assert graphs.told(explained.statement) == "spade resembles tulip"
    assert (explained.places, explained.reason, explained.statement.inferred) == ((), None, False)
