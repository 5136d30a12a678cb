"""Labels in the drawing never cover each other, and parallel relations are drawn apart."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.explorer.looking import label_boxes, opened, seen_from

pytestmark = pytest.mark.long

STATES = (
    "/",
    "/?focus=insight",
    "/?focus=patient&steps=2",
    "/?whole=1",
    "/?view=course",
    "/?q=Which+phases+involve+insight",
)

ZOOMED = """(before) => {
  const { a } = document.querySelector(".world").transform.baseVal.consolidate().matrix;
  return Math.abs(a - before) > 1e-6 || a > 3.99 || a < 0.101;
}"""
MIDDLES = """(paths) => paths.map((path) => {
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
  return `${Math.round(x / 4)} ${Math.round(y / 4)} ${path.getAttribute("d")}`;
})"""
PAIRS = """(lines) => lines.map((line) => line.dataset.statement.split(" "))
  .map(([one, , other]) => [one, other].sort().join(" "))"""


def covered(page: Page) -> list[tuple[str, str]]:
    """The pairs of labels of which one covers a part of the other."""
    pairs = itertools.combinations(label_boxes(page), 2)
    return [
        (one[0], other[0])
        for one, other in pairs
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


@pytest.mark.parametrize("address", STATES)
def test_no_label_covers_another_however_far_one_zooms_by_buttons(scripted: Page, address: str) -> None:
    opened(scripted, address)
    assert len(label_boxes(scripted)) >= 5
    for way, times in (("Zoom out", 6), ("Zoom in", 13)):
        for _ in range(times):
            scripted.get_by_role("button", name=way).click()
            assert covered(scripted) == [], seen_from(scripted)
    assert seen_from(scripted)[2] == pytest.approx(4)


def test_no_label_covers_another_when_zoomed_by_wheel(scripted: Page) -> None:
    opened(scripted, "/?whole=1")
    seen = [seen_from(scripted)[2]]
    scripted.locator("#drawing").hover()
    scripted.keyboard.down("Control")
    for turn in [60] * 3 + [-15] * 20:
        scripted.mouse.wheel(0, turn)
        scripted.wait_for_function(ZOOMED, arg=seen[-1])
        seen.append(seen_from(scripted)[2])
        assert covered(scripted) == [], seen[-1]
    assert min(seen) <= 0.15
    assert max(seen) == pytest.approx(4)


def test_a_plain_wheel_scrolls_the_page(scripted: Page) -> None:
    scripted.set_viewport_size({"width": 1000, "height": 500})
    before = seen_from(opened(scripted))
    scripted.locator("#drawing").hover()
    scripted.mouse.wheel(0, 100)
    scripted.wait_for_function("() => scrollY > 0")
    assert seen_from(scripted) == before


def test_nearer_shows_more_labels_and_each_in_the_same_size(scripted: Page) -> None:
    opened(scripted, "/?whole=1")
    height = {round(bottom - top) for text, _, top, _, bottom in label_boxes(scripted) if text.strip() == "insight"}
    few = scripted.locator("#marks .label:not(.away)").count()
    all_labels = scripted.locator("#marks .label").count()
    assert 5 <= few < all_labels
    for _ in range(2):
        scripted.get_by_role("button", name="Zoom in").click()
    assert {round(b - t) for text, _, t, _, b in label_boxes(scripted) if text.strip() == "insight"} == height


def test_parallel_relations_are_drawn_apart(scripted: Page) -> None:
    opened(scripted, "/?whole=1")
    paths = scripted.locator(".line .stroke").evaluate_all(MIDDLES)
    assert len(paths) == len(set(paths)) > 300
    joined = scripted.locator(".line").evaluate_all(PAIRS)
    assert len(set(joined)) < len(joined)


@pytest.fixture
def handheld(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 400, "height": 700}, has_touch=True)
    yield context.new_page()
    context.close()


def test_two_fingers_zoom_the_drawing_and_one_scrolls_the_page(handheld: Page) -> None:
    _, _, k = seen_from(opened(handheld, "/?focus=insight"))
    handheld.locator("#drawing").scroll_into_view_if_needed()
    box = handheld.locator("#drawing").bounding_box()
    assert box
    devtools = handheld.context.new_cdp_session(handheld)
    middle, height = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 650)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        devtools.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py, "id": number} for number, (px, py) in enumerate(points)]},
        )

    touch("touchStart", (middle - 30, height), (middle + 30, height))
    for apart in (40, 50, 60):
        touch("touchMove", (middle - apart, height), (middle + apart, height))
    touch("touchEnd")
    zoomed = seen_from(handheld)
    assert zoomed[2] == pytest.approx(2 * k, rel=0.2)
    scrolled = handheld.evaluate("scrollY")
    touch("touchStart", (middle, height))
    for up in range(10, 200, 10):
        touch("touchMove", (middle, height - up))
    touch("touchEnd")
    handheld.wait_for_function("before => scrollY > before", arg=scrolled)
    assert seen_from(handheld) == zoomed
