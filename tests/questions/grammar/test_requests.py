import pytest

from psykg.questions.grammar.requests import Request, requests, unset


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("which goals serve insight", Request("which", "", "goals serve insight")),
        ("to what does insight lead", Request("what", "to", "does insight lead")),
        ("whose view is this", Request("who", "", "view is this", owner=True)),
        ("whom does therapy help", Request("who", "", "does therapy help")),
        ("at what point do they agree", Request("when", "", "do they agree")),
        ("for how long does it last", Request("how long", "", "does it last")),
        ("in the middle phase what is found", Request("what", "", "is found in the middle phase")),
        ("please list all the goals of therapy", Request("list", "", "goals of therapy")),
        ("can you tell me which goals there are", Request("which", "", "goals there are")),
        ("supportive therapy goals", Request("list", "", "supportive therapy goals")),
    ],
)
def test_a_request_is_its_question_word_and_the_rest(text: str, request_: Request) -> None:
    assert request_ in requests(text)


@pytest.mark.parametrize("text", ["is insight a goal", "goals of", "goals and", "the", "goals what of"])
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
