"""Labels with HTML, quotes, 300 characters, right to left, of other scripts, or next to nothing."""

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.explorer.looking import (
    card,
    label_boxes,
    lit,
    mark,
    marks,
    opened,
    overflow,
    search_box,
    settled,
    show,
    view,
)

SCRIPT = """<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>"""
QUOTES = """"quoted" 'twice' `and` \\ again & again; --> ]]>"""
LONG = "LONG" * 75
HEBREW = "טיפול פסיכודינמי (מבוא) 123"
WIDE = "精神動力学的心理療法における洞察"
LABELS = (SCRIPT, QUOTES, LONG, HEBREW, WIDE)


@pytest.fixture(params=[320, 1280])
def hostile(browser: Browser, hostile_site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the site with such labels, that says nothing and runs nothing of theirs."""
    context = browser.new_context(
        base_url=hostile_site, viewport={"width": request.param, "height": 720}, reduced_motion="reduce"
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []
    assert page.title() != "broken"
    expect(page.locator("main :is(script, img)")).to_have_count(0)
    assert overflow(page) <= 0
    context.close()


def test_card_list_and_drawing_show_them_as_they_are(hostile: Page) -> None:
    opened(hostile, "/?focus=label-script")
    expect(card(hostile, SCRIPT).get_by_role("heading", level=2)).to_have_text(SCRIPT)
    for label in LABELS[1:]:
        expect(card(hostile, SCRIPT).get_by_role("link").filter(has_text=label).first).to_be_visible()
    names = [name.rsplit(",", 2)[0] for name in marks(hostile).evaluate_all("all => all.map((one) => one.ariaLabel)")]
    assert set(names) >= {SCRIPT, QUOTES, LONG, HEBREW}
    assert any(name.startswith(WIDE) for name in names)
    chosen = view(hostile, "Concepts by kind").get_by_role("treeitem", selected=True)
    expect(chosen).to_have_text([SCRIPT] * 3)  # By what is said of it, it belongs to three kinds.
    window = hostile.locator("#drawing").bounding_box()
    assert window
    for text, left, _, right, _ in label_boxes(hostile):
        assert right - left < 260, text


def test_they_are_found_by_typing(hostile: Page) -> None:
    opened(hostile)
    for typed, label in (("LONGLONG", LONG), ("טיפול", HEBREW), ("<img src", SCRIPT), ("精神", WIDE)):
        search_box(hostile).fill("")
        search_box(hostile).press_sequentially(typed)
        offer = hostile.get_by_role("listbox", name="Labels").get_by_role("option").first
        expect(offer).to_contain_text(label)
        assert overflow(hostile) <= 0
        offer.click()
        expect(hostile.locator("#concept-heading")).to_contain_text(label)
        settled(hostile)


def test_the_other_views_show_them(hostile: Page) -> None:
    opened(hostile, "/?view=statements&words=concerns+quoted")
    expect(view(hostile, "Statements").get_by_role("link", name=QUOTES, exact=True)).not_to_have_count(0)
    opened(hostile, "/?view=statements&words=concerns+LONG")
    expect(view(hostile, "Statements").get_by_role("link", name=LONG, exact=True)).to_have_count(1)
    assert overflow(hostile) <= 0
    opened(hostile, "/?view=compare&a=label-script&b=label-quotes")
    compared = view(hostile, "Compare")
    for label in (SCRIPT, QUOTES):
        expect(compared.get_by_role("link", name=label, exact=True)).not_to_have_count(0)
    one = view(hostile, "Compare").get_by_role("combobox", name="One")
    expect(one.locator("option", has_text="LONGLONG")).to_have_count(1)
    one.select_option(value="label-right-to-left")
    expect(compared.get_by_role("link", name=HEBREW, exact=True)).not_to_have_count(0)
    assert overflow(hostile) <= 0
    opened(hostile, "/?view=path&from=label-long&to=label-wide")
    expect(view(hostile, "Path").get_by_role("listitem")).to_have_count(2)
    expect(lit(hostile)).to_have_count(3)
    show(hostile, "Article")


def test_many_relations_between_two_are_drawn_apart_each_to_be_hit(hostile: Page) -> None:
    opened(hostile, "/?focus=label-quotes")
    hostile.locator("#drawing").scroll_into_view_if_needed()
    lines = hostile.locator(".line")
    assert lines.count() >= 12
    hit = lines.evaluate_all(
        """lines => lines.filter((line) => {
          const path = line.querySelector(".stroke");
          return Array.from({length: 19}, (_, place) => (place + 1) / 20).some((part) => {
            const point = path.getPointAtLength(path.getTotalLength() * part).matrixTransform(path.getScreenCTM());
            return document.elementFromPoint(point.x, point.y)?.closest(".line") === line;
          });
        }).length"""
    )
    assert hit == lines.count()


def test_files_hold_them_as_they_are(hostile: Page) -> None:
    opened(hostile, "/?focus=label-script")
    files = {}
    for name in ("SVG", "PNG", "CSV"):
        with hostile.expect_download() as waiting:
            hostile.get_by_role("link", name=name, exact=True).click()
        files[name] = waiting.value.path()
    svg = ET.parse(files["SVG"]).getroot()  # noqa: S314 (our own)
    assert not [
        each for each in svg.iter() if each.tag.rpartition("}")[2] in {"script", "img", "image", "foreignObject"}
    ]
    names = [each.get("aria-label", "") for each in svg.iter()]
    assert any(SCRIPT in name for name in names)
    assert any(LONG in name for name in names)
    rows = list(csv.DictReader(files["CSV"].read_text(encoding="utf-8").splitlines()))
    assert {SCRIPT, QUOTES, LONG, HEBREW} <= {
        label for row in rows for label in (row["subjectLabel"], row["valueLabel"])
    }
    assert files["PNG"].read_bytes().startswith(b"\x89PNG")


def test_next_to_nothing_is_a_label_too(hostile: Page) -> None:
    opened(hostile, "/?focus=label-short")
    expect(card(hostile, "|")).to_be_visible()
    expect(marks(hostile)).to_have_count(2)
    opened(hostile, "/?focus=label-empty")
    expect(card(hostile, "label empty")).to_be_visible()
    expect(mark(hostile, "label empty")).to_have_attribute("aria-selected", "true")
