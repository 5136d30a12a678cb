"""Roles, names and states as the browser computes them for assistive technology."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.looking import card, drawing, mark, marks, opened, question_box, search_box, show, view


def computed(page: Page) -> list[dict[str, Any]]:
    """The nodes of the accessibility tree: role, name and properties."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            **{each["name"]: each["value"].get("value") for each in node.get("properties", [])},
        }
        for node in nodes
        if not node["ignored"]
    ]


def test_the_list_is_a_tree_with_levels_and_states(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    items = [node for node in computed(scripted) if node["role"] == "treeitem"]
    kinds = [node for node in items if node["level"] == 1]
    leaves = [node for node in items if node["level"] == 2]
    assert len(kinds) == 22
    assert [node["name"] for node in kinds if node["expanded"]] == ["mental concept 52"]
    assert len(leaves) == 52
    assert [node["name"] for node in leaves if node.get("selected")] == ["insight"]
    tree = view(scripted, "Concepts by kind").get_by_role("tree", name="Concepts by kind")
    expect(
        tree.get_by_role("treeitem", name="mental concept 52", exact=True).get_by_role("group").get_by_role("treeitem")
    ).to_have_count(52)
    tree.get_by_text("phase", exact=True).click()
    expect(tree.get_by_role("treeitem", name="phase 3", expanded=True)).to_be_visible()
    expect(tree.get_by_role("treeitem", name="middle phase", selected=False)).to_be_visible()


def test_the_drawing_is_a_list_of_concepts_named_by_label_kind_and_weight(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    options = [node for node in computed(scripted) if node["role"] == "option"]
    assert [node["name"] for node in options if node["selected"]] == ["insight, mental concept, 10 statements"]
    assert len(options) == marks(scripted).count()
    listbox = drawing(scripted).get_by_role("listbox", name="Concepts in the drawing")
    expect(listbox.get_by_role("option", selected=True)).to_have_count(1)
    expect(drawing(scripted).get_by_role("link")).to_have_count(0)


def test_lines_and_what_is_there_for_orientation_only_are_not_read_out(scripted: Page) -> None:
    opened(scripted, "/?focus=insight")
    assert not [node for node in computed(scripted) if "involves · inferred" in node["name"]]
    expect(scripted.locator(".rest")).to_have_attribute("aria-hidden", "true")
    expect(scripted.locator(".lines")).to_have_attribute("aria-hidden", "true")


def test_the_table_tells_by_what_it_is_sorted(scripted: Page) -> None:
    opened(scripted, "/?view=statements&sort=-relation")
    table = view(scripted, "Statements").get_by_role("region", name="Table of statements").get_by_role("table")
    heads = table.get_by_role("columnheader")
    expect(heads).to_have_text(["concept", "relation ↓", "other concept or value", "said in", "how firmly"])
    assert [each.get_attribute("aria-sort") for each in heads.all()] == [None, "descending", None, None, None]
    expect(table.get_by_role("columnheader", name="relation", exact=True)).to_have_count(1)
    expect(table.get_by_role("rowheader")).to_have_count(100)
    comparison = show(scripted, "Compare").get_by_role("table")
    expect(comparison.get_by_role("rowheader", name="has goal", exact=True)).to_have_count(1)


def test_counts_are_announced(scripted: Page) -> None:
    opened(scripted)
    status = scripted.get_by_role("status")
    expect(status).to_have_count(1)
    expect(status).to_have_text(re.compile(r"^\d+ concepts and \d+ statements in the drawing$"))
    handle = status.element_handle()
    mark(scripted, "patient").locator(".shape").click()
    expect(card(scripted, "patient")).to_be_visible()
    expect(status).to_have_text(re.compile(r"^patient is in focus: \d+ concepts and \d+ statements in the drawing$"))
    show(scripted, "Statements")
    assert status.evaluate("(now, before) => now === before", handle)  # Only what stays there is announced.


@pytest.mark.parametrize("box", ["search", "question"])
def test_the_boxes_tell_what_they_offer(scripted: Page, box: str) -> None:
    opened(scripted)
    field, name = (search_box(scripted), "Labels") if box == "search" else (question_box(scripted), "Questions")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("which phases" if box == "question" else "phase")
    listbox = scripted.get_by_role("listbox", name=name)
    expect(listbox).to_be_visible()
    expect(listbox).to_have_attribute("aria-busy", "false")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-controls", listbox.get_attribute("id") or "?")
    count = listbox.get_by_role("option").count()
    expect(scripted.get_by_text(f"{count} offered")).to_have_attribute("aria-live", "polite")
    field.press("ArrowDown")
    chosen = listbox.get_by_role("option", selected=True)
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "?")
    field.press("ArrowUp")
    expect(chosen).to_have_count(0)
    field.press("ArrowUp")
    expect(listbox.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(listbox).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially(" xyz")
    expect(scripted.get_by_text("nothing offered")).to_have_count(1)


@pytest.mark.parametrize(
    "address",
    ["/?focus=insight&statement=middle-phase+involves+insight", "/?view=course", "/?view=compare", "/?whole=1"],
)
def test_names_are_labels_and_nothing_is_nameless(scripted: Page, address: str) -> None:
    opened(scripted, address)
    named = [
        node
        for node in computed(scripted)
        if node["role"] in {"link", "button", "option", "treeitem", "combobox", "listbox", "region"}
    ]
    assert len(named) > 50
    assert [node for node in named if not node["name"].strip()] == []
    identifiers = re.compile(r"https://w3id\.org/psykg/(?!0\.1\.0)|\b[a-z]+-phase\b|\bhasGoal\b")
    assert [node["name"] for node in named if identifiers.search(node["name"])] == []
