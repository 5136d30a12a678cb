"""What is seen, saved as a file: drawing, picture, table, data."""

import csv
import json
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import cast

from playwright.sync_api import Page, expect

from tests.explorer.looking import drawing, opened, seen_from, show, view

SVG = "{http://www.w3.org/2000/svg}"
LABELS = {"insight", "middle phase", "termination phase", "patient", "new insights"}


def saved(page: Page, name: str) -> Path:
    link = page.get_by_role("link", name=name, exact=True)
    with page.expect_download() as waiting:
        link.click()
    assert re.fullmatch(rf"psykg(-[a-z-]+)?\.{name.lower()}", waiting.value.suggested_filename)
    return waiting.value.path()


def texts(file: Path) -> set[str]:
    return {" ".join(text.itertext()) for text in ET.parse(file).iter(f"{SVG}text")}  # noqa: S314 (our own)


def size(file: Path) -> tuple[int, int]:
    """Of a PNG, as its header tells it."""
    head = file.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    return cast("tuple[int, int]", struct.unpack(">II", head[16:24]))


def test_the_drawing_is_saved_as_it_is_seen(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    whole = saved(scripted, "SVG")
    assert texts(whole) >= LABELS
    scripted.get_by_role("button", name="Zoom in").click()
    seen_from(scripted)
    windows = [ET.parse(file).getroot().get("viewBox", "") for file in (whole, saved(scripted, "SVG"))]  # noqa: S314
    assert float(windows[1].split()[2]) < float(windows[0].split()[2])
    scripted.reload()
    scripted.get_by_role("button", name="Fit the drawing").click()
    assert ET.parse(saved(scripted, "SVG")).getroot().get("viewBox", "") == windows[0]  # noqa: S314


def test_the_drawing_is_saved_as_a_picture(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    fit = [float(number) for number in (drawing(scripted).get_attribute("data-fit") or "").split()]
    file = saved(scripted, "PNG")
    width, height = size(file)
    assert width == 2 * round(fit[2])
    assert height == 2 * round(fit[3])
    assert file.stat().st_size > 10_000


def test_the_whole_graph_is_saved_as_a_picture(scripted: Page) -> None:
    assert size(saved(opened(scripted, "/?whole=1"), "PNG"))[0] > 1000


def test_what_is_seen_is_saved_as_table_and_data(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    rows = list(csv.DictReader(saved(scripted, "CSV").read_text(encoding="utf-8").splitlines()))
    told = json.loads(saved(scripted, "JSON").read_text(encoding="utf-8"))
    expect(scripted.locator(".line")).to_have_count(len(rows))
    assert len(told["statements"]) == len(rows)
    assert {concept["label"] for concept in told["concepts"]} >= LABELS
    show(scripted, "Statements")
    view(scripted, "Statements").get_by_role("searchbox").fill("p7s9")
    view(scripted, "Statements").get_by_role("button", name="Filter").click()
    expect(scripted.get_by_role("link", name="CSV", exact=True)).to_have_attribute(
        "href", "/?view=statements&focus=insight&words=p7s9&format=csv"
    )
    filtered = list(csv.DictReader(saved(scripted, "CSV").read_text(encoding="utf-8").splitlines()))
    expect(view(scripted, "Statements").get_by_role("row")).to_have_count(len(filtered) + 1)


def test_files_are_saved_and_the_version_is_told_without_a_script(page: Page) -> None:
    page.goto("/?focus=insight")
    assert texts(saved(page, "SVG")) >= LABELS
    assert "middle phase" in saved(page, "CSV").read_text(encoding="utf-8")
    assert json.loads(saved(page, "JSON").read_text(encoding="utf-8"))["version"] == "https://w3id.org/psykg/0.1.0"
    expect(page.get_by_role("link", name="PNG", exact=True)).to_be_hidden()
    expect(page.get_by_role("link", name="https://w3id.org/psykg/0.1.0")).to_be_visible()


def test_without_a_script_one_goes_from_concept_to_sentence_and_through_all_views(page: Page) -> None:
    page.goto("/")
    view(page, "Concepts by kind").get_by_role("link", name="insight", exact=True).click()
    page.locator('#cards [data-statement="insight isInvolvedIn middle-phase"]').click()
    expect(page.get_by_role("heading", name="Statement", exact=True)).to_be_visible()
    page.locator("#cards").get_by_role("link", name="p7s9", exact=True).first.click()
    expect(view(page, "Article").get_by_role("link", name="p7s9", exact=True)).to_have_attribute("aria-current", "true")
    for name in ("Statements", "Course of treatment", "Compare", "Path"):
        show(page, name)
    view(page, "Path").get_by_role("combobox", name="From").select_option(label="insight")
    view(page, "Path").get_by_role("combobox", name="To").select_option(label="payment policy")
    view(page, "Path").get_by_role("button", name="Find").click()
    expect(view(page, "Path").get_by_role("listitem")).to_have_count(3)
    expect(page.locator("#drawing .mark.lit")).to_have_count(4)
    page.locator("#drawing .mark.lit .shape").first.click()
    expect(page.locator("#concept-heading")).to_be_visible()
    expect(page.get_by_role("button", name="Zoom in")).to_be_hidden()
