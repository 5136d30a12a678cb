"""The documents say what there is."""

import itertools
import re
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

import psykg
from benchmarks import coverage
from psykg.cli import ask, backup, load, restore, serve
from psykg.knowledge.files import SUFFIXES
from psykg.knowledge.tabular import EDGE_COLUMNS, NODE_COLUMNS
from psykg.questions.answers.answer import Status

DOCS = Path(__file__).resolve().parents[1] / "docs"
SERVING = (DOCS / "serving.md").read_text(encoding="utf-8")
ASKING = (DOCS / "asking.md").read_text(encoding="utf-8")
IMPORTING = (DOCS / "importing.md").read_text(encoding="utf-8")
ASKED, DECLINED = (ASKING.partition(f"## {heading}\n")[2] for heading in ("What can be asked", "What is declined"))
OPTIONS = sorted(
    {
        option
        for module in (serve, load, backup, restore)
        for parameter in module.command.params
        for option in parameter.opts
        if option.startswith("--")
    }
)


def rows(text: str) -> list[tuple[str, ...]]:
    """The cells of the first table in a text, row by row, without its head."""
    lines = itertools.takewhile(lambda line: line.startswith("|"), text[text.index("|") :].splitlines())
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines][2:]


def test_there_are_options() -> None:
    assert len(OPTIONS) > 15


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_of_serving_and_storing_is_told(option: str) -> None:
    assert f"`{option}" in SERVING or f" {option}" in SERVING


def test_every_column_of_tables_and_every_suffix_is_told() -> None:
    for heading, columns in (("Nodes", NODE_COLUMNS), ("Edges", EDGE_COLUMNS)):
        told = rows(IMPORTING.partition(f"### {heading}\n")[2])
        assert tuple(cells[0].strip("`") for cells in told) == columns
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in IMPORTING] == []


def test_the_tables_among_the_examples_give_the_answer_that_is_told() -> None:
    files = [f"--data={DOCS / 'examples' / f'booster.{part}.csv'}" for part in ("nodes", "edges")]
    lines = CliRunner().invoke(ask.command, ["Which phases involve insight?", "--why", *files]).stdout.splitlines()
    told = textwrap.dedent(IMPORTING[IMPORTING.index("    booster phase (") :].partition("\n\n")[0]).splitlines()
    assert told == lines[lines.index(told[0]) :][: len(told)]


@pytest.mark.parametrize(("_", "question"), rows(ASKED))
def test_what_is_told_to_be_asked_is_answered(_: str, question: str) -> None:
    assert psykg.ask(question).status.value == "answered"


@pytest.mark.parametrize(("status", "_", "question"), rows(DECLINED))
def test_what_is_told_to_be_declined_is_declined_so(status: str, _: str, question: str) -> None:
    assert psykg.ask(question).status.value == status.strip("`")


def test_every_option_of_asking_and_every_status_is_told() -> None:
    options = {option for parameter in ask.command.params for option in parameter.opts if option.startswith("--")}
    assert [option for option in options if f"`{option}" not in ASKING] == []
    assert {status.value for status in Status} - set(re.findall(r"`([\w-]+)`", DECLINED)) == {"answered"}


def test_the_coverage_by_other_vocabularies_is_what_the_script_writes() -> None:
    covered = coverage.coverage()
    page = (DOCS / coverage.PAGE).read_text(encoding="utf-8")
    for name, text in {"counts": coverage.counts(covered), "coverage": coverage.table(covered)}.items():
        stands = page.partition(f"<!-- {name}: begin -->\n")[2].partition(f"\n<!-- {name}: end -->")[0]
        assert stands == text, "run `python -m benchmarks.coverage`"


def test_the_queries_about_mappings_are_answered() -> None:
    page = (DOCS / coverage.PAGE).read_text(encoding="utf-8")
    (sparql,) = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    told, shown = re.findall(r"psykg query '(.*?)'\nterm\n-+\n(\S+)\n", page)[0]
    assert psykg.query(told) == [{"term": shown}]
    found = psykg.query(sparql)
    assert isinstance(found, list)
    assert {row["label"] for row in found} == {"Anxiety", "anxiety", "anxiety symptom severity"}


def test_each_decision_is_in_use_and_dated() -> None:
    records = set((DOCS / "decisions").glob("*.md")) - {DOCS / "decisions" / "README.md"}
    assert len(records) > 10
    for record in records:
        title, _, date = record.read_text(encoding="utf-8").splitlines()[:3]
        assert title.startswith("# ")
        assert date.startswith("2026-")
