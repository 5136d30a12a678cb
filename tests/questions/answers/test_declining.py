"""What is said where there is no answer."""

import pytest

from psykg.knowledge.competency import example_questions
from psykg.questions.answers.answer import Answer, Status
from tests.questions.asking import Asked


def _declined(answer: Answer, status: Status) -> Answer:
    assert answer.status is status
    assert (answer.items, answer.sparql, answer.boolean, answer.kind) == ((), None, None, None)
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "What is the price of a session?",
        "What is cognitive behavioral therapy?",
        "Who is Carl Jung?",
        "How effective is psychodynamic psychotherapy?",
        "Which phases involve hypnosis?",
        "What is the boiling point of water?",
        "Does insight cause cancer?",
        "Tell me a joke",
    ],
)
def test_what_the_graph_has_no_word_for_is_not_answered(ask: Asked, question: str) -> None:
    answer = _declined(ask(question), Status.NOT_UNDERSTOOD)
    assert "The graph has nothing that is called “" in answer.text


def test_two_questions_in_one_are_asked_for_one_after_the_other(ask: Asked) -> None:
    answer = _declined(ask("Who discusses the reasons for seeking treatment with whom?"), Status.NOT_UNDERSTOOD)
    assert answer.text == "The question asks for two things at once. Please ask for one after the other."


def test_each_word_that_is_not_known_is_named_once(ask: Asked) -> None:
    assert "“xyzzy” and “plugh”" in ask("Which xyzzy xyzzy has plugh?").text


def test_labels_near_an_unknown_word_are_offered(ask: Asked) -> None:
    assert "What is expressive therapy?" in ask("What is repressive therapy?").suggestions


def test_what_is_offered_instead_is_few_and_can_be_asked(ask: Asked) -> None:
    for question in ("Which xyzzy phases?", "What are the goals of anger?"):
        suggestions = ask(question).suggestions
        assert 0 < len(suggestions) <= 4
        assert len(set(suggestions)) == len(suggestions)


def test_where_the_article_is_silent_it_is_told_how_the_question_was_taken(workshop: Asked) -> None:
    answer = _declined(workshop("Which tools cut plate and steel?"), Status.NOT_IN_GRAPH)
    assert answer.text.startswith("The article does not say. The question was understood as: tool that cuts plate")


@pytest.mark.parametrize("question", ["", "   ", "?!…", "“”", "\0", "insight " * 41, "a" * 501, "x" * 1_000_000])
def test_what_is_no_question_or_too_long_for_one_is_told_so(ask: Asked, question: str) -> None:
    answer = _declined(ask(question), Status.NOT_UNDERSTOOD)
    assert "one question in plain words" in answer.text
    assert answer.suggestions


@pytest.mark.parametrize(
    "question", ["What does a session cost?", "What is the cost of a session?", "What is the name of the therapist?"]
)
def test_prices_and_names_of_people_are_not_made_up(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_an_unknown_word_is_named_as_it_was_written(ask: Asked) -> None:
    assert "“flibberty”" in ask("Which phases involve flibberty?").text


def test_a_far_fetched_reading_is_not_told(ask: Asked) -> None:
    answer = ask("How is psychodynamic therapy based on psychoanalysis?")
    assert answer.text == "The article does not say."


@pytest.mark.parametrize("question", ["Which xyzzy goals?", "Who is Carl Jung?", "therapy cost", "Which therapist?"])
def test_what_is_offered_instead_has_an_answer(ask: Asked, question: str) -> None:
    for suggestion in ask(question).suggestions:
        assert ask(suggestion).status is Status.ANSWERED


def test_what_is_offered_instead_asks_for_one_thing(ask: Asked) -> None:
    assert "Who edited which book?" not in ask("Which xyzzy book?").suggestions


def test_where_no_words_are_shared_examples_are_offered(ask: Asked) -> None:
    assert set(ask("plugh").suggestions) == set(example_questions())


def test_of_another_graph_only_what_it_answers_is_offered(workshop: Asked) -> None:
    assert not workshop("plugh").suggestions
