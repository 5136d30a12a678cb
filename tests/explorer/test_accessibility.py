"""What WCAG 2.2 AA asks of the pages, as far as a browser can measure it: at 320 pixels, in light and dark."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast

import pytest
from playwright.sync_api import Browser, Page, expect

PATHS = (
    "/",
    "/entity/insight",
    "/entity/supportive-therapy",
    "/entity/middle-phase",
    "/entity/p2s1",
    "/entity/p10s2",
    "/entity/Phase",
    "/entity/involves",
    "/entity/hostile",
    "/entity/nothing",
    "/ask",
    "/ask?q=Which%20phases%20involve%20insight",
    "/ask?q=Does%20supportive%20therapy%20aim%20at%20personality%20change",
    "/ask?q=What%20is%20%E2%80%AE%3Cb%3Etransference",
    "/search?q=insight",
    "/search?q=insigth",
    "/queries",
    "/queries/all-quantities",
    "/queries/statements-about-a-concept?concept=insight&limit=2&page=2",
    "/sparql?query=SELECT%20x",
    "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Chttps%3A%2F%2Fw3id.org%2Fpsykg%2Finvolves%3E%20%3Fo%7D",
)
FRAMED = "/reconcile/preview?id=middle-phase"
"""For a frame on a page of others, and so without landmarks of its own."""
CRISIS = "/ask?q=I%20want%20to%20kill%20myself"
MEASURES = Path(__file__).parent / "data"


@pytest.fixture(scope="module", params=["light", "dark"])
def narrow(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page 320 pixels wide in one of the two colour schemes. The measuring itself needs JavaScript."""
    scheme = cast("Literal['light', 'dark']", request.param)
    context = browser.new_context(base_url=site, color_scheme=scheme, viewport={"width": 320, "height": 800})
    yield context.new_page()
    context.close()


def measured(page: Page, measure: str) -> list[str]:
    return cast("list[str]", page.evaluate((MEASURES / f"{measure}.js").read_text(encoding="utf-8")))


def opened(page: Page, path: str) -> Page:
    page.goto(path)
    for summary in page.locator("summary").all():
        summary.click()
    return page


@pytest.mark.parametrize("path", [*PATHS, CRISIS, FRAMED])
def test_text_stands_out_from_its_ground_fits_the_width_and_can_be_hit(narrow: Page, path: str) -> None:
    opened(narrow, path)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    assert measured(narrow, "contrast") == []
    assert measured(narrow, "targets") == []


@pytest.mark.parametrize("path", PATHS)
def test_headings_come_in_order_and_every_page_has_its_landmarks(page: Page, path: str) -> None:
    page.goto(path)
    levels = [int(heading.evaluate("e => e.tagName")[1]) for heading in page.locator("h1, h2, h3, h4").all()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for role in ("banner", "main", "contentinfo", "search"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("navigation", name="Site")).to_have_count(1)
    assert page.title()


def test_the_page_for_words_of_crisis_has_one_heading_and_leads_nowhere_but_home(page: Page) -> None:
    page.goto(CRISIS)
    expect(page.get_by_role("heading")).to_have_count(1)
    expect(page.get_by_role("main").get_by_role("link")).to_have_attribute("href", "/")
    for role in ("search", "navigation", "textbox"):
        expect(page.get_by_role(role)).to_have_count(0)


def test_the_first_tab_leads_past_the_header(page: Page) -> None:
    page.goto("/entity/insight")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_derivation_opens_by_keyboard_and_focus_is_seen(page: Page) -> None:
    page.goto("/entity/insight")
    summary = page.locator("summary").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if summary.evaluate("e => e === document.activeElement"):
            break
    assert summary.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("details").first).to_have_attribute("open", "")
