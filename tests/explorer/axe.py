"""What axe-core finds against WCAG 2.2 A and AA in a page as it stands."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "src/psykg/explorer/script/node_modules/axe-core/axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of those levels about colours (axe's category `cat.color`): all that another colour scheme can breach."""

RUN = """async (those) => {
  const { violations } = await axe.run({ runOnly: those, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}"""


def violations(page: Page, rules: Sequence[str] = TAGS) -> list[str]:
    """Each breach of a rule of level A or AA, or of one of these rules alone, as "rule: target"."""
    # Evaluated, not added as a tag, which the policy of the pages forbids.
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    return cast("list[str]", page.evaluate(RUN, list(rules)))


@cache
def _source() -> str:
    if not AXE.is_file():
        if os.environ.get("CI"):
            pytest.fail("axe-core is missing, and CI must have it: run `npm ci` in src/psykg/explorer/script")
        pytest.skip("axe-core is not installed: run `npm ci` in src/psykg/explorer/script")
    return AXE.read_text(encoding="utf-8")
