"""How a test looks at the explorer page: its regions by role and name, and where things stand in the drawing."""

import re
from typing import cast

from playwright.sync_api import Locator, Page, expect

SETTLED = """() => {
  const world = document.querySelector("#drawing.live .world");
  const [before, now] = [window.lastSeen, world?.getAttribute("transform")];
  window.lastSeen = now;
  return now !== undefined && before === now;
}"""
ON_LINE = """(line) => {
  const path = line.querySelector(".stroke");
  for (const part of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]) {
    const point = path.getPointAtLength(path.getTotalLength() * part).matrixTransform(path.getScreenCTM());
    if (document.elementFromPoint(point.x, point.y)?.closest(".line") === line) return [point.x, point.y];
  }
  return null;
}"""
BOXES = """() => [...document.querySelectorAll("#drawing .label")]
  .filter((label) => label.checkVisibility({ visibilityProperty: true }))
  .map((label) => [label.textContent, label.getBoundingClientRect()])
  .map(([text, { left, top, right, bottom }]) => [text, left, top, right, bottom])"""

Seen = tuple[float, float, float]


def opened(page: Page, address: str = "/") -> Page:
    """The page, as soon as its drawing can be used."""
    page.goto(address)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the drawing has come to rest."""
    page.evaluate("window.lastSeen = undefined")
    page.wait_for_function(SETTLED)


def card(page: Page, name: str) -> Locator:
    return page.locator("#cards").get_by_role("region", name=name, exact=True)


def view(page: Page, name: str) -> Locator:
    """What stands beside the drawing."""
    return page.locator("#beside").get_by_role("region", name=name, exact=True)


def show(page: Page, name: str) -> Locator:
    """Choose a view."""
    page.get_by_role("navigation", name="Views").get_by_role("link", name=name).click()
    expect(view(page, name)).to_be_visible()
    return view(page, name)


def drawing(page: Page) -> Locator:
    return page.get_by_role("group", name="Drawing")


def marks(page: Page) -> Locator:
    return drawing(page).get_by_role("option")


def mark(page: Page, label: str) -> Locator:
    return drawing(page).get_by_role("option", name=re.compile(f"^{re.escape(label)}, "))


def lit(page: Page) -> Locator:
    return drawing(page).get_by_role("option", name=re.compile(", lit$"))


def search_box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search by label")


def question_box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Your question")


def ask(page: Page, question: str) -> Locator:
    question_box(page).fill(question)
    question_box(page).press("Enter")
    expect(card(page, "Answer")).to_be_visible()
    return card(page, "Answer")


def click_line(page: Page, statement: str) -> None:
    """Click where the line of a statement is and nothing lies over it."""
    settled(page)
    point = page.locator(f'.line[data-statement="{statement}"]').evaluate(ON_LINE)
    assert point, f"the line of “{statement}” is nowhere to be hit"
    page.mouse.click(*point)


def seen_from(page: Page) -> Seen:
    """How the drawing is moved and zoomed: x, y and factor."""
    settled(page)
    transform = page.locator("#drawing .world").get_attribute("transform") or ""
    x, y, k = (float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", transform))
    return x, y, k


def label_boxes(page: Page) -> list[tuple[str, float, float, float, float]]:
    """The labels of the drawing that are seen: text, left, top, right, bottom."""
    return [tuple(box) for box in cast("list[list[object]]", page.evaluate(BOXES))]  # type: ignore[misc]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return cast("int", page.evaluate("document.documentElement.scrollWidth - innerWidth"))
