"""Where the questions are documented."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def documented() -> list[str]:
    """The lines of the page that lists the questions."""
    page = Path(__file__).resolve().parents[2] / "docs" / "competency-questions.md"
    return page.read_text(encoding="utf-8").splitlines()
