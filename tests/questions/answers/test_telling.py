"""Answers in English, no firmer than the text."""

import pytest

from tests.questions.asking import Asked


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What does the joiner use?", "The joiner uses fretsaw (mostly), chisel and colour brush."),
        ("Who uses the chisel?", "The joiner uses chisel."),
        ("What cuts oak?", "Fretsaw (mostly) and chisel cut oak."),
        ("Which tools cut slate?", "Perhaps, fretsaw cuts slate."),
        ("Is the chisel made of steel?", "Yes. Chisel is made of steel."),
        ("What is the drying time?", "The drying time is as a rule 2 to 3 days."),
    ],
)
def test_a_sentence_agrees_in_number_and_holds_back_as_the_text_does(workshop: Asked, question: str, text: str) -> None:
    assert workshop(question).text == text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How long is a session?", "typically 45 to 50 minutes"),
        ("How often are sessions held?", "possibly 1 to 3 days per week"),
        ("What is expected after treatment?", "As is to be expected overall"),
        (
            "How many forms does psychodynamic psychotherapy have?",
            "Broadly, the forms of psychodynamic psychotherapy are",
        ),
    ],
)
def test_the_article_s_reserve_is_in_the_wording(ask: Asked, question: str, words: str) -> None:
    assert words in ask(question).text


def test_all_are_in_the_list_and_the_sentence_names_a_dozen(ask: Asked) -> None:
    answer = ask("Why do people seek psychodynamic psychotherapy?")
    named = [item.label for item in answer.items if item.label in answer.text.casefold()]
    assert len(named) == min(len(answer.items), 12)


def test_the_reading_says_how_the_question_was_taken(workshop: Asked) -> None:
    assert workshop("Which implements cut oak?").reading == "tool that cuts oak"
    assert workshop("Which is the oldest tool?").reading == "tool that has the least year of invention"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "What does the patient talk about in the evaluation phase?",
            "are discussed in something that is performed by the patient",
        ),
        ("In which years were the books that the article cites published?", "cites that book"),
        ("Does the therapeutic dyad have a participant?", "The therapeutic dyad has a participant"),
    ],
)
def test_what_may_be_several_things_is_told_by_what_is_said_of_it(ask: Asked, question: str, words: str) -> None:
    assert words in ask(question).text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why do patients come to therapy?", "are reasons for seeking psychodynamic psychotherapy, which"),
        ("Who wrote the book published in Chicago?", "are authors of Becoming a Psychotherapist, which has Chicago as"),
        ("When did the Balsams publish their book?", "where Alan Balsam is an author of Becoming a Psychotherapist"),
        (
            "Is improved productivity at work an expected outcome?",
            "psychodynamic psychotherapy has improved productivity at work as an expected outcome",
        ),
        ("Is termination the last phase?", "Psychodynamic psychotherapy ends with the termination phase"),
        ("When can family therapy be recommended?", "can be recommended when progress highly dependent on"),
        ("What sets the therapist apart from other well-intentioned people?", "the therapist, who contrasts with"),
    ],
)
def test_what_the_question_leaves_open_is_named_where_it_is_one_thing(ask: Asked, question: str, words: str) -> None:
    assert words in ask(question).text


def test_what_alone_is_so_of_two_is_told_of_each(ask: Asked) -> None:
    text = ask("Which book did Prochaska and Norcross write?").text
    assert text.endswith("has James O. Prochaska as an author and has John C. Norcross as an author.")


def test_what_is_said_of_an_unnamed_thing_is_told_right_behind_it(ask: Asked) -> None:
    answer = ask("What do the therapist and patient work toward in supportive therapy?")
    assert "is served by joint work toward stability, which is performed by the therapist" in answer.text


def test_sentences_about_a_thing_are_said_to_speak_of_it(ask: Asked) -> None:
    assert ask("Where in the article is insight defined?").text.startswith("The article speaks of insight in p2s2")


def test_what_is_in_something_unnamed_is_told_before_what_else_is_said_of_that(ask: Asked) -> None:
    text = ask("Does the therapist listen after agreement on goals?").text
    assert "therapist's listening as an activity" in text
    assert text.endswith("the middle phase comes about after agreement on goals.")
