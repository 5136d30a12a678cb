from psykg.vocabulary import PSYKG
from tests.questions.asking import EX, Asked


def test_a_concept_stands_where_it_is_stated_and_at_the_other_end_of_the_inverse(workshop: Asked) -> None:
    assert workshop.presence.has(EX + "saw", EX + "cuts", "subject")
    assert workshop.presence.has(EX + "saw", EX + "isCutBy", "value")
    assert not workshop.presence.has(EX + "saw", EX + "cuts", "value")
    assert not workshop.presence.knows(EX + "hermit", EX + "uses")


def test_what_is_only_denied_of_a_concept_can_be_asked_too(workshop: Asked) -> None:
    assert workshop.presence.has(EX + "saw", EX + "cutsCleanly", "subject")
    assert workshop.presence.has(EX + "steel", EX + "cuts", "value")


def test_between_two_stand_only_relations_that_each_has_at_its_end(workshop: Asked) -> None:
    between = workshop.presence.between(EX + "chisel", EX + "oak")
    assert EX + "cuts" in between
    assert EX + "stains" not in between


def test_a_text_stands_at_the_end_of_the_relations_that_lead_to_it(ask: Asked) -> None:
    assert ask.presence.has('"Chicago"', PSYKG + "placeOfPublication", "value")
    assert not ask.presence.knows('"Chicago"', PSYKG + "publicationYear")
