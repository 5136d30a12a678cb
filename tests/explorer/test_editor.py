"""The editor at `/sparql`, in a browser that runs its script."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.explorer.axe import COLOURS, violations

pytestmark = pytest.mark.long

BUILT = Path(__file__).parents[2] / "src/psykg/explorer/static/built/editor.js"
INSIGHT = "PREFIX psykg: <https://w3id.org/psykg/> SELECT ?p { ?p psykg:involves psykg:insight } ORDER BY ?p"
GRAPH = "DESCRIBE <https://w3id.org/psykg/insight>"
MISTAKE = "SELECT * {\n  ?s ?broken\n}"


@pytest.fixture(autouse=True)
def built() -> None:
    if not BUILT.is_file():
        if os.environ.get("CI"):
            pytest.fail("the scripts are not bundled, and CI must have them: run `npm run bundle`")
        pytest.skip("the scripts are not bundled: run `npm run bundle` in src/psykg/explorer/script")


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Query", exact=True)


def opened(page: Page, query: str | None = None) -> Page:
    page.goto("/sparql" if query is None else f"/sparql?query={quote(query)}")
    expect(editor(page)).to_be_visible()
    return page


def write(page: Page, text: str) -> None:
    """Each line is there before the next is begun: on a busy machine a break that comes at once after it gets lost."""
    editor(page).focus()
    page.keyboard.press("ControlOrMeta+a")
    for number, line in enumerate(text.split("\n")):
        page.keyboard.type(f"\n{line}" if number else line)
        expect(editor(page)).to_contain_text(line.strip())


def run(page: Page, query: str) -> None:
    write(page, query)
    page.keyboard.press("Control+Enter")


def offered(page: Page) -> Locator:
    """The names that are offered to complete what is written."""
    return page.get_by_role("listbox").get_by_role("option")


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def test_a_query_is_written_and_run_by_keyboard(scripted: Page) -> None:
    run(opened(scripted), INSIGHT)
    expect(scripted.get_by_role("table").get_by_role("link")).to_have_text(["middle-phase", "termination-phase"])
    expect(status(scripted)).to_contain_text("2 rows in")
    scripted.get_by_role("link", name="middle-phase").click()
    expect(scripted.get_by_role("heading", level=1)).to_have_text("middle phase")


def test_tab_leaves_the_editor_either_way(scripted: Page) -> None:
    before = opened(scripted).get_by_role("combobox", name="A question to start from")
    expect(before).to_be_visible()  # It comes when the questions do.
    editor(scripted).focus()
    scripted.keyboard.press("Tab")
    expect(scripted.get_by_role("button", name="Run")).to_be_focused()
    scripted.keyboard.press("Shift+Tab")
    expect(editor(scripted)).to_be_focused()
    scripted.keyboard.press("Shift+Tab")
    expect(before).to_be_focused()


def test_relations_are_completed_by_name_and_found_by_label_and_the_prefix_is_declared(scripted: Page) -> None:
    write(opened(scripted), "SELECT * { ?phase psykg:invol")
    expect(offered(scripted).filter(has_text="psykg:involves")).to_have_count(1)
    scripted.keyboard.press("Escape")
    write(scripted, "SELECT * { ?therapy has")
    scripted.keyboard.press("Control+Space")
    expect(offered(scripted).filter(has_text="psykg:hasGoal has goal")).to_have_count(1)
    scripted.keyboard.type(" goa")
    expect(offered(scripted)).to_have_count(0)
    write(scripted, "SELECT * { ?s psykg:involves")
    expect(offered(scripted)).to_have_count(0)
    write(scripted, "SELECT * { ?therapy directly")
    scripted.keyboard.press("Control+Space")
    offered(scripted).filter(has_text="psykg:directlyPrecedes").click()
    expect(editor(scripted)).to_contain_text("PREFIX psykg: <https://w3id.org/psykg/>")


def test_classes_are_completed_after_a_and_prefixes_after_their_keyword(scripted: Page) -> None:
    write(opened(scripted), "PREFIX sk")
    expect(offered(scripted)).to_have_text(["skos: <http://www.w3.org/2004/02/skos/core#>"])
    scripted.keyboard.press("Enter")
    scripted.keyboard.type("\nSELECT * { ?phase a psykg:Pha")
    expect(offered(scripted).first).to_contain_text("psykg:Phase phase")
    expect(offered(scripted).filter(has_text="middle-phase")).to_have_count(0)


def test_a_question_from_the_menu_is_put_into_the_editor(scripted: Page) -> None:
    menu = opened(scripted).get_by_label("A question to start from")
    menu.select_option(label="Which phases involve insight?")
    expect(editor(scripted)).to_contain_text("psykg:involves psykg:insight")
    scripted.get_by_role("button", name="Run").click()
    expect(status(scripted)).to_contain_text("2 rows in")


def test_a_mistake_is_shown_where_it_is(scripted: Page) -> None:
    run(opened(scripted), MISTAKE)
    expect(scripted.get_by_role("alert")).to_contain_text("line 3, column")
    expect(scripted.locator(".mistaken")).to_have_text("3}")
    expect(editor(scripted)).to_have_attribute("aria-invalid", "true")
    expect(scripted.get_by_role("button", name="Try again")).to_have_count(0)
    scripted.keyboard.type("?o ")
    expect(scripted.locator(".mistaken")).to_have_count(0)
    scripted.keyboard.press("Control+Enter")
    expect(status(scripted)).to_contain_text("rows in")
    expect(scripted.get_by_role("alert")).to_have_count(0)


def test_the_address_holds_the_query_and_back_goes_to_the_one_before(scripted: Page) -> None:
    run(opened(scripted), "ASK {}")
    expect(scripted.get_by_text("Yes", exact=True)).to_be_visible()
    run(scripted, INSIGHT)
    expect(status(scripted)).to_contain_text("2 rows")
    shared = scripted.url
    scripted.go_back()
    expect(editor(scripted)).to_contain_text("ASK {}")
    expect(scripted.get_by_text("Yes", exact=True)).to_be_visible()
    scripted.go_back()
    expect(editor(scripted)).to_contain_text("The kinds of concepts")
    expect(scripted.get_by_role("heading", name="Result")).to_be_hidden()
    scripted.goto(shared)
    expect(editor(scripted)).to_contain_text("psykg:involves")
    expect(scripted.get_by_role("table").get_by_role("link")).to_have_count(2)


def test_a_jump_within_the_page_leaves_query_and_result_alone(scripted: Page) -> None:
    run(opened(scripted), INSIGHT)
    expect(status(scripted)).to_contain_text("2 rows")
    write(scripted, "ASK {}")
    scripted.get_by_role("link", name="Skip to the content").focus()
    scripted.keyboard.press("Enter")
    expect(scripted).to_have_url(re.compile("#main$"))
    expect(editor(scripted)).to_contain_text("ASK {}")
    expect(scripted.get_by_role("table").get_by_role("link")).to_have_count(2)


def test_behind_a_prefix_the_page_finds_all_it_needs(scripted: Page) -> None:
    scripted.goto("/kg/sparql")
    scripted.get_by_label("A question to start from").select_option(label="Which phases involve insight?")
    scripted.get_by_role("button", name="Run").click()
    expect(scripted).to_have_url(re.compile(r"/kg/sparql\?query="))
    scripted.get_by_role("table").get_by_role("link").first.click()
    expect(scripted).to_have_url(re.compile(r"/kg/entity/[a-z]+-phase$"))


def test_a_graph_is_shown_as_triples_and_as_turtle(scripted: Page) -> None:
    run(opened(scripted), GRAPH)
    expect(scripted.get_by_role("columnheader")).to_have_text(["subject", "predicate", "object"])
    expect(status(scripted)).to_contain_text("triples in")
    scripted.get_by_role("button", name="Response").click()
    expect(scripted.locator(".yasr_results")).to_contain_text("psykg:insight a ")
    expect(scripted.get_by_role("button", name="Response")).to_have_attribute("aria-pressed", "true")


def test_only_the_views_that_there_are_of_a_result_are_offered(scripted: Page) -> None:
    views = scripted.locator("#outcome").get_by_role("list").get_by_role("button")
    run(opened(scripted), "ASK {}")
    expect(views).to_have_text(["Yes or no", "Response"])
    views.last.click()
    expect(views.last).to_have_attribute("aria-pressed", "true")
    views.first.click()
    expect(scripted.get_by_text("Yes", exact=True)).to_be_visible()
    run(scripted, INSIGHT)
    expect(views).to_have_text(["Table", "Response"])
    expect(views.first).to_have_attribute("aria-pressed", "true")


def test_a_long_response_is_shown_in_part_and_then_as_a_whole(scripted: Page) -> None:
    run(opened(scripted), "SELECT ?s { ?s ?p ?o } LIMIT 20")
    scripted.get_by_role("button", name="Response").click()
    lines = scripted.locator(".yasr .CodeMirror-line")
    expect(lines).to_have_count(30)
    scripted.get_by_role("button", name="Show all").click()
    expect(scripted.locator(".yasr .CodeMirror-linenumber", has_text="40")).to_be_visible()


def test_literals_are_shown_as_they_are(scripted: Page) -> None:
    query = "SELECT ?a ?b { BIND('{{b}} <i>1</i>' AS ?a) BIND('x'@en AS ?b) }"
    run(opened(scripted), query)
    expect(scripted.get_by_role("cell")).to_have_text(["{{b}} <i>1</i>", "x en"])


def test_nothing_found_and_an_empty_graph_say_so(scripted: Page) -> None:
    run(opened(scripted), "SELECT * { <a:a> <a:b> ?nothing }")
    expect(scripted.get_by_text("No rows: the graph holds nothing that fits.")).to_be_visible()
    run(scripted, "CONSTRUCT { ?s ?p ?s } { <a:a> ?p ?s }")
    expect(status(scripted)).to_contain_text("0 triples")


def test_more_rows_than_are_drawn_at_once_are_drawn_on_demand(scripted: Page) -> None:
    run(opened(scripted), "SELECT ?s ?p { ?s ?p ?o } LIMIT 1200")
    expect(scripted.get_by_role("row")).to_have_count(1001)
    scripted.get_by_role("button", name="Show all 1200 rows").click()
    expect(scripted.get_by_role("row")).to_have_count(1201)


@pytest.mark.parametrize(("query", "name", "start"), [(INSIGHT, "CSV", "p\r\n"), (GRAPH, "N-Triples", "<http")])
def test_results_are_downloaded(scripted: Page, query: str, name: str, start: str) -> None:
    run(opened(scripted), query)
    with scripted.expect_download() as waiting:
        scripted.get_by_role("button", name=name).click()
    assert waiting.value.path().read_bytes().decode().startswith(start)


def test_a_service_that_is_down_can_be_asked_again(scripted: Page) -> None:
    opened(scripted)
    down = '{"title": "Service Unavailable", "status": 503, "detail": "The engine is away."}'
    scripted.route(
        "**/sparql",
        lambda route: route.fulfill(status=503, content_type="application/problem+json", body=down),
        times=1,
    )
    run(scripted, "ASK {}")
    expect(scripted.get_by_role("alert")).to_contain_text("The engine is away.")
    scripted.get_by_role("button", name="Try again").click()
    expect(status(scripted)).to_contain_text("Yes, in")
    expect(scripted.get_by_role("button", name="Run")).to_be_focused()
    scripted.route("**/sparql", lambda route: route.abort(), times=1)
    scripted.get_by_role("button", name="Run").click()
    expect(scripted.get_by_role("alert")).to_contain_text("The service cannot be reached.")


def test_a_query_that_takes_long_says_so_and_can_be_cancelled(scripted: Page) -> None:
    opened(scripted)
    held: list[Route] = []
    scripted.route("**/sparql", lambda route: held.append(route))  # noqa: PLW0108 (playwright marks the function)
    run(scripted, "ASK {}")
    expect(status(scripted)).to_have_text("Running …")
    expect(scripted.get_by_text("1 s", exact=True)).to_be_visible()
    scripted.get_by_role("button", name="Cancel").click()
    expect(status(scripted)).to_have_text("Cancelled.")
    expect(scripted.get_by_role("button", name="Run")).to_be_focused()
    scripted.unroute_all(behavior="ignoreErrors")


def test_nothing_leaves_the_origin_nothing_is_kept_and_no_rule_of_the_page_is_broken(scripted: Page, site: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    scripted.on("request", lambda request: asked.append(request.url))
    scripted.on("console", lambda message: said.append(message.text))
    scripted.on("pageerror", lambda error: said.append(str(error)))
    opened(scripted)
    for query, first in ((INSIGHT, "2 rows"), (GRAPH, "triples"), ("ASK {}", "Yes")):
        run(scripted, query)
        expect(status(scripted)).to_contain_text(first)
        scripted.get_by_role("button", name="Response").click()
        expect(scripted.locator(".yasr .CodeMirror")).to_be_visible()
        if query != "ASK {}":
            scripted.get_by_role("button", name="Table").click()
            expect(scripted.get_by_role("table")).to_be_visible()
    write(scripted, "SELECT * { ?s foaf:na ")
    scripted.keyboard.press("Control+Space")
    write(scripted, "SELECT * { ?s psykg:inv")
    expect(offered(scripted).first).to_be_visible()
    write(scripted, "SELECT x")
    scripted.locator(".parseErrorIcon").hover(force=True)
    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert said == []
    assert scripted.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.fixture(scope="module", params=[320, 768, 1440])
def width(request: pytest.FixtureRequest) -> int:
    return cast("int", request.param)


@pytest.fixture(scope="module")
def sized(browser: Browser, site: str, width: int) -> Iterator[Page]:
    """A page of one of three widths."""
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 800})
    yield context.new_page()
    context.close()


def check(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    page.emulate_media(color_scheme="light")


def test_every_state_of_the_page_keeps_to_wcag_in_light_and_dark(sized: Page, width: int) -> None:
    opened(sized)
    expect(sized.get_by_role("combobox", name="A question to start from")).to_be_visible()
    check(sized, width)
    write(sized, "SELECT * { ?s psykg:inv")
    expect(offered(sized).first).to_be_visible()
    check(sized, width)
    sized.keyboard.press("Escape")
    run(sized, MISTAKE)
    expect(sized.get_by_role("alert")).to_be_visible()
    check(sized, width)
    for query in ("ASK {}", INSIGHT, GRAPH):
        run(sized, query)
        expect(status(sized)).to_contain_text(" in ")
        check(sized, width)
    sized.get_by_role("button", name="Response").click()
    expect(sized.locator(".yasr .CodeMirror")).to_be_visible()
    check(sized, width)
