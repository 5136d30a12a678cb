"""The other views of the same data: statements, course of treatment, comparison, path and article."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.looking import card, lit, mark, opened, overflow, show, view


def test_the_two_methods_are_compared_and_another_one_chosen(scripted: Page) -> None:
    both = show(opened(scripted), "Compare")
    heads = both.get_by_role("columnheader")
    expect(heads).to_have_text(["relation", "expressive therapy", "in both", "supportive therapy"])
    goals = both.get_by_role("row").filter(has=scripted.get_by_role("rowheader", name="has goal"))
    expect(goals.get_by_role("cell").first).to_contain_text("development of insight")
    both.get_by_role("combobox", name="One").focus()
    both.get_by_role("combobox", name="One").select_option(label="psychoanalysis")
    expect(heads).to_have_text(["relation", "psychoanalysis", "in both", "supportive therapy"])
    expect(scripted).to_have_url(re.compile(r"a=psychoanalysis&b=supportive-therapy"))
    expect(both.get_by_role("combobox", name="One")).to_be_focused()
    expect(mark(scripted, "psychoanalysis")).to_have_count(1)
    expect(both.get_by_role("combobox", name="The other")).to_have_value("supportive-therapy")


def test_a_concept_is_taken_from_its_card_into_a_comparison(scripted: Page) -> None:
    card(opened(scripted, "/?focus=expressive-therapy"), "expressive therapy").get_by_role(
        "link", name="Compare with"
    ).click()
    expect(view(scripted, "Compare")).to_contain_text("Choose another concept to compare it with.")
    view(scripted, "Compare").get_by_role("combobox", name="The other").select_option(label="supportive therapy")
    expect(view(scripted, "Compare").get_by_role("columnheader").nth(1)).to_have_text("expressive therapy")


def test_a_path_is_found_and_lit(scripted: Page) -> None:
    path = show(opened(scripted), "Path")
    expect(path).to_contain_text("Choose two concepts")
    path.get_by_role("combobox", name="From").select_option(label="insight")
    expect(scripted).to_have_url(re.compile("from=insight"))
    path.get_by_role("combobox", name="To").select_option(label="payment policy")
    expect(path).to_contain_text("3 statements connect them:")
    expect(path.get_by_role("listitem")).to_have_count(3)
    expect(lit(scripted)).to_have_count(4)
    path.get_by_role("listitem").last.locator("[data-statement]").click()
    expect(card(scripted, "Statement")).to_contain_text("payment policy")
    expect(path.get_by_role("listitem")).to_have_count(3)


@pytest.mark.parametrize(("link", "named"), [("p7s9", "new insights"), ("Paragraph 7", "middle phase")])
def test_a_sentence_or_a_paragraph_lights_what_it_says(scripted: Page, link: str, named: str) -> None:
    article = show(opened(scripted), "Article")
    article.get_by_role("link", name=link, exact=True).click()
    expect(article.get_by_role("link", name=link, exact=True)).to_have_attribute("aria-current", "true")
    expect(article.get_by_role("link", name=link, exact=True)).to_be_focused()
    expect(lit(scripted).filter(has_text=named)).not_to_have_count(0)


def test_the_course_leads_to_a_concept_and_stays(scripted: Page) -> None:
    course = show(opened(scripted), "Course of treatment")
    expect(course.get_by_role("heading", level=3)).to_have_text(
        ["evaluation phase", "middle phase", "termination phase"]
    )
    course.get_by_role("link", name="free expression", exact=True).click()
    expect(card(scripted, "free expression")).to_be_visible()
    expect(course.get_by_role("listitem").filter(has_text="free expression").last).to_have_class("here")


def test_the_table_is_sorted_by_its_heads(scripted: Page) -> None:
    table = show(opened(scripted), "Statements")
    value = table.get_by_role("columnheader", name="value")
    for order, sign in (("ascending", "↑"), ("descending", "↓")):
        value.get_by_role("link").click()
        expect(value).to_have_attribute("aria-sort", order)
        expect(value).to_contain_text(sign)
        expect(value.get_by_role("link")).to_be_focused()


def test_the_table_is_filtered_by_what_one_types(scripted: Page) -> None:
    table = show(opened(scripted), "Statements")
    box = table.get_by_role("searchbox", name="Filter")
    box.press_sequentially("insight p7s9")
    box.press("Enter")
    expect(table).to_contain_text(re.compile(r"\d statements$|\d statements\n"))
    for row in table.get_by_role("row").all()[1:]:
        expect(row).to_contain_text("p7s9")
    expect(scripted.get_by_role("status")).to_have_text(re.compile(r"^\d+ statements$"))
    expect(box).to_be_focused()
    box.fill("nothing has these words")
    table.get_by_role("button", name="Filter").click()
    expect(table).to_contain_text("No statement has all these words.")
    table.get_by_role("link", name="Show all").click()
    expect(table.get_by_role("row")).to_have_count(101)
    expect(box).to_have_value("")


def test_the_table_turns_its_pages(scripted: Page) -> None:
    table = show(opened(scripted), "Statements")
    first = table.get_by_role("row").nth(1)
    told = first.inner_text()
    table.get_by_role("link", name="next").click()
    expect(table).to_contain_text("page 2 of")
    expect(first).not_to_have_text(told)
    table.get_by_role("link", name="previous").click()
    expect(table).to_contain_text("page 1 of")
    expect(first).to_have_text(re.compile(re.escape(told.split("\t")[0])))


def test_a_row_leads_to_its_statement_and_back_again(scripted: Page) -> None:
    table = show(opened(scripted), "Statements")
    place = table.get_by_role("row").nth(1).locator("[data-statement]")
    name = place.get_attribute("data-statement")
    place.click()
    expect(card(scripted, "Statement")).to_be_visible()
    expect(scripted.locator(".line.chosen")).to_have_attribute("data-statement", name or "")
    card(scripted, "Statement").get_by_role("link", name="Close the statement").click()
    expect(place).to_be_focused()


@pytest.mark.parametrize("width", [320, 640])
def test_no_view_is_wider_than_its_window(scripted: Page, width: int) -> None:
    """640 pixels are what is left of 1280 when zoomed to 200 %."""
    scripted.set_viewport_size({"width": width, "height": 512})
    opened(scripted)
    for name in ("Statements", "Course of treatment", "Compare", "Path", "Article"):
        show(scripted, name)
        assert overflow(scripted) <= 0, name
    for address in (
        "/?focus=insight&statement=middle-phase+involves+insight",
        "/?whole=1",
        "/?q=Which+phases+involve+insight",
    ):
        assert overflow(opened(scripted, address)) <= 0, address


def test_on_paper_the_drawing_and_the_cards_are_left(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    scripted.emulate_media(media="print")
    expect(scripted.get_by_role("navigation")).to_have_count(0)
    expect(mark(scripted, "insight")).to_be_visible()
    expect(card(scripted, "insight")).to_be_visible()
    frame = scripted.locator("#drawing").bounding_box()
    assert frame
    for each in scripted.locator("#marks .shape").all():
        place = each.bounding_box()
        assert place
        assert frame["y"] <= place["y"] <= frame["y"] + frame["height"]


@pytest.mark.parametrize("name", ["Statements", "Course of treatment", "Compare", "Path", "Article"])
def test_on_a_phone_a_view_comes_before_its_drawing(scripted: Page, name: str) -> None:
    scripted.set_viewport_size({"width": 320, "height": 800})
    beside, frame = show(opened(scripted), name).bounding_box(), scripted.locator("#drawing").bounding_box()
    assert beside
    assert frame
    assert beside["y"] < frame["y"]
