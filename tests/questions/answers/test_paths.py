"""The shortest way from one concept to another."""

from psykg.questions.answers.answer import Status
from psykg.questions.answers.paths import Paths
from tests.questions.asking import EX, Asked, labels, workshop_with


def test_the_shortest_way_is_taken_and_told_step_by_step_with_its_sentences(workshop: Asked) -> None:
    answer = workshop("How is the apprentice connected to slate?")
    assert answer.text == (
        "The apprentice and slate are connected in 2 steps: the apprentice uses fretsaw (p1s10); "
        "fretsaw cuts slate (p1s2)."
    )
    assert set(labels(answer)) == {"apprentice", "fretsaw", "slate"}


def test_a_new_link_makes_a_way_shorter() -> None:
    asked = workshop_with(
        "ex:c1 { ex:apprentice ex:uses ex:plough . ex:plough ex:cuts ex:slate . ex:plough a ex:Tool . }"
    )
    assert " in 2 steps: " in asked("How is the apprentice connected to slate?").text
    nearer = workshop_with("""
        ex:owns a owl:ObjectProperty ; skos:prefLabel "owns"@en .
        ex:c1 { ex:apprentice ex:owns ex:slate . }
    """)
    assert " directly: the apprentice owns slate" in nearer("How is the apprentice connected to slate?").text


def test_of_ways_as_short_as_each_other_the_same_is_taken_each_time(workshop: Asked, ask: Asked) -> None:
    for asked, ends in (
        (workshop, (EX + "joiner", EX + "oak")),
        (ask, ("https://w3id.org/psykg/insight", "https://w3id.org/psykg/sigmund-freud")),
    ):
        first = Paths(asked.engine).between(*ends)
        assert first
        assert all(Paths(Asked(reversed(asked.quads)).engine).between(*ends) == first for _ in range(2))


def test_both_directions_are_as_long(ask: Asked) -> None:
    ends = ("https://w3id.org/psykg/anxiety", "https://w3id.org/psykg/evaluation-phase")
    there, back = (Paths(ask.engine).between(*each) for each in (ends, ends[::-1]))
    assert there
    assert back
    assert len(there) == len(back)


def test_where_there_is_no_way_the_article_does_not_say(workshop: Asked) -> None:
    assert workshop("How is the joiner connected to the hermit?").status is Status.NOT_IN_GRAPH


def test_of_what_is_joined_directly_all_is_told(ask: Asked) -> None:
    text = ask("How are expressive and supportive therapy related?").text
    assert "contrasts with supportive therapy (p3s1)" in text
    assert "overlaps with supportive therapy (p3s3)" in text


def test_each_is_told_from_one_side(ask: Asked) -> None:
    text = ask("How is the therapist connected to the patient?").text
    assert text.endswith("directly: the therapist listens without criticism to the patient (p8s4).")


def test_a_way_as_short_that_leads_aside_of_the_subject_of_the_text_is_taken(ask: Asked) -> None:
    answer = ask("How are adaptive coping and supportive therapy related?")
    assert "strengthening of adaptive coping" in labels(answer)
    assert "psychodynamic psychotherapy" not in labels(answer)
