"""Yes-or-no questions, and those for the sentence that says so."""

import pytest

from psykg.questions.answers.answer import Status
from psykg.questions.grammar.reading import Sort
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    "question",
    [
        "Does the fretsaw cut oak?",
        "Is oak cut by the fretsaw?",
        "Is it true that the fretsaw cuts oak?",
        "Does the article say that the fretsaw cuts oak?",
        "Can a fretsaw cut oak?",
        "Is the fretsaw a blade?",
        "Is the fretsaw an implement?",
        "Are there tools that cut oak?",
        "Is there any person who uses the chisel?",
        "Was the chisel invented in 1650?",
        "Was the fretsaw invented after 1700?",
        "Does the joiner use three tools?",
        "Is the drying time 2 days?",
    ],
)
def test_what_is_so_is_answered_with_yes(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert answer.boolean is True
    assert answer.text.startswith("Yes. ")


@pytest.mark.parametrize(
    "question",
    [
        "Does the fretsaw always cut oak?",
        "Do all tools cut oak?",
        "Does only the fretsaw cut oak?",
        "Is the fretsaw the main tool?",
    ],
)
def test_what_says_more_than_the_text_is_not_answered(workshop: Asked, question: str) -> None:
    assert workshop(question).status is not Status.ANSWERED


def test_of_what_varies_nothing_is_said_but_that(ask: Asked) -> None:
    assert ask("Does the length of sessions vary for all patients?").status is Status.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Do some people go on with further treatment?", True),
        ("Do all people go on with further treatment?", False),
        ("Do people speak freely?", True),
    ],
)
def test_people_do_what_those_do_whom_the_therapy_is_there_for(ask: Asked, question: str, truth: bool) -> None:
    assert ask(question).boolean is truth


def test_of_people_nothing_is_said_that_only_others_do(ask: Asked) -> None:
    assert ask("Do people identify patterns?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    ["Does psychodynamic psychotherapy work?", "Does therapy end?", "Is psychodynamic psychotherapy a concept?"],
)
def test_a_yes_or_no_question_is_not_answered_with_a_definition(ask: Asked, question: str) -> None:
    assert ask(question).kind in (None, Sort.BOOLEAN.value)


@pytest.mark.parametrize(
    ("question", "truth"),
    [("Does therapy have three phases?", True), ("Does therapy have four phases?", False)],
)
def test_what_is_counted_is_what_the_number_stands_before(ask: Asked, question: str, truth: bool) -> None:
    assert ask(question).boolean is truth


def test_whether_there_are_others_than_whoever_asks_knows_is_not_read(workshop: Asked) -> None:
    assert workshop("Are there other blades?").boolean is None


def test_who_needs_something_is_not_said_to_have_it(ask: Asked) -> None:
    assert ask("Do the patients need insight?").boolean is None
    assert ask("Do effective choices need maturity?").boolean is True
    assert ask("Do patients need to speak freely?").boolean is None


def test_what_a_matter_varies_with_can_be_asked(ask: Asked) -> None:
    assert ask("Does the length of the termination phase vary with the needs of the individual?").boolean is True
    assert ask("Does the length of the termination phase vary with the payment policy?").boolean is None


def test_what_one_can_do_is_what_somebody_is_said_to_do(ask: Asked) -> None:
    assert ask("Can you agree on a fixed number of sessions?").boolean is True
    assert ask("Do people get insight?").boolean is True
    assert ask("Can you change your personality?").boolean is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Does insight lead to psychological growth?", "New insights stimulate"),
        ("Does the evaluation depend on the therapist's style?", "Form of the evaluation depends on"),
    ],
)
def test_what_is_so_of_a_form_or_side_is_a_yes_that_names_it(ask: Asked, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.boolean is True
    assert f"Yes. {said}" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Does growth lead to insight?",
        "Does ineffective coping stimulate growth?",
        "Does the evaluation phase depend on the type of treatment?",
        "Does psychodynamic psychotherapy depend on the type of treatment?",
    ],
)
def test_what_is_not_so_of_a_form_says_nothing(ask: Asked, question: str) -> None:
    assert ask(question).boolean is None


@pytest.mark.parametrize(
    "question",
    [
        "Does the therapist just listen?",
        "Does the therapist like to listen?",
        "Does the patient stop gaining insight after treatment?",
        "Do both forms of therapy relieve symptoms?",
    ],
)
def test_what_is_said_beside_that_it_is_so_is_not_passed_over(ask: Asked, question: str) -> None:
    assert ask(question).boolean is None


def test_of_what_goes_by_two_names_the_only_one_is_what_can_be_in_the_list(ask: Asked) -> None:
    assert labels(ask("Is insight the only goal of expressive therapy?")) == ["relief of symptoms"]


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Is medication prescribed?", True),
        ("Are elements of supportive therapy used in expressive therapy?", True),
        ("Is group therapy recommended?", True),
        ("Is group therapy always recommended?", False),
        ("Is a second treatment modality needed by everyone?", False),
        ("Is individual psychotherapy recommended?", None),
        ("Is supportive therapy recommended?", None),
    ],
)
def test_a_participle_may_leave_out_when_or_by_whom_but_not_beside_what(
    ask: Asked, question: str, truth: bool | None
) -> None:
    assert ask(question).boolean is truth
