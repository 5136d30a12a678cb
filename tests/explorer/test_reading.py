"""Reading the pages in a browser that runs no script."""

from playwright.sync_api import Page, expect


def test_one_finds_a_concept_follows_it_and_opens_a_derivation(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("awareness of what was once outside")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="insight", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("insight")
    why = page.locator("li", has=page.get_by_role("link", name="middle phase", exact=True)).locator("details")
    expect(why.get_by_role("link", name="p7s7")).to_be_hidden()
    why.locator("summary").click()
    why.get_by_role("link", name="p7s7").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("p7s7")


def test_one_asks_opens_the_derivation_and_takes_the_query_to_the_editor(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill("which phases involve insight?")
    page.get_by_role("button", name="Ask").click()
    card = page.get_by_role("region", name="Answer", exact=True)
    expect(card).to_contain_text("The middle phase and the termination phase involve insight.")
    answer = card.locator("li", has=page.get_by_role("link", name="middle phase", exact=True))
    expect(answer.get_by_text("middle phase involves insight, because")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.get_by_text("middle phase involves insight, because")).to_be_visible()
    card.get_by_role("link", name="The query in SPARQL").click()
    page.get_by_role("button", name="Run").click()
    found = page.get_by_role("table").get_by_role("link")
    expect(found).to_have_count(2)
    assert set(found.all_inner_texts()) == {"middle-phase", "termination-phase"}


def test_a_question_that_is_declined_leads_on_to_one_that_is_answered(page: Page) -> None:
    page.goto("/ask?q=What%20is%20insigth%20xylophone")
    page.get_by_role("heading", name="You can ask").locator("xpath=..").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="You can ask")).to_have_count(0)


def test_a_question_is_run_read_and_taken_to_the_editor(page: Page) -> None:
    page.goto("/queries")
    page.get_by_role("link", name="Which phases involve insight?").click()
    expect(page.get_by_role("table").get_by_role("link")).to_have_text(["middle-phase", "termination-phase"])
    page.get_by_role("link", name="Open in the editor").click()
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("table").get_by_role("link")).to_have_count(2)


def test_one_walks_through_the_article_sentence_by_sentence(page: Page) -> None:
    page.goto("/entity/p1s1")
    page.get_by_role("link", name="next: p1s2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("p1s2")
    page.get_by_role("link", name="previous: p1s1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("p1s1")


def test_a_mistyped_name_leads_on(page: Page) -> None:
    page.goto("/entity/insigth")
    page.get_by_role("main").get_by_role("link", name="insight", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("insight")


def test_hostile_labels_are_read_as_they_are_written(page: Page) -> None:
    page.goto("/entity/hostile")
    expect(page.get_by_role("heading", level=1)).to_have_text("<script>alert(1)</script>")
    expect(page.locator("main script, img, main style")).to_have_count(0)
    page.get_by_role("link", name="click me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("click me")


def test_pages_ask_nothing_of_other_sites_and_break_no_rule_of_their_own(page: Page, site: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in (
        "/",
        "/entity/insight",
        "/queries",
        "/queries/phases-involving-insight",
        "/sparql",
        "/search?q=a",
        "/ask?q=insight",
    ):
        page.goto(path)
    assert any(url.endswith("/static/style.css") for url in asked)
    assert [url for url in asked if not url.startswith(site)] == []
    assert said == []
