"""The tutorials can be followed: what they show is what comes out."""

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from psykg.cli import main
from psykg.engine import Engine
from psykg.vocabulary import DCTERMS, PSYKG
from tests.conftest import PSYKG as COMMAND
from tests.docs.walking import RUN, Walk, blocks

QUERIES = {"sparql", "cypher"}
TUTORIALS = Path(__file__).resolve().parents[2] / "docs" / "tutorials"
PAGES = [
    *sorted(page for page in TUTORIALS.iterdir() if page.suffix in {".md", ".ipynb"}),
    TUTORIALS.with_name("reference.md"),
]
GEPHI, NEO4J, PROTEGE = (TUTORIALS / f"{tool}.md" for tool in ("gephi", "neo4j", "protege"))
ELSEWHERE = {GEPHI, NEO4J, PROTEGE}
"""What is about tools that nobody has here: the files that they get are looked into."""


@pytest.fixture
def walk(engine: Engine, service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    """A reader in an empty folder, with `psykg` at hand and a service that runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(COMMAND.parent), os.environ["PATH"]]))
    return Walk(engine, service, tmp_path)


def go(page: Path, walk: Walk) -> None:
    """Do what the page says, and compare."""
    found = blocks(page)
    assert found
    for block in found:
        shown = block.text if block.language == "console" else block.shown
        done = walk.run(block)
        assert shown is None or done == shown


@pytest.mark.parametrize("page", sorted(set(PAGES) - ELSEWHERE), ids=lambda page: page.stem)
def test_what_is_shown_is_what_comes_out(page: Path, walk: Walk) -> None:
    go(page, walk)


def test_gephi_gets_what_is_shown_and_the_columns_that_are_told_of(walk: Walk) -> None:
    go(GEPHI, walk)
    text = (walk.folder / "psykg.gexf").read_text(encoding="utf-8")
    columns = re.findall(r"^\| `(\w+)` \|", GEPHI.read_text(encoding="utf-8"), re.MULTILINE)
    assert columns
    assert [column for column in [*columns, "kind"] if f'<attribute id="{column}"' not in text] == []


def test_neo4j_gets_what_is_shown_and_the_properties_and_types_that_are_told_of(walk: Walk) -> None:
    go(NEO4J, walk)
    script = (walk.folder / "psykg.cypher").read_text(encoding="utf-8")
    told = NEO4J.read_text(encoding="utf-8").partition("## 3.")[2].partition("## 4.")[0]
    rows = [row.split("|")[2] for row in told.splitlines() if row.startswith("| ")][1:]
    names = {name for row in rows for name in re.findall(r"`(\w+)`", row)} - {"NOT_"}
    assert len(names) > 10
    assert [name for name in names if not re.search(rf"[.:]{name}\b", script)] == []


def test_protege_gets_what_is_shown_and_the_names_that_are_told_of(walk: Walk) -> None:
    go(PROTEGE, walk)
    ontology = (walk.folder / "psykg.owl").read_text(encoding="utf-8")
    names = set(re.findall(r"`([\w-]+)`", PROTEGE.read_text(encoding="utf-8").partition("## 3.")[2]))
    assert len(names) > 10
    assert [n for n in names if not any(f'rdf:about="{space}{n}"' in ontology for space in (PSYKG, DCTERMS))] == []


def test_every_query_shows_its_answer() -> None:
    shown = {block.language for page in PAGES for block in blocks(page) if block.shown or block.language == "console"}
    assert shown == RUN
    assert [
        block.text for page in PAGES for block in blocks(page) if block.language in QUERIES and not block.shown
    ] == []


def test_there_are_ten_queries() -> None:
    assert len(blocks(TUTORIALS / "sparql-in-ten-queries.md")) == 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_says_that_this_is_no_care_and_its_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "no care" in text or page.parent != TUTORIALS
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_notebook_is_one() -> None:
    notebook = json.loads((TUTORIALS / "notebook.ipynb").read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])


def test_the_assistant_is_told_of_a_command_that_there_is() -> None:
    (text,) = re.findall(r"```json\n(.*?)```", (TUTORIALS / "chat-assistant.md").read_text(encoding="utf-8"), re.DOTALL)
    server = json.loads(text)["mcpServers"]["psykg"]
    assert server["command"] == "psykg"
    assert CliRunner().invoke(main, [*server["args"], "--help"]).exit_code == 0
