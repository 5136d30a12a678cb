import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from psykg.errors import InvalidDataError, RdfSyntaxError, UnreadableFileError
from psykg.knowledge.additions import added_files, added_quads
from psykg.knowledge.homes import graph_of

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.ttl").write_text("<http://e/s> <http://e/p> <http://e/o> .")
    (tmp_path / "a.trig").write_text("<http://e/g> { <http://e/s> <http://e/p> 1 } <http://e/s> <http://e/p> 2 .")
    (tmp_path / "read.me").write_text("not RDF")
    (tmp_path / "deeper.ttl").mkdir()
    return tmp_path


LOCKS = {"locked": 0o000, "names-only": 0o444, "locked-file": 0o755}
"""Folders that each hold a file, and what may be done with them."""


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Inside a folder of locked things, as a user whom locks keep out: root may read everything."""
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    for name, mode in LOCKS.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.ttl").touch(mode=0o000)
        (tmp_path / name).chmod(mode)
    user = os.geteuid()
    os.seteuid(user or NOBODY)
    yield
    os.seteuid(user)
    for name in LOCKS:
        (tmp_path / name).chmod(0o755)


def test_a_folder_stands_for_its_rdf_files(folder: Path) -> None:
    assert added_files([folder, folder / "b.ttl"]) == [folder / "a.trig", folder / "b.ttl", folder / "b.ttl"]


def test_a_folder_without_rdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"holds no RDF file.*\.ttl"):
        added_files([tmp_path])


def test_graphs_of_a_file_keep_their_names_and_the_rest_is_named_after_the_file(folder: Path) -> None:
    graphs = {str(quad.graph_name) for quad in added_quads([folder])}
    assert graphs == {"<http://e/g>", f"<{graph_of(folder / 'a.trig')}>", f"<{graph_of(folder / 'b.ttl')}>"}


def test_a_mistake_in_a_file_is_told_with_its_place(folder: Path) -> None:
    (folder / "c.ttl").write_text("<http://e/s>\n <http://e/p>")
    with pytest.raises(RdfSyntaxError, match=r"c\.ttl:2:"):
        list(added_quads([folder]))


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("name", [*LOCKS, "locked/a.ttl", "locked-file/a.ttl", "a" * 300, "a" * 300 + ".ttl"])
def test_what_the_file_system_refuses_is_told(name: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"^{name}.* cannot be read: (permission denied|file name too long)"):
        list(added_quads([Path(name)]))


@pytest.mark.parametrize("graph", ["claim/p3s2-1", "graph/schema", "graph/inferred"])
def test_a_file_may_not_write_into_a_graph_of_ours(tmp_path: Path, graph: str) -> None:
    forged = tmp_path / "forged.trig"
    forged.write_text(f"<https://w3id.org/psykg/{graph}> {{ <http://e/s> <http://e/p> 1 }}")
    with pytest.raises(InvalidDataError, match=r"forged\.trig writes into .*a graph of psykg's own"):
        list(added_quads([forged]))
