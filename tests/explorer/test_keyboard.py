"""The page by keyboard alone."""

import re
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.looking import (
    card,
    drawing,
    mark,
    marks,
    opened,
    seen_from,
    settled,
    show,
    view,
)

FOCUS = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  window.stops ??= new Map();
  if (!window.stops.has(at)) window.stops.set(at, window.stops.size);
  const within = [at, at.firstElementChild, at.closest(".frame")].filter(Boolean);
  return [window.stops.get(at), within.some((one) => getComputedStyle(one).outlineStyle !== "none")];
}"""
STEPS = """() => {
  const list = document.querySelector("#marks");
  const now = () => list.getAttribute("aria-activedescendant");
  const press = (key) => list.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const ways = new Map([[now(), []]]); // How each mark was reached from the first one.
  const untried = new Map();
  const tries = (mark) => {
    if (!untried.has(mark)) untried.set(mark, ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]);
    return untried.get(mark);
  };
  for (const [mark, way] of ways) {
    while (tries(mark).length) {
      ["Home", ...way].forEach(press);
      for (let key; (key = tries(now()).pop()); ) {
        const before = ways.get(now());
        press(key);
        if (!ways.has(now())) ways.set(now(), [...before, key]);
      }
    }
  }
  return [ways.size, list.querySelectorAll(".mark").length];
}"""


def stops(page: Page, most: int) -> list[bool]:
    """Press Tab until the page is left: for each stop whether one sees where focus is."""
    seen: list[bool] = []
    for _ in range(most + 1):
        page.keyboard.press("Tab")
        at = cast("tuple[int, bool] | None", page.evaluate(FOCUS))
        if at is None or (seen and at[0] == 0):
            return seen
        seen.append(at[1])
    pytest.fail(f"more than {most} Tab stops, or no way out")


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 60),
        ("/?focus=insight", 82),
        ("/?whole=1", 76),
        ("/?view=path", 64),
        ("/?q=Which+phases+involve+insight", 66),
    ],
)
def test_tab_stops_are_few_and_seen_and_lead_out_again(scripted: Page, address: str, most: int) -> None:
    seen = stops(opened(scripted, address), most)
    assert len(seen) > 20
    assert all(seen)


@pytest.mark.parametrize("address", ["/", "/?focus=patient&steps=2", "/?whole=1"])
def test_arrows_reach_every_mark(scripted: Page, address: str) -> None:
    opened(scripted, address).locator("#marks").focus()
    reached, all_marks = scripted.evaluate(STEPS)
    assert reached == all_marks > 20


def test_the_drawing_is_walked_by_arrows_and_enter_puts_a_mark_in_focus(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    view(scripted, "Concepts by kind").get_by_role("treeitem", selected=True).focus()
    for _ in range(10):
        scripted.keyboard.press("Tab")
        if drawing(scripted).get_by_role("listbox").evaluate("each => each === document.activeElement"):
            break
    listbox = drawing(scripted).get_by_role("listbox")
    expect(listbox).to_be_focused()
    expect(listbox).to_have_attribute("aria-activedescendant", mark(scripted, "insight").get_attribute("id") or "?")
    scripted.keyboard.press("ArrowLeft")
    active = scripted.locator(f"#{listbox.get_attribute('aria-activedescendant')}")
    name = active.get_attribute("data-concept")
    assert name != "insight"
    scripted.keyboard.press("Enter")
    expect(scripted).to_have_url(re.compile(f"focus={name}"))
    expect(listbox).to_be_focused()
    expect(scripted.get_by_role("status")).to_contain_text("in the drawing")
    scripted.keyboard.press("Tab")
    expect(scripted.get_by_role("button", name="Zoom in")).to_be_focused()


def test_keys_zoom_and_move_the_drawing(scripted: Page) -> None:
    opened(scripted, "/?focus=insight").locator("#marks").focus()
    x, y, k = seen_from(scripted)
    scripted.keyboard.press("+")
    assert seen_from(scripted)[2] == pytest.approx(k * 1.4)
    scripted.keyboard.press("-")
    scripted.keyboard.press("-")
    assert seen_from(scripted)[2] == pytest.approx(k / 1.4)
    scripted.keyboard.press("0")
    assert seen_from(scripted) == pytest.approx((x, y, k))
    scripted.keyboard.press("Shift+ArrowRight")
    scripted.keyboard.press("Shift+ArrowDown")
    right, down, _ = seen_from(scripted)
    assert right < x
    assert down < y
    expect(scripted).to_have_url(re.compile("at="))


def test_the_tree_has_the_keys_of_the_aria_practices(scripted: Page) -> None:
    tree = view(opened(scripted), "Concepts by kind").get_by_role("tree")
    tree.get_by_role("treeitem", name="therapy").first.focus()

    def pressed(key: str) -> str:
        scripted.keyboard.press(key)
        return " ".join(tree.locator(":focus > .twig, .leaf:focus").inner_text().split())

    assert pressed("ArrowDown") == "medication 1"
    assert pressed("ArrowUp") == "therapy 9"
    assert pressed("End") == "article 1"
    assert pressed("Home") == "therapy 9"
    assert pressed("p") == "phase 3"
    assert pressed("p") == "person 9"
    assert pressed("p") == "phase 3"
    phase = tree.get_by_role("treeitem", name="phase 3")
    expect(phase).to_have_attribute("aria-expanded", "false")
    assert pressed("ArrowRight") == "phase 3"
    expect(phase).to_have_attribute("aria-expanded", "true")
    assert pressed("ArrowRight") == "evaluation phase"
    assert pressed("m") == "middle phase"
    assert pressed("ArrowLeft") == "phase 3"
    assert pressed("ArrowLeft") == "phase 3"
    expect(phase).to_have_attribute("aria-expanded", "false")
    pressed("Enter")
    expect(phase).to_have_attribute("aria-expanded", "true")
    assert pressed("ArrowDown") == "evaluation phase"
    pressed("Enter")
    expect(card(scripted, "evaluation phase")).to_be_visible()
    expect(tree.get_by_role("treeitem", name="evaluation phase", selected=True)).to_be_focused()
    scripted.keyboard.press("Shift+Tab")
    scripted.keyboard.press("Tab")
    expect(tree.get_by_role("treeitem", name="evaluation phase")).to_be_focused()


def test_a_wide_table_is_scrolled_by_keyboard(scripted: Page) -> None:
    scripted.set_viewport_size({"width": 320, "height": 600})
    show(opened(scripted), "Statements")
    settled(scripted)
    frame = scripted.get_by_role("region", name="Table of statements")
    frame.focus()
    scripted.keyboard.press("ArrowRight")
    scripted.wait_for_function("() => document.activeElement.scrollLeft > 0")
    expect(marks(scripted)).not_to_have_count(0)
