"""Questions that name a thing, or two, and no more."""

import pytest

from psykg.questions.answers.answer import Status
from psykg.questions.grammar.reading import Sort
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    "question",
    [
        "What is a fretsaw?",
        "what are fretsaws",
        "What is meant by fretsaw?",
        "Define jigsaw",
        "What does the term scroll blade mean?",
        "Please explain the fretsaw to me",
        "fretsaw",
        "meaning of fretsaw",
    ],
)
def test_a_definition_is_given_in_the_words_of_the_graph(workshop: Asked, question: str) -> None:
    answer = workshop(question)
    assert (answer.kind, answer.text) == (Sort.DEFINITION.value, "Fretsaw: A saw that turns corners.")


@pytest.mark.parametrize("question", ["How would you define a fretsaw?", "How is the fretsaw defined?"])
def test_how_something_is_defined_asks_for_its_definition(workshop: Asked, question: str) -> None:
    assert workshop(question).kind == Sort.DEFINITION.value


@pytest.mark.parametrize("article", ["the ", "a ", ""])
def test_a_kind_named_with_what_it_is_for_asks_for_all_of_it(ask: Asked, article: str) -> None:
    """Also where a matter goes by the same name."""
    answer = ask(f"What are {article}reasons for seeking treatment?")
    assert answer.kind == Sort.LIST.value
    assert "anxiety" in labels(answer)


def test_a_concept_without_a_definition_is_not_made_up(workshop: Asked) -> None:
    assert workshop("What is oak?").status is Status.NOT_IN_GRAPH


@pytest.mark.parametrize("question", ["What else is the fretsaw called?", "synonyms for fretsaw"])
def test_other_names_are_the_alternative_labels_and_no_hidden_ones(workshop: Asked, question: str) -> None:
    assert workshop(question).text == "Fretsaw is also called scroll blade."


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Compare the fretsaw and the chisel", Sort.COMPARISON),
        ("What is the difference between the fretsaw and the chisel?", Sort.COMPARISON),
        ("fretsaw vs chisel", Sort.COMPARISON),
        ("How are the fretsaw and the chisel related?", Sort.PATH),
        ("What is the connection between the fretsaw and the chisel?", Sort.PATH),
    ],
)
def test_two_things_are_compared_or_connected_as_the_words_say(workshop: Asked, question: str, kind: Sort) -> None:
    answer = workshop(question)
    assert answer.kind == kind.value
    assert {"fretsaw", "chisel"} <= {word.strip(".,;:()") for word in answer.text.casefold().split()}


def test_a_noun_at_the_end_belongs_to_both_that_are_compared(ask: Asked) -> None:
    answer = ask("What is the difference between expressive and supportive therapy?")
    assert answer.reading == "expressive therapy beside supportive therapy"


def test_how_many_gives_the_number_and_the_list(workshop: Asked) -> None:
    for question in ("How many tools does the joiner use?", "number of tools used by the joiner"):
        answer = workshop(question)
        assert answer.kind == Sort.NUMBER.value
        assert answer.text.startswith("3. ")
        assert len(labels(answer)) == 3


def test_a_unit_is_counted_and_the_time_of_day_is_not(ask: Asked) -> None:
    assert ask("How many minutes does a session last?").status is Status.ANSWERED
    assert ask("At what time of day are sessions usually scheduled?").status is not Status.ANSWERED


def test_a_quantity_is_no_answer_where_a_yes_or_no_is_asked_for(ask: Asked) -> None:
    assert ask("How often are sessions held?").status is Status.ANSWERED
    assert ask("Is it recommended to have sessions three days per week?").status is not Status.ANSWERED


@pytest.mark.parametrize("question", ["What is the second phase of therapy?", "What is the middle phase of treatment?"])
def test_that_it_is_of_the_therapy_may_be_said_of_anything(ask: Asked, question: str) -> None:
    assert labels(ask(question)) == ["middle phase"]


def test_what_is_of_something_else_is_not_defined_by_its_name(ask: Asked) -> None:
    assert ask("What is the middle phase of medication?").status is not Status.ANSWERED


def test_a_decade_is_ten_years(ask: Asked) -> None:
    found = labels(ask("Which books were published in the 1990s?"))
    assert "Textbook of Psychoanalysis" in found
    assert "Becoming a Psychotherapist" not in found
    assert ask("Which books were published in the 1970s?").status is Status.NOT_IN_GRAPH


def test_a_kind_of_something_is_asked_for_and_not_what_is_called_so(ask: Asked) -> None:
    assert labels(ask("What is the goal of psychodynamic psychotherapy?")) == ["relief from emotional pain"]


@pytest.mark.parametrize(
    "question",
    [
        "How many days a week does a patient go to therapy?",
        "How many days a week does therapy take place?",
        "How many sessions a week are there?",
    ],
)
def test_in_two_units_or_by_what_is_counted_it_is_clear_what_is_asked_for(ask: Asked, question: str) -> None:
    assert labels(ask(question)) == ["session frequency of one to three days per week"]


@pytest.mark.parametrize(
    "question",
    [
        "How many days per week does group therapy take place?",
        "How many days per week does the therapist listen?",
        "How many patients does a therapist see per week?",
        "How many sessions are needed for the evaluation?",
    ],
)
def test_how_much_there_is_of_something_else_is_not_answered(ask: Asked, question: str) -> None:
    assert not ask(question).items


def test_who_is_something_that_is_nobody_asks_whose_it_is(ask: Asked) -> None:
    assert labels(ask("Who is neutral?")) == ["therapist"]
    assert ask("Who is the therapist?").kind == Sort.DEFINITION.value


def test_of_what_kind_a_therapy_is_its_definition_tells(ask: Asked) -> None:
    assert ask("What kind of therapy is supportive therapy?").kind == Sort.DEFINITION.value


@pytest.mark.parametrize("question", ["How often do people change?", "How often is insight gained?"])
def test_how_often_something_else_takes_place_is_not_how_often_sessions_are_held(ask: Asked, question: str) -> None:
    assert not ask(question).items


@pytest.mark.parametrize("question", ["the fretsaw given with", "like oak", "slate mentioned in"])
def test_a_preposition_that_is_left_alone_asks_for_more_than_a_definition(workshop: Asked, question: str) -> None:
    assert workshop(f"What is {question}?").kind != "definition"


def test_what_a_thing_is_like_is_what_it_is(workshop: Asked) -> None:
    assert "A stone that splits." in workshop("What is slate like?").text


@pytest.mark.parametrize(
    "question",
    [
        "How many times a week do you go to therapy?",
        "How frequently do you see the therapist?",
        "frequency of sessions per week",
    ],
)
def test_how_often_one_goes_is_how_often_sessions_are_held(ask: Asked, question: str) -> None:
    assert "1 to 3 days per week" in ask(question).text


def test_what_the_text_is_about_is_its_main_subject(ask: Asked) -> None:
    answer = ask("What is the article about?")
    assert (answer.kind, [item.label for item in answer.items]) == ("definition", ["psychodynamic psychotherapy"])


def test_a_degree_is_had_by_whom_the_article_gives_it(ask: Asked) -> None:
    assert ask("Does Dewald have an M.D.?").boolean is True
    assert ask("Does Norcross have an M.D.?").boolean is None


def test_what_one_has_from_another_is_what_joins_the_two_directly(ask: Asked) -> None:
    text = ask("What does psychodynamic psychotherapy take over from psychoanalysis?").text
    assert "draws its theory from psychoanalysis" in text
    assert not ask("What does insight take from psychoanalysis?").items


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which comes first, the evaluation phase or the termination phase?", ["evaluation phase"]),
        ("Which phase comes later, termination or evaluation?", ["termination phase"]),
        ("Evaluation or middle phase, which comes first?", ["evaluation phase"]),
    ],
)
def test_of_two_things_the_one_that_precedes_or_follows_is_given(ask: Asked, question: str, found: list[str]) -> None:
    answer = ask(question)
    assert labels(answer) == found
    assert ask.given_by(answer) == {item.iri for item in answer.items}


def test_of_two_things_without_an_order_none_comes_first(ask: Asked) -> None:
    assert ask("Which comes first, insight or sadness?").status is not Status.ANSWERED


def test_what_the_things_of_a_kind_are_asks_for_them_though_a_matter_goes_by_that_name_too(ask: Asked) -> None:
    found = ask("What are the goals?")
    assert len(labels(found)) > 5
