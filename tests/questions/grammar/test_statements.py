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


def test_a_sentence_may_say_who_does_something(ask: Asked) -> None:
    answer = ask("Where does the article say who agrees on the goals?")
    assert labels(answer) == ["p7s5"]
    assert answer.text.startswith("Agreement on goals is performed by somebody")


def test_a_sentence_about_people_is_about_what_they_do(ask: Asked) -> None:
    assert labels(ask("Which sentence is about people who go on with further treatment?")) == ["p9s2"]


@pytest.mark.parametrize(
    "question",
    [
        "Which sentence says that the fretsaw cuts oak?",
        "Where does the article say that the fretsaw cuts oak?",
        "What is the source for the claim that the fretsaw cuts oak?",
        "Who says that the fretsaw cuts oak?",
    ],
)
def test_the_sentence_that_says_so_is_given_with_its_words(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert answer.kind == Sort.SOURCE.value
    assert labels(answer) == ["p1s2", "p1s10"]
    assert answer.items[0].value == "Saws go through oak."


def test_no_sentence_is_given_for_what_none_says(workshop: Asked) -> None:
    assert workshop("Which sentence says that the fretsaw cuts plate?").status is Status.NOT_IN_GRAPH


@pytest.mark.parametrize(
    "question",
    ["Does psychodynamic psychotherapy work?", "Does therapy end?", "Is psychodynamic psychotherapy a concept?"],
)
def test_a_yes_or_no_question_is_not_answered_with_a_definition(ask: Asked, question: str) -> None:
    assert ask(question).kind in (None, Sort.BOOLEAN.value)


def test_to_have_phases_is_not_to_be_a_phase(ask: Asked) -> None:
    assert ask("Does supportive therapy have phases?").boolean is not False


@pytest.mark.parametrize(
    ("question", "truth"),
    [("Does therapy have three phases?", True), ("Does therapy have four phases?", False)],
)
def test_what_is_counted_is_what_the_number_stands_before(ask: Asked, question: str, truth: bool) -> None:
    assert ask(question).boolean is truth


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Which sentence lists the reasons for seeking psychodynamic psychotherapy?", ["p5s1", "p5s2"]),
        ("In which sentence are the reasons for seeking therapy listed?", ["p5s1", "p5s2"]),
        ("Where are the goals of supportive therapy listed?", ["p3s2", "p10s2"]),
    ],
)
def test_the_sentences_that_give_a_list_are_found_by_what_it_is_of(
    ask: Asked, question: str, sentences: list[str]
) -> None:
    assert labels(ask(question)) == sentences


def test_whether_there_are_others_than_whoever_asks_knows_is_not_read(workshop: Asked) -> None:
    assert workshop("Are there other blades?").boolean is None


@pytest.mark.parametrize(
    "question",
    [
        "Are both organizations in New York?",
        "Were both books published in Chicago?",
        "Do the phases involve insight?",
        "Are there more than two phases?",
    ],
)
def test_what_is_so_of_one_is_no_yes_for_all_or_more(ask: Asked, question: str) -> None:
    assert ask(question).boolean is None


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("Is supportive therapy a kind of psychodynamic psychotherapy?", True),
        ("Is psychodynamic psychotherapy a kind of supportive therapy?", None),
        ("Is the evaluation phase part of psychodynamic psychotherapy?", True),
        ("Is psychodynamic psychotherapy part of the evaluation phase?", None),
    ],
)
def test_a_kind_or_a_part_is_not_what_it_is_a_kind_or_a_part_of(ask: Asked, question: str, truth: bool | None) -> None:
    assert ask(question).boolean is truth


def test_all_in_a_name_is_not_said_of_all(ask: Asked) -> None:
    assert ask("Is feeling lonely all the time a reason to go to therapy?").boolean is True
    assert ask("Are all patients lonely?").boolean is None


def test_what_is_denied_of_what_stands_before_a_passive_is_said_in_a_sentence(ask: Asked) -> None:
    assert labels(ask("Which sentence says that the number of sessions can't be estimated?")) == ["p6s3"]


def test_who_needs_something_is_not_said_to_have_it(ask: Asked) -> None:
    assert ask("Do the patients need insight?").boolean is None
    assert ask("Do effective choices need maturity?").boolean is True
    assert ask("Do patients need to speak freely?").boolean is None


def test_the_end_of_a_name_says_all_of_nothing(ask: Asked) -> None:
    assert ask("Do therapist and patient agree on the goals?").boolean is True
    assert ask("Do the therapies aim at insight?").boolean is None


def test_a_thing_is_no_goal_because_something_may_be_its_goal(ask: Asked) -> None:
    assert ask("Is medication a goal?").boolean is None
    assert ask("Is development of insight a goal?").boolean is True


def test_a_verb_behind_its_subject_is_not_passed_over(ask: Asked) -> None:
    """“Show the end of” is a verb; without it, what shows the end would have to be the end."""
    assert ask("Does reduction of symptoms show the end of therapy?").boolean is True
    assert ask("Does the middle phase show insight?").boolean is None


def test_what_a_matter_varies_with_can_be_asked(ask: Asked) -> None:
    assert ask("Does the length of the termination phase vary with the needs of the individual?").boolean is True
    assert ask("Does the length of the termination phase vary with the payment policy?").boolean is None


@pytest.mark.parametrize(
    ("often", "truth"),
    [("twice a week", True), ("three times a week", True), ("twice a day", None), ("three times a day", None)],
)
def test_how_often_is_told_in_the_period_that_the_text_counts_by(ask: Asked, often: str, truth: bool | None) -> None:
    assert ask(f"Are sessions held {often}?").boolean is truth


def test_where_it_is_said_that_a_thing_is_a_reason_is_where_it_is_given_as_one(ask: Asked) -> None:
    assert labels(ask("Where does the article say that anxiety is a reason for seeking treatment?")) == ["p5s1"]


def test_what_one_can_do_is_what_somebody_is_said_to_do(ask: Asked) -> None:
    assert ask("Can you agree on a fixed number of sessions?").boolean is True
    assert ask("Do people get insight?").boolean is True
    assert ask("Can you change your personality?").boolean is None


def test_how_many_there_are_may_be_what_is_known_or_not(ask: Asked) -> None:
    assert ask("Is it known at the outset how many sessions are needed?").boolean is False


def test_one_of_a_kind_that_was_not_spoken_of_could_be_any(ask: Asked) -> None:
    assert ask("Was the book published in 1984?").status is not Status.ANSWERED
    assert ask("Was the textbook published in 1984?").boolean is False
    assert ask("Was the article written by Susan Fine?").boolean is True


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


def test_what_something_is_is_not_what_something_of_it_is(ask: Asked) -> None:
    """Some outcome belongs to the patient, who is none."""
    assert ask("Is the patient an outcome?").boolean is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which is exploratory, expressive or supportive therapy?", "expressive therapy"),
        ("Which therapy relieves immediate distress, expressive or supportive?", "supportive therapy"),
        ("Which of the two is exploratory, supportive therapy or expressive therapy?", "expressive therapy"),
        ("Who lacks maturity: children or adults?", "child"),
    ],
)
def test_of_two_that_are_offered_behind_a_question_it_is_told_which(ask: Asked, question: str, answer: str) -> None:
    assert labels(ask(question)) == [answer]
