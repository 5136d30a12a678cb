"""Which sentence says so."""

import pytest

from tests.questions.asking import Asked, labels


def test_the_sentences_that_speak_of_a_concept_come_in_the_order_of_the_text(ask: Asked) -> None:
    assert labels(ask("Where does the article mention insight?")) == ["p2s2", "p7s9", "p9s1", "p9s5", "p10s1"]


def test_a_statement_that_only_follows_is_told_as_following_from_its_sentences(ask: Asked) -> None:
    answer = ask("Which sentence says that the termination phase involves insight?")
    assert labels(answer) == ["p9s5"]
    assert "follows from p9s5" in answer.text
    assert answer.items[0].inferred


def test_a_denial_has_its_sentence_too(ask: Asked) -> None:
    question = "Which sentence says that expressive therapy is not wholly separate from supportive therapy?"
    assert labels(ask(question)) == ["p3s3"]


def test_sentences_are_given_in_our_words_and_by_their_address(ask: Asked) -> None:
    for item in ask("Which sentences speak of insight?").items:
        assert item.iri == f"https://w3id.org/psykg/{item.label}"
        assert item.sources == (item.label,)
        assert item.value


def test_words_that_name_several_things_have_the_sentences_of_all(ask: Asked) -> None:
    answer = ask("Where does the article say that goals are agreed on?")
    assert "p7s5" in labels(answer)
    assert ask.given_by(answer) == {item.iri for item in answer.items}


def test_where_it_is_said_that_something_is_not_so_is_a_question_for_the_denial(ask: Asked) -> None:
    assert labels(ask("Where is it stated that insight is not a primary goal of supportive treatment?")) == ["p10s2"]


def test_a_denial_has_its_sentence_whatever_it_is_denied_of(ask: Asked) -> None:
    assert labels(ask("Which sentence says personality change is not a primary goal?")) == ["p10s2"]


def test_which_sentence_says_how_much_is_the_one_with_the_number(ask: Asked) -> None:
    answer = ask("Which sentence says how long a session lasts?")
    assert labels(answer) == ["p6s2"]
    assert ask.given_by(answer) == {item.iri for item in answer.items}


def test_which_sentence_says_how_long_is_the_one_that_says_on_what_it_depends(ask: Asked) -> None:
    assert labels(ask("Where does the article say how long the termination phase lasts?")) == ["p9s7"]


def test_which_sentence_says_so_many_is_the_one_that_says_no_other_number(ask: Asked) -> None:
    assert labels(ask("Where does the article say that sessions last 45 to 50 minutes?")) == ["p6s2"]
    assert not ask("Which sentence says that sessions last 30 minutes?").items


@pytest.mark.parametrize(
    "question",
    ["Does the article mention anxiety?", "Is anxiety mentioned?", "Does the article say anything about anxiety?"],
)
def test_whether_the_article_speaks_of_a_thing_is_a_yes_with_the_sentences(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert answer.boolean is True
    assert labels(answer) == ["p5s1"]
    assert ask.given_by(answer) is True


def test_of_what_is_not_in_the_graph_it_is_not_said_that_the_article_is_silent(ask: Asked) -> None:
    assert ask("Does the article mention cognitive therapy?").boolean is None
