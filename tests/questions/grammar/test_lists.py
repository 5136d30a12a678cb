"""Questions for a list, in the shapes that people give them."""

import pytest

from psykg.questions.answers.answer import Status
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    "question",
    [
        "Which tools does the joiner use?",
        "what tools are used by the joiner",
        "Which implements does the joiner use?",
        "List the tools that the joiner uses.",
        "Please show me all tools used by the joiner",
        "What does the joiner use?",
        "Name the tools the joiner uses",
        "tools used by the joiner",
    ],
)
def test_one_thing_may_be_asked_in_many_ways(workshop: Asked, question: str) -> None:
    assert labels(workshop(question)) == ["fretsaw", "chisel", "colour brush"]


def test_besides_may_be_what_a_relation_says(ask: Asked) -> None:
    assert "family therapy" in labels(ask("Which other therapies may be needed besides individual therapy?"))


def test_a_narrower_kind_leaves_out_the_others(workshop: Asked) -> None:
    assert labels(workshop("Which blades does the joiner use?")) == ["fretsaw", "chisel"]


def test_a_kind_by_itself_asks_for_all_of_it(workshop: Asked) -> None:
    assert set(labels(workshop("steps"))) == {"rough sawing", "fine sanding", "oiling"}


def test_of_a_concept_and_a_noun_the_noun_is_asked_for_in_either_order(ask: Asked) -> None:
    goals = labels(ask("What are the goals of supportive therapy?"))
    assert len(goals) > 3
    assert goals == labels(ask("supportive therapy goals")) == labels(ask("supportive therapy's goals"))


def test_both_ask_for_what_is_shared_and_and_for_either(workshop: Asked) -> None:
    assert labels(workshop("Which tools do both the joiner and the apprentice use?")) == ["fretsaw"]
    assert labels(workshop("Which tools cut both oak and slate?")) == ["fretsaw"]
    assert set(labels(workshop("Which tools cut oak or slate?"))) == {"fretsaw", "chisel"}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which is the oldest tool?", ["chisel"]),
        ("What is the newest blade?", ["fretsaw"]),
        ("Which tools were invented before 1700?", ["chisel"]),
        ("Which tools were invented after 1700?", ["fretsaw"]),
        ("Which tools were invented in 1750?", ["fretsaw"]),
        ("Which tools were invented since 1650?", ["chisel", "fretsaw"]),
    ],
)
def test_superlatives_and_years_compare_the_numbers_that_the_graph_has(
    workshop: Asked, question: str, found: list[str]
) -> None:
    assert labels(workshop(question)) == found


def test_a_year_in_which_there_is_nothing_gives_nothing(workshop: Asked) -> None:
    assert workshop("Which tools were invented before 1500?").status is Status.NOT_IN_GRAPH


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which phase comes first?", ["evaluation phase"]),
        ("Which phase comes last?", ["termination phase"]),
        ("Which phases do not come first?", ["middle phase", "termination phase"]),
        ("Which phases don't come last?", ["evaluation phase", "middle phase"]),
        ("Which phase is neither the first nor the last?", ["middle phase"]),
        ("Put the stages of treatment in order", ["evaluation phase", "middle phase", "termination phase"]),
        ("Which phase comes directly after the evaluation phase?", ["middle phase"]),
        ("Which phases come after the evaluation phase?", ["middle phase", "termination phase"]),
        ("Which phases come before the termination phase?", ["evaluation phase", "middle phase"]),
        ("Which phases come after the first phase?", ["middle phase", "termination phase"]),
    ],
)
def test_order_is_told_from_either_end(ask: Asked, question: str, found: list[str]) -> None:
    assert sorted(labels(ask(question))) == found


def test_who_does_what_a_verb_says_is_who_performs_it(ask: Asked) -> None:
    found = labels(ask("What does the client discuss in the evaluation phase?"))
    assert "reasons for seeking treatment" in found
    assert "payment policy" not in found


def test_a_question_word_may_stand_where_the_answer_would(workshop: Asked) -> None:
    assert set(labels(workshop("The fretsaw cuts what?"))) == {"oak", "slate"}


def test_what_is_asked_of_two_has_to_be_said_of_each(workshop: Asked) -> None:
    assert set(labels(workshop("What do the fretsaw and the chisel cut?"))) == {"oak", "slate"}
    assert workshop("What do the fretsaw and the colour brush cut?").status is not Status.ANSWERED


def test_whom_does_not_ask_who_does_it(ask: Asked) -> None:
    assert "therapist" not in labels(ask("Whom does the therapist guide?"))


def test_plain_values_are_not_counted(ask: Asked) -> None:
    assert ask("How many editions does Systems of Psychotherapy have?").status is not Status.ANSWERED


def test_how_many_may_have_a_preposition_before_it(ask: Asked) -> None:
    assert ask("Into how many phases is the treatment divided?").text.startswith("3.")


def test_how_many_sessions_something_takes_is_told_and_not_counted(ask: Asked) -> None:
    found = labels(ask("How many sessions can the evaluation take?"))
    assert found == ["series of sessions", "single session"]


def test_what_a_noun_is_a_relation_to_may_have_a_plain_value(ask: Asked) -> None:
    assert labels(ask("Which editors hold an M.D.?")) == ["Edward Nersessian", "Richard G. Kopff"]


def test_a_year_may_be_denied(ask: Asked) -> None:
    answer = ask("Which books were not published in 1984?")
    assert "Textbook of Psychoanalysis" in labels(answer)
    assert "Becoming a Psychotherapist" not in labels(answer)
    assert ask.given_by(answer) == {item.iri for item in answer.items}
    assert ask("Which works cited are not from 1996?").status is not Status.ANSWERED  # No edition is the 1996th.


def test_what_the_article_names_as_such_goes_before_all_there_is_of_the_kind(ask: Asked) -> None:
    found = labels(ask("Which organizations does the article name?"))
    assert found == ["American Psychoanalytic Association", "American Psychological Association"]


def test_a_name_does_not_take_the_verb_behind_a_do(ask: Asked) -> None:
    assert "reduction of symptoms" in labels(ask("When does treatment end?"))


@pytest.mark.parametrize("question", ["What is medication used for?", "Why might medication be prescribed?"])
def test_a_verb_and_its_preposition_at_the_end_ask_for_what_they_lead_to(ask: Asked, question: str) -> None:
    assert labels(ask(question)) == ["management of anxiety, mood and thinking disturbances"]


def test_not_to_share_is_no_question_for_what_is_shared(ask: Asked) -> None:
    found = labels(ask("Which view of Freud need psychodynamic therapists not share?"))
    assert found == ["sexual nature of unconscious conflict"]


@pytest.mark.parametrize(
    "question",
    [
        "Which treatments are not recommended?",
        "Which books have one author?",
        "Which books have two authors?",
        "Which is more common, expressive or supportive therapy?",
        "Who interviews the patient?",
    ],
)
def test_what_would_say_more_than_the_article_is_no_reading(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_what_is_prescribed_is_not_what_it_is_added_to(ask: Asked) -> None:
    found = labels(ask("What is prescribed as an adjunct?"))
    assert "psychotropic medication" in found
    assert "individual psychotherapy" not in found


def test_a_list_that_is_not_complete_is_told_as_such(ask: Asked) -> None:
    assert "its list is not complete" in ask("Why do people seek psychodynamic psychotherapy?").text
    assert ask("How many types of psychodynamic psychotherapy are there?").text.startswith("2.")


def test_how_many_the_article_names_as_such_goes_before_all_there_are_of_the_kind(ask: Asked) -> None:
    assert len(ask("How many organizations does the article list?").items) == 2


def test_the_kind_and_the_concept_ask_for_what_there_is_of_it(ask: Asked) -> None:
    assert labels(ask("psychodynamic psychotherapy goals")) == ["relief from emotional pain"]


def test_additional_therapies_are_those_that_are_named(ask: Asked) -> None:
    assert {"family therapy", "couples therapy", "group therapy"} < set(
        labels(ask("Which additional therapies are there?"))
    )


def test_what_some_go_on_to_is_told_of_some(ask: Asked) -> None:
    answer = ask("Who continues treatment?")
    assert labels(answer) == ["patient"]
    assert answer.text.startswith("In some cases")


def test_what_both_have_is_what_they_share(ask: Asked) -> None:
    assert ask("Which goals do both therapies have?").text.startswith("None.")


def test_one_role_says_nothing_of_how_many_people_play_it(ask: Asked) -> None:
    assert not ask("How many people seek therapy?").items
    assert len(ask("How many people take part in the therapeutic dyad?").items) == 2


def test_in_what_order_things_come_is_a_list_in_that_order(ask: Asked) -> None:
    answer = ask("In what order do the phases come?")
    assert labels(answer) == ["evaluation phase", "middle phase", "termination phase"]


def test_the_methods_of_a_therapy_are_not_what_a_method_is(ask: Asked) -> None:
    answer = ask("What are the methods of psychodynamic psychotherapy?")
    assert labels(answer) == ["expressive therapy", "supportive therapy"]


def test_what_is_prescribed_is_medication_and_what_is_added_therapies_too(ask: Asked) -> None:
    assert labels(ask("What may be prescribed alongside therapy?")) == ["psychotropic medication"]
    assert "family therapy" in labels(ask("What can be added to therapy?"))


def test_what_is_given_for_something_has_a_goal_that_is_about_it(ask: Asked) -> None:
    assert labels(ask("What can be prescribed for disturbances of mood or thinking?")) == ["psychotropic medication"]


def test_who_sees_a_therapist_seeks_therapy(ask: Asked) -> None:
    assert set(labels(ask("Why do people see a therapist?"))) >= {"anxiety", "prolonged sadness"}
    assert labels(ask("What is a psychodynamic therapist?")) == ["therapist"]


def test_a_book_goes_by_the_names_of_its_authors(ask: Asked) -> None:
    assert labels(ask("Which edition of Prochaska and Norcross is cited?")) == ["4"]
    assert labels(ask("What did Prochaska and Norcross write?")) == [
        "Systems of Psychotherapy: A Transtheoretical Analysis"
    ]


def test_what_speaking_freely_is_good_for_is_what_it_provides(ask: Asked) -> None:
    assert labels(ask("Why is it important that the patient speaks freely?")) == ["fullest possible information"]
    assert labels(ask("Why is it important that goals are agreed on?")) == []


@pytest.mark.parametrize(
    "question",
    [
        "What does the patient need to speak freely?",
        "What do people need to know?",
        "What moves people to the middle phase?",
        "How do I find a therapist?",
        "In which period of life does therapy begin?",
    ],
)
def test_what_only_looks_like_a_turn_of_phrase_is_not_answered(ask: Asked, question: str) -> None:
    assert labels(ask(question)) == []


def test_of_some_that_are_told_by_a_word_those_of_a_kind_are_asked_for(ask: Asked) -> None:
    assert labels(ask("Which of the cited works is a chapter?")) == ["The Psychoanalytic Psychotherapies"]


def test_the_oldest_in_the_bibliography_is_the_oldest_that_is_cited(ask: Asked) -> None:
    assert labels(ask("What is the oldest work in the bibliography?")) == ["Becoming a Psychotherapist"]


@pytest.mark.parametrize("word", ["toward", "towards"])
def test_british_and_american_prepositions_ask_the_same(ask: Asked, word: str) -> None:
    answer = ask(f"What do the therapist and patient work {word} in supportive therapy?")
    assert labels(answer) == ["general stability in life"]


def test_what_of_two_comes_first_has_no_answer_where_nothing_says_so(ask: Asked) -> None:
    assert labels(ask("Which phase comes earlier, the evaluation or the termination phase?")) == ["evaluation phase"]
    assert labels(ask("What comes first, evaluation or agreement on goals?")) == []


@pytest.mark.parametrize("question", ["Which activities are part of all phases?", "Who takes part in every phase?"])
def test_what_is_in_some_phase_is_not_in_all(ask: Asked, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_works_that_are_cited_are_not_all_publications(ask: Asked) -> None:
    assert "Susan Fine" not in labels(ask("Who wrote the cited works?"))
