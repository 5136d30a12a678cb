"""Words of crisis come before all else, and advice is not given."""

import re

import pytest

from psykg.knowledge.competency import competency_questions
from psykg.questions.answers.answer import Status
from psykg.questions.care import cared_for
from tests.questions.asking import Asked

_CRISIS = (
    "I want to kill myself",
    "i am going to kill my self",
    "How can I kill myself painlessly?",
    "I WANT TO DIE",
    "I don't want to live anymore",
    "I don\u2019t want to be alive",
    "i dont want to be here",
    "I'd be better off dead",
    "They would be better off without me",
    "I wish I was dead",
    "there is no reason to live",
    "I can't go on anymore",
    "I just want to end it all",
    "thinking about ending my life",
    "I took an overdose",
    "what is the best way to commit suicide",
    "Is psychodynamic therapy good for suicidal thoughts?",
    "Which goals help with suicide?",
    "I keep cutting myself",
    "self-harm",
    "self harm urges",
    "my friend wants to kill himself",
    "My daughter is self-harming",
    "my son says he wants to die",
    "she tried to take her own life",
    "my husband hits me",
    "I am going to hurt myself tonight",
    "I want to jump off a bridge",
    "nobody would miss me",
    "  I   want\nto   die  ",
)

_ADVICE = (
    "Should I start psychotherapy?",
    "Should my daughter take medication?",
    "Can I stop my antidepressants?",
    "What is wrong with me?",
    "Do I need therapy?",
    "Am I depressed?",
    "Is supportive therapy right for me?",
    "I feel sad all the time, what helps?",
    "my therapist is rude",
    "What dose of fluoxetine is safe for my son?",
    "Would you recommend expressive therapy?",
    "Can you diagnose me?",
)

_ORDINARY = (
    "Which phases involve insight?",
    "What are the goals of supportive therapy?",
    "Why do people seek psychodynamic psychotherapy?",
    "What relieves distress?",
    "Is medication used along with therapy?",
    "When does treatment end?",
    "What happens when therapy ends?",
    "Which phase deals with feelings about leaving?",
    "Should sessions be regular?",
    "What must the therapist do?",
    "How does one end therapy?",
    "What is the end of treatment like?",
    "What are physical symptoms without physical basis?",
    "Does the therapist help the patient cut down on criticism?",
)


@pytest.mark.parametrize("words", _CRISIS)
def test_words_of_crisis_are_met_first_of_all(ask: Asked, words: str) -> None:
    answer = ask(words)
    assert answer.status is Status.CRISIS
    assert (answer.kind, answer.items, answer.sparql, answer.suggestions) == (None, (), None, ())


def test_the_crisis_text_points_to_people_near_by_and_names_no_number_of_any_country() -> None:
    answer = cared_for("I want to die")
    assert answer is not None
    assert "local emergency" in answer.text
    assert "crisis line" in answer.text
    assert not re.search(r"\d", answer.text)


@pytest.mark.parametrize("question", _ADVICE)
def test_advice_is_declined_with_the_remark_that_this_is_no_care(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NOT_IN_GRAPH
    assert "reference work" in answer.text
    assert "no care" in answer.text
    assert answer.items == ()


@pytest.mark.parametrize("question", _ORDINARY)
def test_ordinary_questions_are_not_taken_for_crisis_or_advice(question: str) -> None:
    assert cared_for(question) is None


def test_no_question_that_the_graph_is_made_to_answer_is_taken_for_one() -> None:
    asked = [each.question for each in competency_questions()]
    assert len(asked) > 50
    assert [question for question in asked if cared_for(question)] == []


def test_words_of_crisis_are_met_at_the_end_of_a_long_message_too(ask: Asked) -> None:
    assert ask("It has been a bad year. " * 25 + "I want to kill myself.").status is Status.CRISIS


@pytest.mark.parametrize(
    "words", ["sui\u00adcide", "sui\u200bcide", "\uff53\uff55\uff49\uff43\uff49\uff44\uff45", "suicde", "i wanna die"]
)
def test_words_of_crisis_are_met_however_they_are_written(words: str) -> None:
    answer = cared_for(words)
    assert answer is not None
    assert answer.status is Status.CRISIS


@pytest.mark.parametrize(
    "words",
    [
        "I'd rather be dead",
        "what is the easiest way to die",
        "how many pills would kill me",
        "I swallowed all my pills",
        "I feel like dying",
        "slit my wrists",
        "life is not worth living",
        "he is threatening to kill me",
        "I have nothing to live for",
    ],
)
def test_other_words_of_crisis_are_met(words: str) -> None:
    answer = cared_for(words)
    assert answer is not None
    assert answer.status is Status.CRISIS


@pytest.mark.parametrize(
    "question",
    [
        "Explain insight for me",
        "I need the definition of insight",
        "I have a question: what is insight?",
        "Help me understand insight",
        "I want a list of the goals of supportive therapy",
    ],
)
def test_courtesies_are_no_wish_for_advice(question: str) -> None:
    assert cared_for(question) is None
