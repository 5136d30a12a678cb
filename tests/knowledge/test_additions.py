from pathlib import Path

import pytest

from psykg.errors import RdfSyntaxError, UnreadableFileError
from psykg.knowledge.additions import added_files, added_quads, graph_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.ttl").write_text("<http://e/s> <http://e/p> <http://e/o> .")
    (tmp_path / "a.trig").write_text("<http://e/g> { <http://e/s> <http://e/p> 1 } <http://e/s> <http://e/p> 2 .")
    (tmp_path / "read.me").write_text("not RDF")
    (tmp_path / "deeper.ttl").mkdir()
    return tmp_path


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
