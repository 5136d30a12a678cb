"""A query is read with its header."""

from pathlib import Path

from psykg.knowledge.query_files import read_query


def test_the_header_is_told_by_its_keys_and_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "all.rq"
    path.write_text("#+ summary: Things: all \n#+note:\n\n# why\nSELECT * { ?s ?p ?o }\n", encoding="utf-8")
    assert read_query(path) == ({"summary": "Things: all", "note": ""}, "# why\nSELECT * { ?s ?p ?o }")
