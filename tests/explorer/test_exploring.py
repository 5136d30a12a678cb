"""Finding one's way by mouse: from a concept to a relation, to the sentence that says it, and back."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.explorer.looking import (
    ask,
    card,
    click_line,
    drawing,
    lit,
    mark,
    marks,
    opened,
    question_box,
    search_box,
    seen_from,
    settled,
    show,
    view,
)


def test_a_concept_is_found_by_typing_and_put_in_the_middle(scripted: Page) -> None:
    search_box(opened(scripted)).press_sequentially("insi")
    offers = scripted.get_by_role("listbox", name="Labels").get_by_role("option")
    expect(offers.first).to_have_text("insight mental concept")
    search_box(scripted).press("ArrowDown")
    search_box(scripted).press("Enter")
    expect(card(scripted, "insight")).to_contain_text("Seeing in oneself what one was not aware of")
    expect(scripted).to_have_url(re.compile(r"/\?focus=insight$"))
    expect(mark(scripted, "insight")).to_have_attribute("aria-selected", "true")
    seen_from(scripted)
    frame = drawing(scripted).bounding_box()
    assert frame
    for each in marks(scripted).all():
        place = each.locator(".shape").bounding_box()
        assert place
        assert frame["x"] <= place["x"] <= frame["x"] + frame["width"] - place["width"]
        assert frame["y"] <= place["y"] <= frame["y"] + frame["height"] - place["height"]


def test_a_line_leads_to_its_derivation_and_on_to_the_sentence_in_the_article(scripted: Page) -> None:
    click_line(opened(scripted, "/?focus=insight"), "middle-phase involves insight")
    told = card(scripted, "Statement")
    expect(told.locator(".said")).to_have_text("middle phase involves insight")
    expect(told).to_contain_text("The article does not say it in so many words: it follows.")
    expect(
        told.get_by_role("listitem").filter(has_text="identification of patterns develops new insights")
    ).not_to_have_count(0)
    told.get_by_role("link", name="p7s9", exact=True).first.click()
    article = view(scripted, "Article")
    expect(article.get_by_role("link", name="p7s9", exact=True)).to_have_attribute("aria-current", "true")
    expect(lit(scripted).filter(has_text="new insights")).to_have_count(1)
    expect(told).to_have_count(0)


def test_a_ground_leads_to_its_sentence_in_the_outline_with_its_modality(scripted: Page) -> None:
    opened(scripted, "/?focus=expressive-therapy")
    card(scripted, "expressive therapy").get_by_role("link", name="p2s2 : why relief of symptoms").click()
    told = card(scripted, "Statement")
    expect(told.get_by_role("heading", name="Said in p2s2 always")).to_be_visible()
    expect(told.get_by_role("listitem").filter(has=scripted.get_by_role("link", name="p2s2"))).to_have_class("here")
    expect(told).to_contain_text("Paragraph 2")
    expect(card(scripted, "expressive therapy")).to_be_visible()
    expect(scripted.locator(".line.chosen title")).to_have_text(
        re.compile("^expressive therapy has goal relief of symptoms .p2s2")
    )


def test_the_phases_that_involve_insight_are_named_and_lit(scripted: Page) -> None:
    answer = ask(opened(scripted), "which phases involve insight?")
    expect(answer).to_contain_text("The middle phase and the termination phase involve insight.")
    expect(lit(scripted)).to_have_count(2)
    for phase in ("middle phase", "termination phase"):
        expect(mark(scripted, phase)).to_have_accessible_name(re.compile(", lit$"))
        expect(answer.get_by_role("link", name=phase, exact=True)).to_be_visible()
    answer.get_by_role("link", name="The query in SPARQL").click()
    expect(scripted).to_have_url(re.compile(r"/sparql\?query="))
    scripted.go_back()
    expect(card(scripted, "Answer")).to_be_visible()


def test_an_example_is_asked_by_a_click(scripted: Page) -> None:
    opened(scripted).get_by_role("link", name="What is meant by insight?").click()
    expect(card(scripted, "Answer")).to_contain_text("Seeing in oneself")
    expect(question_box(scripted)).to_have_value("What is meant by insight?")


def test_more_steps_and_the_whole_graph_show_more(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    counts = [marks(scripted).count()]
    for steps in ("2", "3"):
        scripted.get_by_role("link", name=f"steps: {steps}").click()
        expect(scripted.get_by_role("link", name=f"steps: {steps}")).to_have_attribute("aria-current", "true")
        counts.append(marks(scripted).count())
    scripted.get_by_role("link", name="the whole graph").click()
    expect(scripted.get_by_role("link", name="less of it")).to_be_visible()
    assert counts[0] < counts[1] < counts[2] < marks(scripted).count()
    expect(scripted.locator(".rest .mark")).to_have_count(0)


def test_the_legend_hides_a_kind_and_shows_it_again(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    legend = scripted.get_by_role("list", name="Kinds")
    legend.get_by_role("link", name="phase 2 : hide").click()
    expect(mark(scripted, "middle phase")).to_have_count(0)
    legend.get_by_role("link", name="phase : show").click()
    expect(mark(scripted, "middle phase")).to_have_count(1)


def test_hidden_kinds_keep_their_place_in_the_legend_and_come_back_together(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    legend = scripted.get_by_role("list", name="Kinds")
    kinds = [each.get_attribute("id") for each in legend.get_by_role("link").all()]
    for name in ("phase 2 : hide", "outcome 2 : hide"):
        legend.get_by_role("link", name=name).click()
        expect(legend.get_by_role("link", name=": show")).not_to_have_count(0)
    expect(legend.get_by_role("link", name=": show")).to_have_count(2)
    assert [each.get_attribute("id") for each in legend.get_by_role("link").all()] == [*kinds, "all-kinds"]
    legend.get_by_role("link", name="all kinds").click()
    expect(legend.get_by_role("link", name=": show")).to_have_count(0)
    expect(mark(scripted, "middle phase")).to_have_count(1)


def test_the_chosen_concept_is_seen_in_the_list_and_the_page_stays_where_it_is(scripted: Page) -> None:
    scripted.set_viewport_size({"width": 1440, "height": 600})
    # Not by the pointer: to click there the browser itself may have to scroll.
    mark(opened(scripted, "/?focus=patient"), "insight").dispatch_event("click")
    expect(card(scripted, "insight")).to_be_visible()
    scripted.wait_for_function(
        """() => {
          const [row, list] = [".tree [aria-current]", ".tree"]
            .map((each) => document.querySelector(each)?.getBoundingClientRect());
          return row && row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
        }"""
    )
    settled(scripted)
    assert scripted.evaluate("scrollY") == 0


def test_what_follows_can_be_left_out(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    expect(scripted.locator(".line.inferred")).not_to_have_count(0)
    scripted.get_by_role("link", name="only what is stated").click()
    expect(scripted.locator(".line.inferred")).to_have_count(0)


def test_back_and_forward_restore_view_selection_and_question(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    show(scripted, "Statements")
    ask(scripted, "Which phases involve insight?")
    scripted.go_back()
    expect(card(scripted, "Answer")).to_have_count(0)
    expect(question_box(scripted)).to_have_value("")
    expect(view(scripted, "Statements")).to_be_visible()
    scripted.go_back()
    expect(view(scripted, "Concepts by kind")).to_be_visible()
    expect(mark(scripted, "insight")).to_have_attribute("aria-selected", "true")
    scripted.go_forward()
    scripted.go_forward()
    expect(card(scripted, "Answer")).to_be_visible()
    expect(question_box(scripted)).to_have_value("Which phases involve insight?")
    expect(lit(scripted)).to_have_count(2)


@pytest.mark.parametrize("way", ["Zoom in", "Zoom out", "Move left", "Move up"])
def test_who_opens_a_shared_address_sees_the_same(scripted: Page, browser: Browser, site: str, way: str) -> None:
    opened(scripted, "/?focus=insight")
    for _ in range(2):
        scripted.get_by_role("button", name=way).click()
    place = seen_from(scripted)
    scripted.locator('#cards [data-statement="insight isGainedBy patient"]').click()
    expect(card(scripted, "Statement")).to_be_visible()
    assert seen_from(scripted) == pytest.approx(place)
    with browser.new_context(base_url=site) as other:
        same = opened(other.new_page(), scripted.url)
        expect(card(same, "Statement").locator(".said")).to_have_text("insight is gained by patient")
        expect(card(same, "insight")).to_be_visible()
        assert seen_from(same) == pytest.approx(place, rel=0.01, abs=2)


@pytest.mark.parametrize(("motion", "glides"), [("no-preference", True), ("reduce", False)])
def test_the_drawing_glides_only_where_motion_is_welcome(
    scripted: Page, motion: Literal["no-preference", "reduce"], glides: bool
) -> None:
    scripted.emulate_media(reduced_motion=motion)
    opened(scripted, "/?focus=insight")
    scripted.evaluate(
        """() => {
          window.glided = false;
          new MutationObserver(() => { window.glided ||= document.querySelector("svg.gliding") !== null; })
            .observe(document.getElementById("stage"), { subtree: true, childList: true, attributeFilter: ["class"] });
        }"""
    )
    mark(scripted, "patient").locator(".shape").click()
    expect(card(scripted, "patient")).to_be_visible()
    seen_from(scripted)
    assert scripted.evaluate("window.glided") is glides
