"""Figures in the docs: each benchmark writes its own part of a page, between two markers."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def publish(name: str, text: str, page_name: str = "robustness.md") -> None:
    """Put the text in the part of that name, in place of what stands there."""
    path = DOCS / page_name
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = path.read_text(encoding="utf-8")
    part = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not part.search(page):
        raise SystemExit(f"{path.name} has no part between {begin} and {end}.")
    path.write_text(part.sub(lambda _: f"{begin}\n{text.strip()}\n{end}", page), encoding="utf-8")
