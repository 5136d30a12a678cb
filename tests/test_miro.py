"""`docs/miro.md` has every item of MIRO, and its figures are those of the graph."""

import re
from pathlib import Path

import pytest

import psykg
from psykg.knowledge.competency import competency_questions
from psykg.vocabulary import PREFIXES

DOCS = Path(__file__).resolve().parents[1] / "docs"
REPORT = (DOCS / "miro.md").read_text(encoding="utf-8")
ITEMS = {"A": 6, "B": 3, "C": 3, "D": 3, "E": 11, "F": 3, "G": 5}
"""How many items each part of MIRO has (Matentzoglu et al. 2018, table 1)."""

FIGURES = re.findall(r"^\| (\d+) \| (.+?) \| `(.+)` \|$", REPORT, re.MULTILINE)
LINKS = re.findall(r"\]\((?!http)([^)#]+)(?:#([^)]+))?\)", REPORT)


def test_every_item_is_answered_in_order() -> None:
    parts = re.split(r"^### ([A-G]\.\d+) .+\n", REPORT, flags=re.MULTILINE)[1:]
    names, answers = parts[::2], parts[1::2]
    assert names == [f"{part}.{item}" for part, items in ITEMS.items() for item in range(1, items + 1)]
    assert [name for name, answer in zip(names, answers, strict=True) if not answer.strip()] == []


def test_there_are_figures() -> None:
    assert len(FIGURES) > 30


@pytest.mark.parametrize(("figure", "pattern"), [(figure, pattern) for figure, _, pattern in FIGURES])
def test_a_figure_is_what_its_pattern_counts(figure: str, pattern: str) -> None:
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    counted = psykg.query(f"{prefixes} SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT * {{ {pattern} }} }}")
    assert counted == [{"n": int(figure)}]


def test_it_is_of_the_version_that_this_is() -> None:
    assert set(re.findall(r"\b\d+\.\d+\.\d+\b", REPORT)) == {psykg.__version__}
    assert f"All {len(competency_questions())} competency" in REPORT.replace("\n", " ")


@pytest.mark.parametrize(("target", "heading"), sorted(set(LINKS)))
def test_what_it_links_to_is_there(target: str, heading: str) -> None:
    file = (DOCS / target).resolve()
    assert file.exists()
    if heading:
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in [each.lower().replace(" ", "-") for each in headings]
