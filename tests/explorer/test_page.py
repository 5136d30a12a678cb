"""The page for a state: what goes before what, and what its view holds."""

import pytest

from psykg.entities.reasons import Reason
from psykg.entities.terms import Statement
from psykg.errors import ParameterError, UnknownEntityError
from psykg.explorer.atlas import Atlas
from psykg.explorer.drawing import scene
from psykg.explorer.drawing.network import ends
from psykg.explorer.page import Page, page, seen_statements
from psykg.explorer.state import State, View
from psykg.explorer.views.table import ROWS
from psykg.explorer.views.way import Step
from psykg.questions.answers.answer import Answer, Item, Status
from tests.explorer.graphs import atlas_of, garden_with, iri, told


def answering(*names: str) -> Answer:
    """An answer of these concepts, and a number that lights nothing."""
    items = (Item(None, "12", value="12"), *(Item(iri(name), name) for name in names))
    return Answer("", Status.ANSWERED, "list", items=items)


def shown(atlas: Atlas, state: State, *answers: str) -> Page:
    return page(atlas, state, answering(*answers) if state.question else None, _why)


def _why(statement: Statement) -> Reason | None:
    return Reason("it follows", "a rule", (), ()) if statement.inferred else None


def concepts(found: Page) -> set[str]:
    return {each.removeprefix(iri("")) for each in found.scene.concepts}


def lit(found: Page) -> set[str]:
    return {each.removeprefix(iri("")) for each in found.scene.lit}


EVERYTHING = State(
    focus="spade", question="what flowers?", passage="p1s10", view=View.COMPARE, left="spring", right="winter"
)


def test_what_answers_a_question_goes_before_all_else(garden: Atlas) -> None:
    found = shown(garden, EVERYTHING, "crocus", "tulip")
    assert lit(found) == {"crocus", "tulip"}
    assert concepts(found) == {"crocus", "tulip", "spring"}
    assert found.answer


def test_an_answer_that_names_no_concept_leaves_the_drawing_to_the_passage(garden: Atlas) -> None:
    for answers in ((), ("Plant", "no-such-thing")):
        found = shown(garden, EVERYTHING, *answers)
        assert lit(found) == {"crocus", "tulip", "spring"}
        assert found.answer


def test_a_passage_goes_before_the_concept_in_focus(garden: Atlas) -> None:
    found = shown(garden, State(focus="spade", passage="p1s2"))
    assert lit(found) == {"crocus", "spring", "winter"}
    assert found.concept
    assert found.concept.thing.name == "spade"


def test_a_paragraph_lights_what_all_its_sentences_say(garden: Atlas) -> None:
    assert lit(shown(garden, State(passage="p1"))) == {"crocus", "spring", "winter", "tulip"}


def test_the_concept_in_focus_goes_before_what_the_view_shows(garden: Atlas) -> None:
    found = shown(garden, State(view=View.COMPARE, left="spring", right="winter", focus="tulip"))
    assert concepts(found) == {"tulip", "crocus", "spring"}
    assert [mark.concept.thing.name for mark in found.drawing.marks if mark.focus] == ["tulip"]
    assert found.comparison


def test_a_class_in_focus_is_described_and_leaves_the_drawing_as_it_is(garden: Atlas) -> None:
    found = shown(garden, State(focus="Plant"))
    assert found.concept
    assert found.concept.thing.name == "Plant"
    assert found.scene == shown(garden, State()).scene


def test_the_first_page_shows_what_most_is_said_of_with_what_is_stated_of_it(garden: Atlas) -> None:
    found = shown(garden, State())
    assert concepts(found) == {"tulip", "crocus"}
    assert (found.concept, found.telling, found.answer, found.table, found.comparison, found.path) == (None,) * 6


def test_more_steps_go_further_around_the_concept_in_focus(garden: Atlas) -> None:
    reached = [concepts(shown(garden, State(focus="winter", steps=steps))) for steps in (1, 2, 3)]
    assert reached[:2] == [{"winter", "crocus"}, {"winter", "crocus", "spring", "tulip"}]
    assert reached[2] == reached[1]


def test_the_first_page_shows_the_same_however_many_steps_there_are_to_go(garden: Atlas) -> None:
    assert shown(garden, State(steps=2)).scene == shown(garden, State()).scene


def test_a_comparison_shows_both_with_their_neighbours(garden: Atlas) -> None:
    found = shown(garden, State(view=View.COMPARE, left="tulip", right="winter"))
    assert concepts(found) == {"tulip", "crocus", "spring", "winter"}
    assert found.comparison
    assert (found.comparison.left.thing.name, found.comparison.right.thing.name) == ("tulip", "winter")


@pytest.mark.parametrize(
    ("chosen", "compared"),
    [
        ({}, ("expressive-therapy", "supportive-therapy")),
        ({"left": "supportive-therapy", "right": "expressive-therapy"}, ("supportive-therapy", "expressive-therapy")),
        ({"left": "insight", "right": "supportive therapy"}, ("insight", "supportive-therapy")),
    ],
)
def test_a_comparison_is_of_what_is_chosen_by_name_or_label_or_begins_with_two_therapies(
    atlas: Atlas, chosen: dict[str, str], compared: tuple[str, str]
) -> None:
    found = shown(atlas, State(View.COMPARE).changed(**chosen))
    assert found.comparison
    assert (found.comparison.left.thing.name, found.comparison.right.thing.name) == compared
    assert (found.state.left, found.state.right) == compared


@pytest.mark.parametrize(
    "chosen",
    [
        {"left": "insight"},
        {"right": "insight"},
        {"left": "supportive-therapy"},
        {"right": "expressive-therapy"},
        {"left": "insight", "right": "insight"},
    ],
)
def test_one_concept_is_not_compared_with_what_nobody_chose_nor_with_itself(
    atlas: Atlas, chosen: dict[str, str]
) -> None:
    found = shown(atlas, State(View.COMPARE).changed(**chosen))
    assert found.comparison is None
    assert (found.state.left, found.state.right) == (chosen.get("left", ""), chosen.get("right", ""))
    assert concepts(found) >= set(chosen.values())


@pytest.mark.parametrize("chosen", [{}, {"left": "tulip"}, {"right": "tulip"}])
def test_without_therapies_nothing_is_compared_until_both_are_chosen(garden: Atlas, chosen: dict[str, str]) -> None:
    found = shown(garden, State(View.COMPARE).changed(**chosen))
    assert found.comparison is None
    assert (found.state.left, found.state.right) == (chosen.get("left", ""), chosen.get("right", ""))


def test_a_path_is_drawn_as_it_is_told(garden: Atlas) -> None:
    found = shown(garden, State(view=View.PATH, start="tulip", end="spring"))
    assert found.path
    assert found.scene.statements == tuple(step.statement for step in found.path)
    assert lit(found) == concepts(found) == {"tulip", "spring"}


@pytest.mark.parametrize(
    ("start", "end", "path"), [("tulip", "spade", None), ("tulip", "tulip", ()), ("tulip", "", None)]
)
def test_where_there_is_no_path_the_drawing_is_that_of_the_first_page(
    garden: Atlas, start: str, end: str, path: tuple[Step, ...] | None
) -> None:
    found = shown(garden, State(view=View.PATH, start=start, end=end))
    assert found.path == path
    assert found.scene == shown(garden, State()).scene


def test_the_course_shows_every_phase_with_its_neighbours(atlas: Atlas) -> None:
    found = shown(atlas, State(view=View.COURSE))
    phases = {iri(name) for name in ("evaluation-phase", "middle-phase", "termination-phase")}
    assert found.scene.concepts == phases.union(*map(atlas.network.neighbours, phases))


def test_all_is_shown_where_all_is_asked_for_and_what_was_lit_stays_lit(garden: Atlas) -> None:
    found = shown(garden, State(whole=True, passage="p1s2"))
    assert concepts(found) == {"crocus", "tulip", "spring", "winter", "spade", "cafe-rose"}
    assert lit(found) == {"crocus", "spring", "winter"}


def test_hidden_kinds_are_hidden_in_every_view_even_where_they_answer(garden: Atlas) -> None:
    for state in (State(), State(whole=True), State(focus="crocus"), State(passage="p1s2"), State(question="?")):
        found = shown(garden, state.changed(hide=("Season",)), "spring", "crocus")
        assert concepts(found).isdisjoint({"spring", "winter"})
        assert all(found.scene.concepts.issuperset(ends(each)) for each in found.scene.statements)


def test_the_statement_that_is_explained_is_drawn_and_chosen_wherever_one_looks(garden: Atlas) -> None:
    found = shown(garden, State(focus="spade", statement="spring isFloweringTimeOf crocus"))
    assert concepts(found) == {"spade", "crocus", "spring"}
    assert [told(line.statement) for line in found.drawing.lines if line.chosen] == ["crocus flowersIn spring"]
    assert found.telling
    assert told(found.telling.statement) == "spring isFloweringTimeOf crocus"
    assert lit(found) == set()


def test_the_statement_that_is_explained_is_told_even_where_it_is_not_drawn(garden: Atlas) -> None:
    found = shown(garden, State(focus="spade", statement="crocus growsIn spring"))
    assert found.telling
    assert found.telling.reason
    assert concepts(found) == {"spade"}


def test_the_table_lists_statements_and_values_but_nothing_hidden(garden: Atlas) -> None:
    found = shown(garden, State(view=View.STATEMENTS))
    assert found.table
    assert found.table.found == 6
    state = State(view=View.STATEMENTS, hide=("Plant",), stated=True)
    hidden = shown(garden, state)
    assert hidden.table
    assert hidden.table.found == 0
    following = shown(garden, State(view=View.STATEMENTS, stated=True)).table
    assert following
    assert "tulip growsIn spring" not in map(told, following.rows)


def test_an_export_of_the_table_has_the_rows_of_all_its_pages_in_its_order(atlas: Atlas) -> None:
    found = shown(atlas, State(view=View.STATEMENTS, words="therapy", sort="-value", page=2))
    assert found.table
    rows = seen_statements(atlas, found)
    assert len(rows) == found.table.found > ROWS
    assert tuple(rows[ROWS : 2 * ROWS]) == found.table.rows


def test_an_export_of_another_view_has_what_is_drawn(garden: Atlas) -> None:
    found = shown(garden, State(focus="spring"))
    assert sorted(map(told, seen_statements(garden, found))) == ["crocus flowersIn spring", "tulip growsIn spring"]


@pytest.mark.parametrize(
    "state",
    [
        State(focus="crocuss"),
        State(statement="crocus eats spring"),
        State(view=View.COMPARE, left="crocuss", right="tulip"),
        State(view=View.PATH, start="crocuss", end="tulip"),
        State(passage="p99s9"),
        State(passage="a b"),
        State(focus="<>"),
    ],
    ids=lambda state: str(state.parameters()),
)
def test_a_name_that_the_graph_lacks_is_refused(garden: Atlas, state: State) -> None:
    with pytest.raises(UnknownEntityError):
        shown(garden, state)


def test_a_column_that_the_table_lacks_is_refused(garden: Atlas) -> None:
    with pytest.raises(ParameterError):
        shown(garden, State(view=View.STATEMENTS, sort="colour"))


@pytest.mark.parametrize("view", View)
def test_every_view_of_an_empty_graph_is_an_empty_page(view: View) -> None:
    atlas = atlas_of("")
    found = shown(atlas, State(view=view, whole=True, hide=("Phase",)), "insight")
    assert found.scene == scene.Scene()
    assert found.drawing.marks == found.drawing.rest == ()
    assert seen_statements(atlas, found) == []


@pytest.mark.parametrize("view", View)
def test_every_view_of_a_graph_without_an_article_shows_its_concepts(view: View) -> None:
    trig = """graph:schema { psykg:Concept a owl:Class . psykg:Plant a owl:Class ; rdfs:subClassOf psykg:Concept .
        ex:a a psykg:Plant ; ex:likes ex:b . ex:b a psykg:Plant . ex:c a psykg:Plant . }"""
    found = shown(atlas_of(trig), State(view=view))
    assert {mark.concept.thing.label for mark in found.drawing.marks} == {"a", "b"}
    assert [mark.concept.thing.label for mark in found.drawing.rest] == ["c"]


def test_concepts_that_are_related_to_nothing_are_there_for_orientation() -> None:
    trig = """graph:schema { psykg:Concept a owl:Class . psykg:Plant a owl:Class ; rdfs:subClassOf psykg:Concept .
        ex:a a psykg:Plant . }"""
    found = shown(atlas_of(trig), State())
    assert found.drawing.marks == ()
    assert [mark.concept.thing.label for mark in found.drawing.rest] == ["a"]


def test_a_concept_without_statements_in_focus_is_shown_by_itself() -> None:
    found = shown(garden_with(), State(focus="cafe-rose", steps=3))
    assert concepts(found) == {"cafe-rose"}
    assert found.scene.statements == ()
