"""RDF files are read by their suffix, and what keeps one from being read is told."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, serialize

from psykg.errors import RdfSyntaxError, UnreadableFileError
from psykg.knowledge.additions import added_quads
from psykg.knowledge.files import FORMATS, read_quads

STATEMENT = Quad(*(NamedNode(f"http://example.org/{name}") for name in "abc"))


@pytest.mark.parametrize("suffix", [*FORMATS, ".TTL", ".Owl"])
def test_a_file_is_read_by_its_suffix_alone_and_in_a_folder(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    path.write_bytes(serialize([STATEMENT], format=FORMATS[suffix.lower()]) or b"")
    assert read_quads(path) == [STATEMENT]
    assert [quad.triple for quad in added_quads([tmp_path])] == [STATEMENT.triple]


@pytest.mark.parametrize("suffix", [".nt.gz", ".TTL.GZ"])
def test_a_file_packed_with_gzip_is_read_as_what_is_in_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    path.write_bytes(gzip.compress(b"<http://example.org/a> <http://example.org/b> <http://example.org/c> ."))
    assert read_quads(path) == [STATEMENT]
    (added,) = added_quads([tmp_path])
    assert str(added.graph_name).lower().endswith(f"data/mine{suffix[:-3].lower()}>")


@pytest.mark.parametrize(
    ("damage", "told"),
    [(lambda packed: packed[:-9], "is not whole"), (lambda packed: b"<a:a> ." + packed, "cannot be read")],
)
def test_a_broken_gzip_file_is_told(tmp_path: Path, damage: Callable[[bytes], bytes], told: str) -> None:
    path = tmp_path / "mine.nt.gz"
    path.write_bytes(damage(gzip.compress(b"<http://e/a> <http://e/b> <http://e/c> .\n" * 9)))
    with pytest.raises(UnreadableFileError, match=rf"mine\.nt\.gz {told}"):
        read_quads(path)


@pytest.mark.parametrize("name", ["mine", "mine.docx", ".ttl", "mine.gz"])
def test_a_file_of_another_suffix_is_refused_and_the_suffixes_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(UnreadableFileError, match=r"has no known RDF suffix") as refusal:
        read_quads(tmp_path / name)
    assert all(suffix in str(refusal.value) for suffix in FORMATS)


@pytest.mark.parametrize(
    "term",
    [
        "<<( <http://e/s> <http://e/p> 1 )>>",
        '"خمسة"@ar--rtl',
        "1 {| <http://e/sure> true |}",
        "1 ~ <http://e/statement>",
    ],
)
def test_what_only_rdf_1_2_has_is_refused(tmp_path: Path, term: str) -> None:
    path = tmp_path / "new.ttl"
    path.write_text(f"<http://e/s> <http://e/p> {term} .", encoding="utf-8")
    with pytest.raises(RdfSyntaxError, match=r"new\.ttl: .+ is of RDF 1\.2"):
        read_quads(path)


def test_a_syntax_error_that_the_parser_cannot_place_names_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.rdf"
    path.write_text("<x:a xmlns:y='http://e/'/>", encoding="utf-8")
    with pytest.raises(RdfSyntaxError, match=r"page\.rdf: not well-formed") as refusal:
        read_quads(path)
    assert "None" not in str(refusal.value)


def test_a_term_too_long_for_the_parser_is_a_fault_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "long.ttl"
    path.write_text(f'<http://e/s> <http://e/p> "{"a" * 17_000_000}" .', encoding="utf-8")
    with pytest.raises(RdfSyntaxError, match=r"long\.ttl: not well-formed Turtle"):
        read_quads(path)


def test_a_formula_of_n3_is_refused_since_it_quotes_and_does_not_state(tmp_path: Path) -> None:
    path = tmp_path / "mine.n3"
    path.write_text("{ <http://e/a> <http://e/b> 1 } <http://e/c> <http://e/d> .")
    with pytest.raises(RdfSyntaxError, match=r"mine\.n3 holds a formula in braces"):
        read_quads(path)
