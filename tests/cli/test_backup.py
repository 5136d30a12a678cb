"""`psykg backup` and `psykg restore`, as a person or a script runs them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Store

from psykg.cli import main
from psykg.engine.storage import Versions


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def size(folder: Path) -> int:
    return len(Store.read_only(str(Versions(folder, create=False).current())))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A bare store that holds one triple."""
    (tmp_path / "1.nt").write_text("<http://e/s> <http://e/p> <http://e/1> .")
    assert run("load", "--bare", "--store", tmp_path / "store", tmp_path / "1.nt").exit_code == 0
    return tmp_path / "store"


def test_a_store_comes_back_as_it_was_when_it_was_backed_up(store: Path, tmp_path: Path) -> None:
    made = run("backup", tmp_path / "backup", "--store", store)
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == f"{tmp_path / 'backup'} holds what {store} held.\n"
    (tmp_path / "2.nt").write_text("<http://e/s> <http://e/p> <http://e/2> .")
    run("load", "--store", store, tmp_path / "2.nt")
    refused = run("restore", tmp_path / "backup", "--store", store)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert size(store) == 2
    restored = run("restore", tmp_path / "backup", "--store", store, "--replace")
    assert (restored.exit_code, restored.stderr) == (0, f"{store} holds what {tmp_path / 'backup'} holds.\n")
    assert size(store) == 1


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_name_that_is_no_store_is_told(tmp_path: Path, command: str) -> None:
    refused = run(command, tmp_path / "typo", "--store", tmp_path / "none")
    assert refused.exit_code == 2
    assert "There is no store" in refused.stderr
    assert list(tmp_path.iterdir()) == []
