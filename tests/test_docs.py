"""The documents say what there is."""

from pathlib import Path

import pytest

from psykg.cli import backup, load, restore, serve

DOCS = Path(__file__).resolve().parents[1] / "docs"
SERVING = (DOCS / "serving.md").read_text(encoding="utf-8")
OPTIONS = sorted(
    {
        option
        for module in (serve, load, backup, restore)
        for parameter in module.command.params
        for option in parameter.opts
        if option.startswith("--")
    }
)


def test_there_are_options() -> None:
    assert len(OPTIONS) > 15


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_of_serving_and_storing_is_told(option: str) -> None:
    assert f"`{option}" in SERVING or f" {option}" in SERVING


def test_each_decision_is_in_use_and_dated() -> None:
    records = set((DOCS / "decisions").glob("*.md")) - {DOCS / "decisions" / "README.md"}
    assert len(records) > 10
    for record in records:
        title, _, date = record.read_text(encoding="utf-8").splitlines()[:3]
        assert title.startswith("# ")
        assert date.startswith("2026-")
