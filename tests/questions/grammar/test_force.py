"""What a yes-or-no question asks for beyond that something is so."""

import pytest

from psykg.questions.answers.answer import Status
from psykg.questions.grammar.force import Force, force_of
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("should it last long", Force.NORM),
        ("must it last long", Force.NECESSITY),
        ("does it have to last long", Force.NECESSITY),
        ("is it necessary", Force.NECESSITY),
        ("does it usually last long", Force.CUSTOM),
        ("what other books did they write", Force.OTHERS),
        ("who has ideas on how it should go", None),
        ("what should it do", Force.NORM),
        ("which other names does it have", None),
        ("is it enough for all workers", Force.ALWAYS),
        ("does it last long", None),
        ("does it have two phases", None),
    ],
)
def test_the_force_is_in_the_words(text: str, force: Force | None) -> None:
    assert force_of(text) is force


@pytest.mark.parametrize(
    "question",
    [
        "Must sessions be held three days per week?",
        "Must family therapy be combined with individual psychotherapy?",
        "Should patients seek psychodynamic psychotherapy?",
        "Are sessions typically held twice a week?",
    ],
)
def test_what_may_be_is_no_yes_to_what_must_be(ask: Asked, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NOT_IN_GRAPH
    assert "What it says is" in answer.text


def test_what_is_said_firmly_enough_is_a_yes(ask: Asked) -> None:
    assert ask("Do sessions typically last 50 minutes?").boolean is True
    assert ask("Must the therapist accept Freud's view?").boolean is False


def test_what_the_text_expects_or_asks_for_is_what_should_be(ask: Asked) -> None:
    assert "improved productivity at work" in labels(ask("What should improve after therapy?"))
    assert ask("Should productivity at work get better after treatment?").boolean is True


def test_a_list_of_what_should_be_says_first_that_the_text_only_tells_what_is(ask: Asked) -> None:
    answer = ask("What stance should the therapist maintain?")
    assert answer.text.startswith("The article does not say what should be. What it says is")
    assert "neutral stance" in labels(answer)
    assert ask("Which therapy should I choose?").status is Status.NOT_IN_GRAPH


def test_a_list_of_what_must_be_says_first_that_the_text_does_not_call_it_necessary(ask: Asked) -> None:
    answer = ask("What must be discussed in the first sessions?")
    assert answer.text.startswith("The article does not say what must be. What it says is")
    assert "payment policy" in labels(answer)


def test_others_than_the_only_one_are_not_said(ask: Asked) -> None:
    answer = ask("What other books did Norcross write?")
    assert answer.status is Status.NOT_IN_GRAPH
    assert "Systems of Psychotherapy" in answer.text
    assert len(labels(ask("What other therapies can be combined with individual psychotherapy?"))) > 1
