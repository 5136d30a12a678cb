"""Packages import one way, in the order that the README gives."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import psykg

PROJECT = Path(__file__).resolve().parents[1]
SOURCE = PROJECT / "src" / "psykg"
ORDER = (
    "vocabulary",
    "errors",
    "knowledge",
    "engine",
    "entities",
    "questions",
    "exports",
    "explorer",
    "service",
    "site",
    "api",
    "mcp",
    "cli",
)
MODULES = sorted(set(SOURCE.rglob("*.py")) - {SOURCE / "__init__.py"})


def _imported(path: Path) -> Iterator[str]:
    """The packages of ours that a module imports, wherever in the module it does."""
    for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(each, ast.ImportFrom) and (each.module or "").partition(".")[0] == "psykg":
            yield from (each.module or "").split(".")[1:2] or [alias.name for alias in each.names]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_packages_above_its_own(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    assert [name for name in _imported(path) if ORDER.index(name) > ORDER.index(own)] == []


def test_no_module_imports_ours_by_another_form() -> None:
    assert [
        path for path in MODULES if re.search(r"^\s*import psykg|^\s*from \.", path.read_text(), re.MULTILINE)
    ] == []


def test_the_readme_gives_the_same_order() -> None:
    told = next(line for line in (PROJECT / "README.md").read_text().splitlines() if line.startswith("src/psykg/"))
    assert [name for name in ORDER if name not in {"errors", "api"}] == re.findall(r"(\w+)(?: →|; imports)", told)


def test_the_version_is_the_same_wherever_it_stands() -> None:
    assert f"version: {psykg.__version__}\n" in (PROJECT / "CITATION.cff").read_text()
    assert f'owl:versionInfo "{psykg.__version__}"' in (PROJECT / "ontology" / "schema.ttl").read_text()
