"""The mapping set is SSSOM as the specification has it, and speaks of what is here and of what can be there."""

import csv
import re
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
import yaml
from pyoxigraph import QuerySolutions, Store

from psykg.vocabulary import PSYKG, SKOS

COLUMNS = [
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "object_source",
    "comment",
]
"""In the order of the specification's table of slots."""

Row = dict[str, str]


@pytest.fixture(scope="module")
def path(project: Path) -> Path:
    return project / "ontology" / "mappings.sssom.tsv"


@pytest.fixture(scope="module")
def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def prefixes(lines: list[str]) -> dict[str, str]:
    declared: dict[str, str] = yaml.safe_load("\n".join(line[1:] for line in lines if line[0] == "#"))["curie_map"]
    return declared


@pytest.fixture(scope="module")
def mapped(lines: list[str]) -> list[Row]:
    return list(csv.DictReader([line for line in lines if line[0] != "#"], delimiter="\t"))


def rows(served: Store, where: str) -> list[tuple[str, str]]:
    query = f"PREFIX skos: <{SKOS}> PREFIX void: <http://rdfs.org/ns/void#> SELECT ?a ?b {{ {where} }}"
    found = cast("QuerySolutions", served.query(query, use_default_graph_as_union=True))
    return [(row["a"].value, row["b"].value) for row in found]


def test_the_validator_of_the_sssom_package_finds_nothing(path: Path) -> None:
    """In a process of its own: the package changes options of pandas when it is imported, with a warning."""
    command = [str(Path(sys.executable).with_name("sssom")), "validate", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_set_says_what_it_is_and_on_which_terms_it_may_be_used(lines: list[str]) -> None:
    assert [line.partition(":")[0] for line in lines if re.match(r"#\w", line)] == [
        "#curie_map",
        "#mapping_set_id",
        "#mapping_set_version",
        "#mapping_set_title",
        "#mapping_set_description",
        "#creator_label",
        "#license",
        "#mapping_date",
    ]


def test_every_subject_is_in_the_graph_and_has_that_label(served: Store, mapped: list[Row]) -> None:
    labels = set(rows(served, "?a skos:prefLabel ?b"))
    said = {(row["subject_id"].replace("psykg:", PSYKG), row["subject_label"]) for row in mapped}
    assert len(said) > 40
    assert said - labels == set()


def test_every_object_looks_like_a_term_of_the_vocabulary_that_it_is_said_to_be_of(
    served: Store, mapped: list[Row], prefixes: dict[str, str]
) -> None:
    def iri(curie: str) -> str:
        prefix, _, name = curie.partition(":")
        return prefixes[prefix] + name

    patterns = dict(rows(served, "?a void:uriRegexPattern ?b"))
    strange = [row for row in mapped if not re.fullmatch(patterns[iri(row["object_source"])], iri(row["object_id"]))]
    assert strange == []
    assert set(patterns) == {iri(row["object_source"]) for row in mapped}, "a vocabulary that nothing leads to"


def test_no_two_things_are_said_of_the_same_pair(mapped: list[Row]) -> None:
    pairs = [(row["subject_id"], row["object_id"]) for row in mapped]
    assert len(pairs) == len(set(pairs))


def test_a_term_is_called_the_same_wherever_it_is_named(mapped: list[Row]) -> None:
    assert len({row["object_id"] for row in mapped}) == len({(row["object_id"], row["object_label"]) for row in mapped})


def test_at_most_one_thing_is_the_same_as_a_term(mapped: list[Row]) -> None:
    same = [row["object_id"] for row in mapped if row["predicate_id"] == "skos:exactMatch"]
    assert len(same) == len(set(same))


def test_no_mapping_says_more_than_skos_and_each_says_where_its_term_was_seen(mapped: list[Row]) -> None:
    ways = {"exact", "close", "broad", "narrow", "related"}
    assert {row["predicate_id"] for row in mapped} == {f"skos:{way}Match" for way in ways}
    assert {row["mapping_justification"] for row in mapped} == {"semapv:ManualMappingCuration"}
    assert [row for row in mapped if not row["comment"]] == []
    # Of these the identifier was seen, and not what it is called.
    unnamed = ["zpid:terms/02036", "zpid:terms/36970", "mesh:D000082383", "zpid:terms/42100"]
    assert [row["object_id"] for row in mapped if not row["object_label"]] == unnamed


def test_what_is_not_to_be_confused_is_not_even_close(mapped: list[Row]) -> None:
    """The denial that says most: what is not close is not the same either (SKOS, S42)."""
    denied = [row["predicate_id"] for row in mapped if row["predicate_modifier"]]
    assert len(denied) == 8
    assert set(denied) == {"skos:closeMatch"}


def test_the_file_is_in_the_canonical_form(path: Path, lines: list[str], prefixes: dict[str, str]) -> None:
    first = next(place for place, line in enumerate(lines) if line[0] != "#")
    cells = [line.split("\t") for line in lines[first + 1 :]]
    assert lines[first].split("\t") == COLUMNS
    assert cells == sorted(cells)
    assert list(prefixes) == sorted(prefixes)
    used = {cell.partition(":")[0] for row in cells for cell in (row[0], row[4], row[7])}
    assert set(prefixes) == used
    text = path.read_bytes()
    assert text.endswith(b"\n")
    assert not {b"\r", b'"'} & {bytes([byte]) for byte in text}
