from psykg.vocabulary import PSYKG
from tests.questions.asking import EX, Asked, workshop_with


def test_a_matter_is_counted_in_the_units_of_what_concerns_it(workshop: Asked) -> None:
    assert workshop.background.units == {EX + "drying": {"day"}}
    assert workshop.background.unit_words == {"day"}


def test_the_subject_of_the_text_and_relations_of_deeds_are_what_the_graph_marks_as_such(ask: Asked) -> None:
    assert ask.background.subjects == {PSYKG + "psychodynamic-psychotherapy"}
    assert PSYKG + "performs" in ask.background.deeds
    assert ask.background.helped == (PSYKG + "patient",)


def test_a_graph_that_marks_nothing_has_no_background_of_another(workshop: Asked) -> None:
    assert workshop.background.subjects == frozenset()
    assert workshop.background.deeds == ()


def test_the_subject_of_the_text_may_be_named_without_asking_for_more() -> None:
    asked = workshop_with('ex:craft a ex:Matter ; skos:prefLabel "joinery"@en .')
    marked = workshop_with('ex:craft a ex:Matter ; skos:prefLabel "joinery"@en ; psykg:isMainSubject true .')
    question = "Which tools cut oak in joinery?"
    assert not asked(question).items
    assert len(marked(question).items) == 2


def test_what_is_told_by_its_parts_comes_with_them_and_with_whose_it_is(ask: Asked) -> None:
    found = next(each for each in ask.background.compounds if each.whole.endswith("-exploratory-treatment"))
    assert found.parts == {PSYKG + "distress", PSYKG + "expressive-therapy"}
    assert found.owners == {PSYKG + "patient"}
