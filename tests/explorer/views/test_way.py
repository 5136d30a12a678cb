"""A path from one concept to another: statements that hold, end to end, each told in the direction of the path."""

from itertools import product

import pytest

from psykg.explorer.atlas import Atlas
from psykg.explorer.drawing.network import ends
from psykg.explorer.views.way import Step, way
from tests.explorer.graphs import garden_with, iri, told

FAR_APART = ("insight", "payment-policy", "anxiety", "sigmund-freud", "termination-phase", "supportive-therapy")


def between(atlas: Atlas, start: str, end: str) -> tuple[Step, ...] | None:
    return way(atlas.engine, atlas.network, atlas.index, iri(start), iri(end))


def connects(path: tuple[Step, ...], start: str, end: str) -> bool:
    """Whether each step goes on where the one before it led, from end to end of what it tells."""
    here = iri(start)
    for step in path:
        if step.here.iri != here or sorted(ends(step.statement)) != sorted((here, step.next.iri)):
            return False
        here = step.next.iri
    return here == iri(end)


def in_direction(step: Step) -> str:
    """The step as it is told, and whether it goes against what its relation says."""
    return f"{step.here.name} {step.relation.name} {step.next.name}{' (backward)' if step.backward else ''}"


@pytest.mark.parametrize(("start", "end"), [pair for pair in product(FAR_APART, FAR_APART) if pair[0] < pair[1]])
def test_the_statements_of_a_path_connect_its_ends(atlas: Atlas, start: str, end: str) -> None:
    path, back = between(atlas, start, end), between(atlas, end, start)
    assert path
    assert back
    assert connects(path, start, end)
    assert connects(back, end, start)
    assert len(path) == len(back)
    statements = [each.statement for each in path]
    assert set(statements) <= set(atlas.network.statements)
    assert not any(each.denied for each in statements)


@pytest.mark.parametrize(("start", "end"), [pair for pair in product(FAR_APART, FAR_APART) if pair[0] != pair[1]])
def test_each_step_is_told_by_its_relation_or_by_an_inverse_or_else_backward(
    atlas: Atlas, start: str, end: str
) -> None:
    for step in between(atlas, start, end) or ():
        relation = step.statement.relation
        ahead = step.here == step.statement.subject
        inverses = atlas.index.inverses.get(relation.iri, [])
        assert step.backward == (not ahead and not inverses)
        assert step.relation == relation if ahead or step.backward else step.relation.iri in inverses


def test_there_is_no_shorter_path_through_what_is_made(atlas: Atlas) -> None:
    made = [ends(each) for each in atlas.network.statements if not each.denied]
    reached, steps = {iri("insight")}, 0
    while iri("payment-policy") not in reached:
        reached |= {end for pair in made if not reached.isdisjoint(pair) for end in pair}
        steps += 1
    path = between(atlas, "insight", "payment-policy")
    assert path
    assert len(path) == steps


def test_no_statement_leads_from_a_concept_to_itself(garden: Atlas) -> None:
    assert between(garden, "tulip", "tulip") == ()


def test_what_nothing_joins_has_no_path(garden: Atlas) -> None:
    assert between(garden, "tulip", "spade") is None


def test_a_denial_is_no_connection(garden: Atlas) -> None:
    assert between(garden, "crocus", "winter") is None


def test_where_a_narrower_relation_is_denied_the_path_goes_by_what_holds() -> None:
    atlas = garden_with("""claim:p1s10-1 { [] a owl:NegativePropertyAssertion ; owl:sourceIndividual psykg:tulip ;
        owl:assertionProperty psykg:flowersIn ; owl:targetIndividual psykg:spring . }""")
    path = between(atlas, "tulip", "spring")
    assert path
    assert [told(each.statement) for each in path] == ["tulip growsIn spring"]


def test_a_stated_statement_is_told_where_another_only_follows() -> None:
    atlas = garden_with("claim:p1s10-1 { psykg:tulip psykg:resembles psykg:spring . }")
    path = between(atlas, "tulip", "spring")
    assert path
    assert [told(each.statement) for each in path] == ["tulip resembles spring"]


def test_what_holds_in_wider_words_is_told_in_the_narrower_ones(garden: Atlas) -> None:
    path = between(garden, "spring", "crocus")
    assert path
    assert [told(each.statement) for each in path] == ["crocus flowersIn spring"]
    assert list(map(in_direction, path)) == ["spring isFloweringTimeOf crocus"]


def test_what_no_relation_tells_in_the_direction_of_the_path_is_told_backward() -> None:
    atlas = garden_with("claim:p1s10-1 { psykg:spade psykg:resembles psykg:winter . }")
    there, back = between(atlas, "spade", "winter"), between(atlas, "winter", "spade")
    assert there
    assert back
    assert list(map(in_direction, there)) == ["spade resembles winter"]
    assert list(map(in_direction, back)) == ["winter resembles spade (backward)"]
