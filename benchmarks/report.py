"""Figures in the docs: each benchmark writes its own part of `docs/robustness.md`, between two markers."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "robustness.md"


def publish(name: str, text: str) -> None:
    """Put the text in the part of that name, in place of what stands there."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = PAGE.read_text(encoding="utf-8")
    part = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not part.search(page):
        raise SystemExit(f"{PAGE.name} has no part between {begin} and {end}.")
    PAGE.write_text(part.sub(lambda _: f"{begin}\n{text.strip()}\n{end}", page), encoding="utf-8")
