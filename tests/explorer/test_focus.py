"""Where focus goes when something opens, and where it returns to."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.looking import ask, card, drawing, opened, question_box, search_box, seen_from, view


def test_focus_goes_to_the_statement_and_returns_to_what_opened_it(scripted: Page) -> None:
    ground = card(opened(scripted, "/?focus=insight"), "insight").get_by_role(
        "link", name="inferred : why middle phase"
    )
    ground.focus()
    scripted.keyboard.press("Enter")
    heading = scripted.get_by_role("heading", name="Statement", exact=True)
    expect(heading).to_be_focused()
    expect(heading).to_have_css("outline-style", "solid")
    scripted.keyboard.press("Tab")
    expect(scripted.get_by_role("link", name="Close the statement")).to_be_focused()
    scripted.keyboard.press("Enter")
    expect(ground).to_be_focused()


def test_focus_goes_to_the_answer_and_returns_to_the_question(scripted: Page) -> None:
    answer = ask(opened(scripted), "which phases involve insight?")
    expect(answer.get_by_role("heading", name="Answer", exact=True)).to_be_focused()
    scripted.keyboard.press("Tab")
    scripted.keyboard.press("Enter")
    expect(answer).to_have_count(0)
    expect(question_box(scripted)).to_be_focused()


@pytest.mark.parametrize("opener", ["tree", "drawing", "search", "card"])
def test_focus_returns_to_what_opened_the_concept(scripted: Page, opener: str) -> None:
    opened(scripted, "/?focus=insight")
    if opener == "tree":
        view(scripted, "Concepts by kind").get_by_role("treeitem", selected=True).focus()
        scripted.keyboard.press("ArrowDown")
    elif opener == "drawing":
        drawing(scripted).get_by_role("listbox").focus()
        scripted.keyboard.press("ArrowLeft")
    elif opener == "search":
        search_box(scripted).press_sequentially("patient")
        expect(scripted.get_by_role("listbox", name="Labels").get_by_role("option")).not_to_have_count(0)
        scripted.keyboard.press("ArrowDown")
    else:
        card(scripted, "insight").get_by_role("link", name="patient", exact=True).focus()
    scripted.keyboard.press("Enter")
    expect(card(scripted, "insight")).to_have_count(0)
    close = scripted.locator("#cards").get_by_role("link", name=re.compile("^Close "))
    close.focus()
    scripted.keyboard.press("Enter")
    expect(close).to_have_count(0)
    expected = {
        "tree": view(scripted, "Concepts by kind").locator("[role=treeitem]:focus"),
        "drawing": drawing(scripted).get_by_role("listbox"),
        "search": search_box(scripted),
        "card": drawing(scripted).get_by_role("listbox"),
    }
    expect(expected[opener]).to_be_focused()


def test_the_skip_link_leaves_what_is_seen_as_it_is(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    scripted.get_by_role("button", name="Zoom in").click()
    before = seen_from(scripted)
    scripted.get_by_role("link", name="Skip to the content").focus()
    scripted.keyboard.press("Enter")
    expect(scripted.get_by_role("main")).to_be_focused()
    scripted.keyboard.press("Tab")
    expect(question_box(scripted)).to_be_focused()
    assert seen_from(scripted) == pytest.approx(before)
