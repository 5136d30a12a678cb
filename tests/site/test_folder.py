"""The folder of the site: there as a whole, or as it was before."""

from pathlib import Path

import pytest

from psykg.site.folder import MARK, replaced


def test_the_folders_above_it_are_made(tmp_path: Path) -> None:
    with replaced(tmp_path / "a" / "b") as new:
        (new / "index.html").write_text("a page")
    assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == {"index.html", MARK}


def fail(folder: Path) -> None:
    with replaced(folder) as new:
        (new / "index.html").write_text("new")
        raise RuntimeError


def test_what_goes_wrong_leaves_what_was_there(tmp_path: Path) -> None:
    with replaced(tmp_path / "b") as new:
        (new / "index.html").write_text("old")
    with pytest.raises(RuntimeError):
        fail(tmp_path / "b")
    assert (tmp_path / "b" / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
