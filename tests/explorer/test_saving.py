"""What is seen, saved as a file: drawing, picture, table, data."""

import csv
import json
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.looking import drawing, opened, seen_from, show, view

FOOT = 22
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


def scale(file: Path) -> float:
    """By how much the world of a saved drawing is enlarged."""
    (world,) = (each for each in ET.parse(file).iter(f"{SVG}g") if each.get("class") == "world")  # noqa: S314 (our own)
    return float((world.get("transform") or "").partition("scale(")[2].rstrip(")"))


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
    closer = saved(scripted, "SVG")
    assert scale(closer) == pytest.approx(1.4 * scale(whole))
    scripted.get_by_role("button", name="Fit the drawing").click()
    assert scale(saved(scripted, "SVG")) == pytest.approx(scale(whole))


def test_a_saved_drawing_needs_no_style_and_says_where_it_is_from(scripted: Page) -> None:
    opened(scripted, "/?statement=supportive-therapy+hasPrimaryGoal+personality-change&focus=personality-change")
    drawn = ET.parse(saved(scripted, "SVG")).getroot()  # noqa: S314 (our own)
    assert drawn.find(f"{SVG}style") is None
    assert {each.get("fill", "") for each in drawn.iter(f"{SVG}path")} & {"rgb(47, 111, 179)"}
    words = {" ".join(text.itertext()) for text in drawn.iter(f"{SVG}text")}
    assert any(each.endswith("https://w3id.org/psykg/0.1.0") for each in words)
    assert any(each.startswith("NOT has primary goal") for each in words)


def test_the_drawing_is_saved_as_a_picture(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    frame = drawing(scripted).bounding_box()
    assert frame
    file = saved(scripted, "PNG")
    width, height = size(file)
    assert width == pytest.approx(2 * frame["width"], abs=4)
    assert height == pytest.approx(2 * (frame["height"] + FOOT), abs=4)
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
        "href", "/?view=statements&words=p7s9&focus=insight&format=csv"
    )
    filtered = list(csv.DictReader(saved(scripted, "CSV").read_text(encoding="utf-8").splitlines()))
    expect(view(scripted, "Statements").get_by_role("row")).to_have_count(len(filtered) + 1)


def test_files_are_saved_and_the_version_is_told_without_a_script(page: Page) -> None:
    page.goto("/?focus=insight")
    assert texts(saved(page, "SVG")) >= LABELS
    assert "middle phase" in saved(page, "CSV").read_text(encoding="utf-8")
    assert json.loads(saved(page, "JSON").read_text(encoding="utf-8"))["version"] == "https://w3id.org/psykg/0.1.0"
    expect(page.get_by_role("link", name="PNG", exact=True)).to_be_hidden()
    page.get_by_text("Cite this").click()
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
