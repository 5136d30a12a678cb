"""The site as it is written: every link leads to a file, and a browser needs nothing but a plain file server."""

import html
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from filecmp import dircmp
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect
from pyoxigraph import Store

from psykg.engine import EmbeddedEngine
from psykg.engine.results import Solutions
from psykg.knowledge.competency import competency_questions
from psykg.questions.care import told_by_pattern
from psykg.service.settings import Settings
from psykg.site.addresses import file_name
from psykg.site.building import build
from tests.site.small import NAMES, small_graph, small_store

COMMAND = (sys.executable, "-c", "from psykg.cli import main; main()", "site")
PREFIX = "some/where"
LINK = re.compile(r'\s(?:href|src|action|data-root)="([^"]*)"')
PHASES = """PREFIX psykg: <https://w3id.org/psykg/>
SELECT ?graph ?phase WHERE { GRAPH ?graph { ?phase a psykg:Phase } } ORDER BY ?graph ?phase"""
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_store(tmp_path_factory.mktemp("data") / "store")


@pytest.fixture(scope="module")
def site(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, written by the command."""
    folder = tmp_path_factory.mktemp("www") / PREFIX
    folder.parent.mkdir(parents=True)
    ran = subprocess.run(
        [*COMMAND, str(folder), "--store", str(store), "--bare"],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )
    last = ran.stderr.splitlines()[-1]
    assert re.fullmatch(rf"{re.escape(str(folder))} written: \d+ files, \d+\.\d MB, in \d+ s\.", last)
    assert ran.stdout == ""
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing on the console."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where Python's own file server has the site, below a folder."""
    folder = site.parents[PREFIX.count("/")]
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{PREFIX}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on which nothing goes wrong, and which asks no other site for anything."""
    context = browser.new_context(base_url=address)
    opened = context.new_page()
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        faults.append(message.text)

    def see(request: Request) -> None:
        if not request.url.startswith((address, "blob:")):
            faults.append(request.url)

    opened.on("console", hear)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", see)
    yield opened
    context.close()
    assert faults == []


def links(file: Path) -> list[str]:
    return [html.unescape(link) for link in LINK.findall(file.read_text(encoding="utf-8"))]


def files_linked_to(site: Path, file: Path) -> set[Path]:
    """The files that the links of one lead to. Those of a region are read on the first page."""
    here = site if (site / "explore") in file.parents else file.parent
    local = [urlsplit(link) for link in links(file) if not re.match(r"https?:|#|\?|$", link)]
    paths = (Path(os.path.normpath(here / unquote(each.path))) for each in local if each.path)
    return {path / "index.html" if path.is_dir() else path for path in paths}


def test_every_link_of_every_page_leads_to_a_file(site: Path) -> None:
    pages = [file for file in site.rglob("*.html") if file.name != "404.html"]
    linked = {file: files_linked_to(site, file) for file in pages}
    assert {
        (file, to) for file, found in linked.items() for to in found if not to.is_file() or to.name == "404.html"
    } == set()
    assert len(set().union(*linked.values())) > 1000


def test_the_page_for_what_is_not_there_works_at_any_depth(site: Path) -> None:
    local = [link for link in links(site / "404.html") if not link.startswith(("http", "#"))]
    assert local
    assert [link for link in local if not link.startswith("/")] == []


def test_every_state_that_is_linked_to_has_its_regions(site: Path) -> None:
    states = [parse_qs(urlsplit(link).query) for file in site.rglob("*.html") for link in links(file) if "/?" in link]
    places = {"focus": "cards/concept", "statement": "cards/statement", "passage": "stage/passage"}
    wanted = {(place, name) for state in states for key, place in places.items() for name in state.get(key, ())}
    assert {place for place, _ in wanted} == set(places.values())
    regions = {site / "explore" / place / f"{file_name(name)}.html" for place, name in wanted}
    assert [str(region) for region in regions if not region.is_file()] == []


def test_another_process_writes_the_same_bytes(site: Path, store: Path, tmp_path: Path) -> None:
    written = build(Settings(store=store, bare=True), tmp_path / "again", None, lambda _: None)
    assert written.left_out == ("version.html",)  # What is served here is no release.
    compared = [dircmp(site, tmp_path / "again", ignore=[])]
    for each in compared:
        assert (each.left_only, each.right_only, each.diff_files, each.funny_files) == ([], [], [], [])
        compared.extend(each.subdirs.values())
    assert sum(len(each.same_files) for each in compared) == written.files + 1


def test_questions_come_with_their_answers_as_files(site: Path) -> None:
    listed = {each["name"]: each for each in json.loads((site / "queries.json").read_text(encoding="utf-8"))}
    assert set(listed) == {question.name for question in competency_questions()}
    for name, told in listed.items():
        assert (site / "queries" / f"{name}.html").is_file()
        assert (site / "queries" / f"{name}.rq").read_text(encoding="utf-8") == told["sparql"]
    assert (site / "queries" / "phases-involving-insight.csv").read_text(encoding="utf-8").startswith("phase")


def test_a_concept_is_chosen_and_a_relation_followed_to_its_sentence(page: Page) -> None:
    page.goto("./")
    page.get_by_role("treeitem", name="mental concept").first.click()
    page.get_by_role("link", name="insight", exact=True).first.click()
    card = page.locator("#cards")
    expect(card.get_by_role("heading", name="insight")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?focus=insight$"))
    expect(page.locator("#drawing-heading")).to_have_text("insight and what it is connected with")
    card.locator("[data-statement]").first.click()
    expect(card.get_by_role("heading", name="Statement")).to_be_visible()
    expect(card.get_by_role("heading", name="insight")).to_be_visible()
    page.go_back()
    expect(card.get_by_role("heading", name="Statement")).to_have_count(0)


def test_an_address_is_shown_as_it_was_and_each_view_keeps_what_was_chosen(page: Page) -> None:
    page.goto("./?view=statements&focus=insight&words=develops")
    expect(page.locator("#concept-heading")).to_have_text("insight")
    expect(page.locator(".count").first).to_have_text(re.compile(r"^\d+ statements?$"))
    assert all("develops" in row for row in page.locator("#beside tbody tr").all_inner_texts())
    page.get_by_role("link", name="Path", exact=True).click()
    expect(page).to_have_url(re.compile(r"focus=insight"))
    expect(page.locator("#concept-heading")).to_have_text("insight")


def test_two_concepts_are_compared_and_joined_by_a_path(page: Page) -> None:
    page.goto("./?view=path&from=development-of-insight&to=middle-phase")
    steps = page.locator("ol.steps li")
    expect(steps).to_have_count(2)
    expect(page.locator("#marks .mark")).to_have_count(3)
    page.goto("./?view=compare&a=middle-phase&b=termination-phase")
    expect(page.locator("table.comparison thead")).to_contain_text("termination phase")
    shared = page.locator("td[data-side='in both']")
    expect(shared.filter(has_text="insight").first).to_be_visible()


def test_what_is_hidden_or_only_follows_is_left_out_of_the_drawing(page: Page) -> None:
    page.goto("./?whole=1")
    expect(page.locator("#marks .mark")).to_have_count(len(NAMES))
    page.locator("#kind-Phase").click()
    expect(page.locator("#marks .mark")).to_have_count(len(NAMES) - 2)
    page.locator("#stated").click()
    expect(page.locator("a.line.inferred")).to_have_count(0)
    page.locator("#kind-Phase").click()
    expect(page.locator("#marks .mark")).to_have_count(len(NAMES))


def test_what_one_types_is_found_by_label(page: Page) -> None:
    page.goto("entity/insight.html")
    page.get_by_role("combobox", name="Search by label").press_sequentially("middle")
    page.get_by_role("option", name="middle phase").click()
    expect(page.locator("#concept-heading")).to_have_text("middle phase")
    page.goto("search.html?q=insight")
    expect(page.locator(".hits li").first).to_contain_text("insight")
    page.locator(".hits a").first.click()
    expect(page.locator("#concept-heading")).to_have_text("insight")


def test_an_example_is_answered_and_a_free_question_leads_to_those_that_are(page: Page) -> None:
    page.goto("ask.html")
    page.get_by_role("link", name="Which phases involve insight?").click()
    expect(page.locator("#cards .said")).to_contain_text("middle phase")
    page.get_by_label("Your question").fill("In which phases is there insight, then?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#cards .said")).to_contain_text("need the service")
    page.locator("#cards .examples a").first.click()
    expect(page.get_by_role("heading", name="Answer")).to_be_visible()


def test_words_of_crisis_are_met_with_care(page: Page) -> None:
    page.goto("./")
    page.get_by_label("Your question").fill("I don\N{RIGHT SINGLE QUOTATION MARK}t want to be alive")
    page.get_by_role("button", name="Ask").click()
    expect(page).to_have_url(re.compile(r"care\.html$"))
    expect(page.locator(".said")).to_have_text(told_by_pattern()["crisis"]["text"])


def test_sparql_is_answered_in_the_browser_as_the_engine_answers_it(page: Page) -> None:
    stored = Store()
    stored.extend(small_graph())
    result = EmbeddedEngine(stored).query(PHASES)
    assert isinstance(result, Solutions)
    page.goto(f"sparql.html?query={PHASES.replace(chr(10), '%0A').replace('#', '%23')}")
    expect(page.locator(".status")).to_contain_text(re.compile(r"^\d+ rows in"))
    rows = page.locator(".yasr_results tbody tr")
    shown = [row.locator("td").all_inner_texts() for row in rows.all()]
    expected = [
        [str(row[name].value).removeprefix("https://w3id.org/psykg/") for name in ("graph", "phase")] for row in result
    ]
    assert len(shown) == len(expected) > 1
    assert [row[1] for row in shown] == [row[1] for row in expected]
    page.get_by_role("link", name="middle-phase").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("middle phase")


def test_mistakes_are_marked_and_a_query_without_end_is_cancelled(page: Page) -> None:
    page.goto("sparql.html?query=SELECT%20%3Fs%20WHERE%20%7B%20%3Fs%20%3Fp%20%7D")
    expect(page.locator("#problem")).to_contain_text("not SPARQL")
    page.goto(f"sparql.html?query={ENDLESS.replace(' ', '%20')}")
    expect(page.locator(".status")).to_have_text("Running …")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".status")).to_have_text("Cancelled.")
    page.goto("sparql.html?query=ASK%20%7B%7D")
    expect(page.locator(".truth")).to_have_text("Yes")
