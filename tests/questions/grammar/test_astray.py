"""Readings that pass over part of what is asked."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


def test_what_says_nothing_of_anything_named_is_no_reading(ask: Asked) -> None:
    assert ask("What do people have time for at the end?").status is Status.NOT_UNDERSTOOD


def test_a_verb_is_not_read_without_its_preposition_at_the_end(ask: Asked) -> None:
    assert "closeness to the surface" not in labels(ask("What does supportive therapy work toward?"))
    assert ask("Who is psychodynamic therapy named after?").status is Status.NOT_UNDERSTOOD


def test_what_eases_something_is_no_answer_to_why(ask: Asked) -> None:
    assert not ask("Why do people want help?").items


def test_a_preposition_at_the_end_that_belongs_to_no_verb_is_not_passed_over(workshop: Asked) -> None:
    assert not workshop("When is the fretsaw invented off?").items
    assert labels(workshop("When was the fretsaw invented?")) == ["1750"]


def test_what_is_said_of_the_subject_is_not_passed_over(ask: Asked) -> None:
    assert not ask("Why are the goals different?").items


def test_what_something_is_for_is_nobody(ask: Asked) -> None:
    assert "patient" not in labels(ask("What does guidance help with?"))


@pytest.mark.parametrize("question", ["What is the best therapy?", "Who wrote more than one book?"])
def test_a_word_that_says_how_good_or_how_many_is_not_passed_over(ask: Asked, question: str) -> None:
    assert not ask(question).items


def test_what_is_only_said_of_who_has_it_is_no_answer(ask: Asked) -> None:
    """Therapy helps the patient, and the patient gains awareness; that does not say what helps with the awareness."""
    found = labels(ask("What helps the patient become aware of thoughts and feelings?"))
    assert "free expression" in found
    assert "psychodynamic psychotherapy" not in found


@pytest.mark.parametrize(
    "question",
    ["Why does treatment begin with an evaluation?", "Why do people develop new insights?", "Who ends the treatment?"],
)
def test_what_the_question_word_asks_of_is_what_is_named(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "phases"),
    [
        ("During which phases of treatment do patients gain insight?", ["middle phase", "termination phase"]),
        ("In which phase of therapy are goals agreed on?", ["evaluation phase"]),
        ("Which phases of treatment involve insight?", ["middle phase", "termination phase"]),
    ],
)
def test_a_clause_is_about_what_stands_in_front_of_it(ask: Asked, question: str, phases: list[str]) -> None:
    """Not about the treatment: it has three phases, whatever is reached in it."""
    assert labels(ask(question)) == phases


def test_who_comes_may_be_named_where_it_is_asked_why(ask: Asked) -> None:
    assert "anxiety" in labels(ask("Why do patients come to therapy?"))


def test_what_is_said_of_a_kind_is_not_passed_over(ask: Asked) -> None:
    assert ask("Which outcomes are certain?").status is not Status.ANSWERED
    assert labels(ask("Which outcomes are expected?"))

    found = labels(ask("What helps the patient become aware of thoughts and feelings?"))
    assert "free expression" in found
    assert "psychodynamic psychotherapy" not in found


@pytest.mark.parametrize(
    "question",
    [
        "Who tries therapy?",
        "Who is guidance for?",
        "What part do unconscious motives play?",
        "What takes the place of the evaluation phase?",
        "Which therapy is deeper?",
        "How have therapists learned to listen?",
        "What does success in therapy lead to?",
    ],
)
def test_what_only_sounds_like_something_that_is_said_is_declined(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_a_role_that_somebody_plays_is_what_they_do(ask: Asked) -> None:
    assert "therapist's listening" in labels(ask("What role does the therapist play in the middle phase?"))
    assert labels(ask("What is expected of the patient?")) == ["free expression"]
