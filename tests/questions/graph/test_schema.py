"""What may be joined with what, as domains, ranges and kinds say."""

import pytest

from psykg.questions.graph.links import Term
from psykg.vocabulary import CONCEPT_CLASS
from tests.questions.asking import EX, Asked


def _thing(asked: Asked, name: str) -> Term:
    return Term(iris=(EX + name,), kinds=asked.schema.kinds_of(EX + name))


def _some(kind: str = "") -> Term:
    return Term("x", kinds=frozenset({EX + kind}) if kind else frozenset())


def test_a_concept_is_of_its_kinds_and_of_all_that_are_wider(workshop: Asked) -> None:
    assert workshop.schema.kinds_of(EX + "chisel") == {EX + "Blade", EX + "Tool", CONCEPT_CLASS}


def test_relations_sentences_and_kinds_are_no_concepts(workshop: Asked) -> None:
    found = {iri.removeprefix(EX) for iri in workshop.index if workshop.schema.is_concept(iri)}
    assert "saw" in found
    assert found.isdisjoint({"cuts", "Tool", "s2", "https://w3id.org/psykg/surely"})


def test_a_relation_joins_only_what_its_domain_and_range_allow(workshop: Asked) -> None:
    saw, oak, joiner = (_thing(workshop, name) for name in ("saw", "oak", "joiner"))
    allows = workshop.schema.allows
    assert allows(EX + "cuts", saw, oak)
    assert not allows(EX + "cuts", oak, saw)
    assert not allows(EX + "cuts", joiner, oak)


def test_what_is_asked_for_may_be_wider_or_narrower_than_the_range_but_a_given_thing_not(workshop: Asked) -> None:
    oak = _thing(workshop, "oak")
    allows = workshop.schema.allows
    assert allows(EX + "cuts", _some(), oak)
    assert allows(EX + "cuts", _some("Blade"), oak)
    assert allows(EX + "cuts", Term("x", kinds=frozenset({CONCEPT_CLASS})), oak)
    assert not allows(EX + "cuts", _some("Person"), oak)


def test_a_relation_to_numbers_leads_to_nothing_that_is_named(workshop: Asked) -> None:
    saw = _thing(workshop, "saw")
    assert workshop.schema.allows(EX + "inventedIn", saw, Term("number"))
    assert not workshop.schema.allows(EX + "inventedIn", saw, saw)


def test_kinds_overlap_only_where_one_is_wider(workshop: Asked) -> None:
    overlap = workshop.schema.overlap
    tool, blade, person = (frozenset({EX + kind}) for kind in ("Tool", "Blade", "Person"))
    assert overlap(blade, tool)
    assert not overlap(blade, person)
    assert overlap(frozenset(), person)


@pytest.mark.parametrize(
    ("relation", "functional", "asymmetric"),
    [("isMadeOf", True, False), ("precedes", False, True), ("follows", False, True), ("cuts", False, False)],
)
def test_characteristics_are_read_and_hold_of_the_inverse_too(
    workshop: Asked, relation: str, functional: bool, asymmetric: bool
) -> None:
    assert workshop.schema.is_functional(EX + relation) is functional
    assert workshop.schema.is_asymmetric(EX + relation) is asymmetric


def test_an_order_made_of_asymmetric_steps_is_asymmetric(ask: Asked) -> None:
    order = "https://w3id.org/psykg/precedes"
    assert ask.schema.is_transitive(order)
    assert ask.schema.is_asymmetric(order)
