"""When the service is down, slow or asked for what is not there; and what the page keeps to itself."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.explorer.looking import (
    ask,
    card,
    click_line,
    lit,
    mark,
    opened,
    question_box,
    search_box,
    settled,
    show,
    view,
)

INSIGHT = re.compile(r"/\?focus=insight$")
DOWN = '<main><p class="problem">The engine is away.</p></main>'


def test_a_service_that_is_away_is_told_and_asked_again(scripted: Page) -> None:
    opened(scripted)
    scripted.route("**/?q=*", lambda route: route.fulfill(status=503, content_type="text/html", body=DOWN), times=1)
    scripted.get_by_role("link", name="What is meant by insight?").click()
    notice = scripted.get_by_role("alert")
    expect(notice).to_contain_text("The engine is away.")
    scripted.route("**/?q=*", lambda route: route.abort(), times=1)
    notice.get_by_role("button", name="Retry").click()
    expect(notice).to_contain_text("The service does not answer.")
    expect(notice).to_have_count(1)
    notice.get_by_role("button", name="Retry").press("Enter")
    expect(card(scripted, "Answer")).to_be_visible()
    expect(scripted.get_by_role("heading", name="Answer", exact=True)).to_be_focused()
    expect(notice).to_have_count(0)
    scripted.go_back()
    expect(card(scripted, "Answer")).to_have_count(0)


def test_back_while_the_service_is_away_is_tried_again(scripted: Page) -> None:
    opened(scripted)
    show(scripted, "Path")
    scripted.route(re.compile(r"/$"), lambda route: route.abort(), times=1)
    scripted.go_back()
    scripted.get_by_role("button", name="Retry").click()
    expect(view(scripted, "Concepts by kind")).to_be_visible()
    scripted.go_forward()
    expect(view(scripted, "Path")).to_be_visible()


def test_a_slow_answer_shows_progress(scripted: Page) -> None:
    opened(scripted)
    held: list[Route] = []
    scripted.route("**/?view=*", lambda route: held.append(route))  # noqa: PLW0108 (playwright marks the function)
    scripted.get_by_role("link", name="Article", exact=True).click()
    progress = scripted.get_by_role("progressbar", name="Loading")
    expect(progress).to_be_visible()
    held[0].continue_()
    expect(view(scripted, "Article")).to_be_visible()
    expect(progress).to_have_count(0)


def test_what_is_chosen_last_is_shown(scripted: Page) -> None:
    opened(scripted)
    held: list[Route] = []
    scripted.route("**/?view=article", lambda route: held.append(route))  # noqa: PLW0108
    scripted.get_by_role("link", name="Article", exact=True).click()
    expect(scripted.get_by_role("progressbar")).to_be_visible()
    show(scripted, "Path")
    expect(scripted.get_by_role("progressbar")).to_have_count(0)
    scripted.unroute_all(behavior="ignoreErrors")
    expect(scripted.get_by_role("alert")).to_have_count(0)
    expect(view(scripted, "Path")).to_be_visible()
    expect(scripted).to_have_url(re.compile(r"view=path$"))


def test_offers_that_come_late_leave_what_one_points_at(scripted: Page) -> None:
    field = search_box(opened(scripted))
    field.press_sequentially("insi")
    listbox = scripted.get_by_role("listbox", name="Labels")
    expect(listbox).to_have_attribute("aria-busy", "false")
    held: list[Route] = []
    scripted.route("**/search?*", lambda route: held.append(route))  # noqa: PLW0108
    with scripted.expect_request("**/search?q=insig"):
        field.press("g")
    expect(listbox).to_have_attribute("aria-busy", "true")
    field.press("ArrowDown")
    held[0].continue_()
    expect(listbox).to_have_attribute("aria-busy", "false")
    expect(listbox.get_by_role("option", selected=True)).to_have_text("insight mental concept")
    field.press("h")
    expect(listbox.get_by_role("option", selected=True)).to_have_count(0)


def test_who_types_on_while_offers_are_on_their_way_still_gets_some(scripted: Page) -> None:
    field = search_box(opened(scripted))
    held: list[Route] = []
    scripted.route("**/search?q=ins", lambda route: held.append(route))  # noqa: PLW0108
    with scripted.expect_request("**/search?q=ins"):
        field.press_sequentially("ins")
    field.press("i")
    expect(scripted.get_by_role("listbox", name="Labels")).to_be_visible()


def test_search_goes_on_without_offers(scripted: Page) -> None:
    opened(scripted)
    scripted.route("**/search?*", lambda route: route.abort())
    with scripted.expect_event("requestfailed"):
        search_box(scripted).press_sequentially("insight")
    scripted.unroute_all(behavior="wait")
    search_box(scripted).press("Enter")
    expect(scripted).to_have_url(re.compile(r"/search\?q=insight"))


@pytest.mark.parametrize("name", ["SVG", "PNG"])
def test_the_drawing_is_saved_though_the_service_is_away(scripted: Page, name: str) -> None:
    opened(scripted, "/?focus=insight")
    scripted.route("**/*", lambda route: route.abort())
    with scripted.expect_download() as waiting:
        scripted.get_by_role("link", name=name, exact=True).click()
    assert waiting.value.suggested_filename == f"psykg-insight.{name.lower()}"


def test_an_address_of_nothing_shows_its_own_page(scripted: Page) -> None:
    opened(scripted)
    scripted.locator("#views a").first.evaluate("link => link.setAttribute('href', '/?focus=insigth')")
    scripted.locator("#views a").first.click()
    expect(scripted.locator("#explorer")).to_have_count(0)
    expect(scripted).to_have_url(re.compile("focus=insigth"))
    scripted.get_by_role("main").get_by_role("link", name="insight", exact=True).click()
    expect(scripted.get_by_role("heading", name="insight", exact=True)).to_be_visible()


def test_words_of_crisis_lead_to_their_page(scripted: Page) -> None:
    question_box(opened(scripted)).fill("I want to kill myself")
    question_box(scripted).press("Enter")
    expect(scripted.get_by_role("heading", name="Please turn to somebody who can help")).to_be_visible()
    expect(scripted.locator("#explorer, header nav")).to_have_count(0)


def test_behind_a_prefix_everything_is_found(scripted: Page) -> None:
    search_box(opened(scripted, "/kg/")).press_sequentially("insight")
    scripted.get_by_role("listbox", name="Labels").get_by_role("option").first.click()
    expect(scripted).to_have_url(re.compile(r"/kg/\?focus=insight$"))
    click_line(scripted, "middle-phase involves insight")
    expect(card(scripted, "Statement")).to_be_visible()
    show(scripted, "Article")
    expect(scripted).to_have_url(re.compile(r"/kg/\?view=article&focus=insight"))
    ask(scripted, "which phases involve insight?")
    expect(scripted).to_have_url(re.compile(r"/kg/\?q=which"))
    for name in ("SVG", "CSV"):
        with scripted.expect_download() as waiting:
            scripted.get_by_role("link", name=name, exact=True).click()
        assert "insight" in waiting.value.path().read_text()


def test_nothing_leaves_the_origin_nothing_is_kept_and_no_rule_of_the_page_is_broken(scripted: Page, site: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    scripted.on("request", lambda request: asked.append(request.url))
    scripted.on("console", lambda message: said.append(message.text))
    scripted.on("pageerror", lambda error: said.append(str(error)))
    opened(scripted)
    for name in ("Statements", "Course of treatment", "Compare", "Path", "Article"):
        show(scripted, name)
    ask(scripted, "which phases involve insight?")
    expect(lit(scripted)).to_have_count(2)
    search_box(scripted).press_sequentially("pat")
    scripted.get_by_role("listbox", name="Labels").get_by_role("option", name="patient role").click()
    expect(card(scripted, "patient")).to_be_visible()
    settled(scripted)
    mark(scripted, "patient").locator(".shape").click()
    scripted.get_by_role("link", name="the whole graph").click()
    expect(scripted.get_by_role("link", name="less of it")).to_be_visible()
    for name in ("SVG", "PNG", "CSV", "JSON"):
        with scripted.expect_download():
            scripted.get_by_role("link", name=name, exact=True).click()
    assert [url for url in asked if not url.startswith((f"{site}/", f"blob:{site}/"))] == []
    assert said == []
    assert scripted.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert scripted.context.cookies() == []
