"""A query is read with its header."""

from pathlib import Path

import pytest

from psykg.knowledge.query_files import read_query


def test_the_header_is_told_by_its_keys_and_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "all.rq"
    path.write_text("#+ summary: Things: all \n#+note:\n\n# why\nSELECT * { ?s ?p ?o }\n", encoding="utf-8")
    assert read_query(path) == ({"summary": "Things: all", "note": ""}, "# why\nSELECT * { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("#+ tags:\n#+   - one\n#+   - two", {"tags": ["one", "two"]}),
        ("#+ tags: [one, two]", {"tags": ["one", "two"]}),
        (
            "#+ defaults:\n#+   - kind: http://a/b#c\n#+   - n: 10",
            {"defaults": [{"kind": "http://a/b#c"}, {"n": "10"}]},
        ),
        ("#+ enumerate:\n#+   - kind:\n#+     - yes\n#+     - 2", {"enumerate": [{"kind": ["yes", "2"]}]}),
        (
            "#+ description: |\n#+   One: line.\n#+   Another.\n#+ method: GET",
            {"description": "One: line.\nAnother.", "method": "GET"},
        ),
        ("#+ summary: 'In quotes: yes'\n#+ pagination: 100", {"summary": "In quotes: yes", "pagination": "100"}),
        (
            "#+ endpoint: http://example.org/sparql\n#+ endpoint_in_url: False",
            {"endpoint": "http://example.org/sparql", "endpoint_in_url": "False"},
        ),
        ("#+ summary: [not closed", {"summary": "[not closed"}),
    ],
)
def test_the_decorators_of_grlc_are_read_as_grlc_writes_them(
    tmp_path: Path, lines: str, expected: dict[str, object]
) -> None:
    path = tmp_path / "all.rq"
    path.write_text(f"{lines}\n\nASK {{}}\n", encoding="utf-8")
    assert read_query(path) == (expected, "ASK {}")
