"""CSV in psykg's own layout, as pandas reads it and as psykg reads it again."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from psykg.exports.choices import Choices
from psykg.exports.content import Content
from psykg.exports.formats.csv import FORMAT
from psykg.exports.source import Source
from psykg.exports.text import in_xml
from psykg.knowledge.additions import added_quads
from psykg.knowledge.dataset import asserted_quads
from psykg.knowledge.tabular import DENIED, iri_of, parted
from psykg.vocabulary import SKOS
from tests.exports.conftest import exported
from tests.exports.formats.packed import unpacked
from tests.exports.recovered import Label, Recovered, Triple, check, expected


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def files(written: bytes) -> dict[str, bytes]:
    return unpacked(written)


def table(file: bytes) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = pd.read_csv(BytesIO(file), dtype=str, keep_default_na=False).to_dict("records")
    return rows


def iri(written: str) -> str:
    named = iri_of(written)
    assert named
    return named


def read(written: bytes) -> Recovered:
    files = unpacked(written)
    return found(table(files["psykg.nodes.csv"]), table(files["psykg.edges.csv"]))


def found(nodes: list[dict[str, str]], edges: list[dict[str, str]]) -> Recovered:
    rows = [(row, triple(row)) for row in edges if row["object"]]
    matches = {said for _, said in rows if said[1].startswith(SKOS)}
    statements = [(row, said) for row, said in rows if said not in matches]
    denials = {said for row, said in statements if row["relation"].startswith(DENIED)}
    return Recovered(
        concepts={iri(row["id"]) for row in nodes},
        relationships={said for _, said in statements} - denials,
        labels={label(row, row["label"]) for row in nodes if row["label"]},
        alternatives={label(row, text) for row in nodes for text in parted(row["altLabels"])},
        definitions={label(row, row["definition"]) for row in nodes if row["definition"]},
        values={value(row) for row in edges if not row["object"]},
        sentences={(said, iri(row["source"])) for row, said in statements if row["source"]},
        modalities={(said, iri(row["modality"])) for row, said in statements if row["modality"]},
        inferred={said for row, said in statements if row["inferred"] == "true"},
        denials=denials,
        matches=matches,
    )


def triple(row: dict[str, str]) -> Triple:
    return iri(row["subject"]), iri(row["relation"].removeprefix(DENIED)), iri(row["object"])


def label(row: dict[str, str], text: str) -> Label:
    return iri(row["id"]), text, row["language"].replace("und", "")


def value(row: dict[str, str]) -> tuple[str, str, str, str]:
    return iri(row["subject"]), iri(row["relation"]), row["value"], iri(row["datatype"])


def test_pandas_finds_all_that_was_put_in(written: bytes, content: Content) -> None:
    there = read(written)
    empty = {each for each in expected(content).values or set() if each[2] == ""}
    assert len(empty) == 1
    check(FORMAT, replace(there, values=(there.values or set()) | empty), content)


def test_psykg_reads_it_again(hostile: Source, tmp_path: Path) -> None:
    for name, file in unpacked(exported(FORMAT, hostile)).items():
        (tmp_path / name).write_bytes(file)
    quads = [*asserted_quads(), *added_quads([tmp_path])]
    again, before = expected(Content(Source(lambda: quads))), expected(Content(hostile))
    assert before.concepts <= again.concepts
    assert (before.relationships or set()) <= (again.relationships or set())
    assert (before.sentences or set()) <= (again.sentences or set())
    assert (before.modalities or set()) <= (again.modalities or set())
    assert (before.matches or set()) <= (again.matches or set())
    assert before.denials
    assert before.denials <= (again.denials or set())
    assert before.denials.isdisjoint(again.relationships or set())
    assert {(iri, in_xml(text)) for iri, text, _ in before.labels} <= {(iri, text) for iri, text, _ in again.labels}
    assert {each for each in before.values or () if each[2]} <= (again.values or set())


def test_a_claim_of_psykgs_own_is_not_named_since_nothing_may_be_added_to_it(files: dict[str, bytes]) -> None:
    claims = {row["claim"] for row in table(files["psykg.edges.csv"])}
    assert claims == {"", "https://example.org/hostile/claim/1", "https://example.org/hostile/claim/2"}


def test_what_is_denied_is_so_in_the_column_of_the_relation_itself(files: dict[str, bytes], content: Content) -> None:
    denied = expected(content).denials
    assert denied
    rows = [row for row in table(files["psykg.edges.csv"]) if row["object"] and triple(row) in denied]
    assert {row["relation"][:4] for row in rows} == {"NOT "}


def test_what_is_inferred_is_not_read_as_stated(source: Source, tmp_path: Path) -> None:
    for name, file in unpacked(exported(FORMAT, source)).items():
        (tmp_path / name).write_bytes(file)
    stated = expected(Content(Source(source.read, Choices(inferred=False))))
    again = expected(Content(Source(lambda: [*asserted_quads(), *added_quads([tmp_path])])))
    assert again.relationships == stated.relationships
    assert again.denials == stated.denials
