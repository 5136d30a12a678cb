"""The engine as it is served by default, and where queries and docs stand."""

from pathlib import Path

import pytest

from psykg.engine import EmbeddedEngine
from psykg.knowledge.dataset import closure_quads


@pytest.fixture(scope="session")
def engine() -> EmbeddedEngine:
    return EmbeddedEngine(closure_quads())


@pytest.fixture(scope="session")
def documented() -> list[str]:
    """The lines of the page that lists the questions."""
    page = Path(__file__).resolve().parents[2] / "docs" / "competency-questions.md"
    return page.read_text(encoding="utf-8").splitlines()
