"""The article is paraphrased, never copied."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

RUN = 8


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    yield from zip(*(words[start:] for start in range(RUN)), strict=False)


def _texts(project: Path) -> Iterator[tuple[str, str]]:
    """Every text that belongs to the project: what git tracks, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=project,
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        try:
            yield name, (project / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def test_no_run_of_eight_words_of_the_article_stands_in_the_project(project: Path, shared: Path) -> None:
    article = "\n".join(path.read_text(encoding="utf-8") for path in sorted((shared / "article").iterdir()))
    copied = set(_runs(article))
    texts = dict(_texts(project))
    assert len(copied) > 1000
    assert "ontology/article.trig" in texts
    assert {name: runs for name, text in texts.items() if (runs := copied & set(_runs(text)))} == {}


def test_the_search_for_runs_finds_one() -> None:
    text = "One two three, four five six; seven eight nine."
    assert len(list(_runs(text))) == 2
    assert set(_runs("before ONE two-three four five six seven eight")) & set(_runs(text))
