"""What axe-core finds in every state of the explorer page, in light and dark, at three widths."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.explorer.axe import COLOURS, TAGS, violations
from tests.explorer.looking import ask, card, lit, mark, marks, opened, overflow, search_box, settled, show, view

pytestmark = pytest.mark.long


@pytest.fixture(scope="module", params=[320, 768, 1440])
def sized(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of one of three widths."""
    context = browser.new_context(
        base_url=site, viewport={"width": request.param, "height": 800}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def concept(page: Page) -> None:
    opened(page, "/?focus=insight")


def derivation(page: Page) -> None:
    page.locator('#cards [data-statement="insight isInvolvedIn middle-phase"]').click()
    expect(card(page, "Statement")).to_contain_text("it follows")


def offers(page: Page) -> None:
    search_box(page).press_sequentially("insi")
    expect(page.get_by_role("listbox", name="Labels")).to_be_visible()
    search_box(page).press("ArrowDown")


def answer(page: Page) -> None:
    search_box(page).press("Escape")
    ask(page, "which phases involve insight?").locator("summary").first.click()
    expect(lit(page)).to_have_count(2)


def whole(page: Page) -> None:
    page.get_by_role("link", name="the whole graph").click()
    expect(page.get_by_role("link", name="less of it")).to_be_visible()
    # Axe takes this label for markup, and misses it in the name.
    page.locator('#marks [data-concept="hostile"]').evaluate("each => each.remove()")


def hidden(page: Page) -> None:
    opened(page, "/?focus=insight&hide=Phase").get_by_text("Cite this").click()
    expect(mark(page, "middle phase")).to_have_count(0)


def table(page: Page) -> None:
    opened(page, "/?view=statements&words=p7s9&sort=value")


def no_rows(page: Page) -> None:
    view(page, "Statements").get_by_role("searchbox").fill("nothing has these words")
    view(page, "Statements").get_by_role("button").click()
    expect(view(page, "Statements")).to_contain_text("No statement has all these words.")


def course(page: Page) -> None:
    show(page, "Course of treatment")


def compare(page: Page) -> None:
    show(page, "Compare")


def path(page: Page) -> None:
    opened(page, "/?view=path&from=insight&to=payment-policy")


def article(page: Page) -> None:
    show(page, "Article").get_by_role("link", name="p7s9", exact=True).click()
    expect(lit(page)).not_to_have_count(0)


def notice(page: Page) -> None:
    page.route("**/?view=course*", lambda route: route.abort(), times=1)
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Course of treatment").click()
    expect(page.get_by_role("alert")).to_be_visible()


STATES: tuple[Callable[[Page], object], ...] = (
    opened, concept, derivation, offers, answer, whole, hidden, table, no_rows, course, compare, path, article, notice,
)  # fmt: skip


def test_every_state_of_the_page_keeps_to_wcag_in_light_and_dark(sized: Page) -> None:
    found: dict[str, list[str]] = {}
    for reach in STATES:
        reach(sized)
        settled(sized)
        found[reach.__name__] = violations(sized)
        sized.emulate_media(color_scheme="dark")
        found[f"{reach.__name__}, dark"] = violations(sized, COLOURS)
        sized.emulate_media(color_scheme="light")
        assert overflow(sized) <= 0, reach.__name__
    assert {name: each for name, each in found.items() if each} == {}


def test_the_rules_about_colours_are_all_that_axe_has_of_those_levels(scripted: Page) -> None:
    opened(scripted)
    assert violations(scripted) == []
    every = scripted.evaluate("axe.getRules(['cat.color']).map(({ ruleId, tags }) => [ruleId, tags])")
    assert {rule for rule, tags in every if set(tags) & set(TAGS)} == set(COLOURS)


def test_axe_sees_what_is_pale(scripted: Page) -> None:
    opened(scripted).locator("h1").evaluate("each => each.style.color = 'silver'")
    scripted.locator("h1").evaluate("each => each.style.background = 'white'")
    assert [each.split(":")[0] for each in violations(scripted, COLOURS)] == ["color-contrast"]


def test_axe_sees_what_is_wrong(scripted: Page) -> None:
    expect(marks(opened(scripted))).not_to_have_count(0)
    scripted.locator("#cards").evaluate("cards => cards.append(document.createElement('button'))")
    assert violations(scripted) == ["button-name: #cards > button"]
