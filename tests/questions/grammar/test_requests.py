import pytest

from psykg.questions.answers.answer import Status
from psykg.questions.grammar.requests import Request, bluntly, paraphrases, plainly, requests, unset
from tests.questions.asking import Asked


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("which goals serve insight", Request("which", "", "goals serve insight")),
        ("to what does insight lead", Request("what", "to", "does insight lead")),
        ("whose view is this", Request("who", "", "view is this", owner=True)),
        ("whom does therapy help", Request("who", "", "does therapy help", object=True)),
        ("at what point do they agree", Request("when", "", "do they agree")),
        ("for how long does it last", Request("how long", "", "does it last")),
        ("in the middle phase what is found", Request("what", "", "is found in the middle phase")),
        ("please list all the goals of therapy", Request("list", "", "goals of therapy", commanded=True)),
        ("can you tell me which goals there are", Request("which", "", "goals there are")),
        ("supportive therapy goals", Request("list", "", "supportive therapy goals")),
        ("the goals depend on what", Request("what", "", "the goals depend on")),
        ("insight is a goal of which therapy", Request("which", "", "therapy insight is a goal of")),
    ],
)
def test_a_request_is_its_question_word_and_the_rest(text: str, request_: Request) -> None:
    assert request_ in requests(text)


@pytest.mark.parametrize(
    "text", ["is insight a goal", "goals of", "goals and", "the", "goals what of", "the the of goals"]
)
def test_what_is_no_noun_with_what_belongs_to_it_is_no_bare_request(text: str) -> None:
    assert Request("list", "", text) not in requests(text)


@pytest.mark.parametrize(
    "text",
    [
        "which goals are named in the article",
        "according to the article which goals are",
        "which goals does the article mention",
    ],
)
def test_words_that_only_point_to_the_article_are_left_out(text: str) -> None:
    assert "article" not in unset(text)
    assert "which goals" in unset(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("what does a share with b", "what do a and b have in common"),
        ("compare the goals of a and b", "list the goals of a and b"),
        ("a vs b what is different", "what is the difference between a and b"),
        ("which phase lies between a and b", "which phase comes after a and before b"),
        ("how many days a week at most", "how many days a week"),
        ("at least how many days a week", "how many days a week"),
        ("what are things that a is supposed to cut", "what are things that a cut"),
        ("over what span does a last", "over what period does a last"),
        ("what kinds of goals are there", "what goals are there"),
        ("until what point do they meet", "until when do they meet"),
    ],
)
def test_a_turn_of_phrase_is_put_in_words_that_are_read(text: str, other: str) -> None:
    assert other in paraphrases(text)


def test_what_fits_no_turn_of_phrase_is_left_as_it_is() -> None:
    assert paraphrases("which phases involve insight") == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (
            "Are elements of supportive therapy used in expressive therapy?",
            "expressive therapy uses elements of supportive",
        ),
        ("Where do the techniques of psychodynamic therapy come from?", "draws its technique from psychoanalysis"),
        ("How many works are listed in the references?", "3."),
        ("Which qualities do children lack?", "maturity"),
    ],
)
def test_paraphrases_lead_to_what_the_grammar_reads(ask: Asked, question: str, found: str) -> None:
    assert found.casefold() in ask(question).text.casefold()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("what is a supposed to cut", "what does a cut"),
        ("is a supposed to be b", "is a b"),
        ("apart from a why do they come", "why do they come besides a"),
        ("why do they come apart from a", "why do they come besides a"),
        ("in what situation is a used", "when is a used"),
        ("under which settings is a used", "when is a used"),
        ("what is the point of a", "what is the purpose of a"),
        ("is the last step as long as the others", "is the last step as long as the other steps"),
        ("is the last step just as long as the earlier ones", "is the last step just as long as the other steps"),
        ("reasons for going into a", "reasons for seeking a"),
        ("which a is there thanks to b", "which a is there because of b"),
        ("list the steps in the order they occur", "list the steps in order"),
        ("how many times a week is it used", "how often a week is it used"),
        ("what do people seek a for", "why do people seek a"),
        ("what is wood a reason for", "wood is a reason for what"),
        ("what are the steps and tools of a based on", "what does a draw steps and tools from"),
        ("what has to happen before a ends", "until when does a last"),
        ("is a the main goal of b", "is a the primary goal of b"),
        ("when is a over", "when does a end"),
        ("when does it get discussed", "when does it is discussed"),
        ("kinds of a", "list the forms of a"),
        ("what does it depend on whether a is cut", "what decides whether a is cut"),
        ("what are the results of a successful treatment", "what are the results of a treatment"),
        ("whose idea is it really", "whose idea is it really"),
        ("what is it really about", "what is it about"),
        ("which goals have anything to do with a", "which goals concerns a"),
        ("is it true in which cases a really gets cut", "is it true in which cases a is cut"),
    ],
)
def test_a_turn_of_phrase_that_can_mean_nothing_else_is_read_as_something_simpler(text: str, other: str) -> None:
    assert plainly(text) == other


@pytest.mark.parametrize(
    "text", ["what sets a apart from b", "what is a meant to achieve", "what is the use", "what kind of saw is used"]
)
def test_what_only_looks_like_such_a_turn_is_read_as_it_stands(text: str) -> None:
    assert plainly(text) == text


def test_there_in_the_article_means_no_more_than_there(ask: Asked) -> None:
    assert len(ask("How many reasons for seeking treatment are there in the article?").items) == 9


def test_can_you_is_courtesy_only_before_a_verb_of_telling() -> None:
    assert bluntly("can you list the goals") == ["list the goals"]
    assert bluntly("can you arrange a number of sessions") == []


@pytest.mark.parametrize(
    "question", ["How many people are named in the article?", "How many people does the article mention?"]
)
def test_the_people_that_are_named_are_persons(ask: Asked, question: str) -> None:
    assert ask(question).text.startswith("9.")


def test_what_the_article_says_of_a_thing_is_what_its_sentences_say(ask: Asked) -> None:
    assert ask("What does the article say about group therapy?").items[0].sources == ("p4s1",)
    assert ask("What does the article say about hypnosis?").status is not Status.ANSWERED
