"""What is seen as data, for a spreadsheet or a program."""

import csv
import json
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st

from psykg.entities.terms import Claim, Statement, Thing, Value
from psykg.explorer.atlas import Atlas
from psykg.explorer.records import as_csv, record
from tests.explorer.graphs import told

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20) | st.text(
    alphabet='",;\r\n\t \u2028=a', max_size=8
)
things = st.builds(Thing, iri=texts, name=texts, label=texts)
claims = st.builds(Claim, thing=things, sentence=st.none() | things, modality=st.none() | things)
statements = st.builds(
    Statement,
    subject=things,
    relation=things,
    value=things | st.builds(Value, text=texts, unit=st.none() | texts),
    claims=st.lists(claims, max_size=2).map(tuple),
    inferred=st.booleans(),
    denied=st.booleans(),
)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def rows_of(atlas: Atlas) -> dict[str, dict[str, str]]:
    found = [*atlas.network.statements, *atlas.network.values]
    return {told(each): row for each, row in zip(found, read(as_csv(found)), strict=True)}


@settings(max_examples=50, deadline=None)
@given(found=st.lists(statements, max_size=4))
def test_whatever_stands_in_a_label_is_read_back_from_its_own_cell(found: list[Statement]) -> None:
    rows = read(as_csv(found))
    assert len(rows) == len(found)
    for row, statement in zip(rows, found, strict=True):
        assert row["subject"] == statement.subject.iri
        assert row["subjectLabel"] == statement.subject.label
        assert row["relationLabel"] == statement.relation.label
        assert row["valueLabel"] == statement.value.label
        assert row["status"] in {"stated", "inferred", "denied"}


@settings(max_examples=50, deadline=None)
@given(statement=statements)
def test_a_record_can_be_written_as_json(statement: Statement) -> None:
    assert json.loads(json.dumps(record(statement))) == record(statement)


def test_a_row_says_where_its_statement_is_said_and_how_firmly(garden: Atlas) -> None:
    row = rows_of(garden)["crocus flowersIn spring"]
    assert (row["sentences"], row["modality"], row["status"]) == ("p1s2 p1s10", "always usually", "stated")


def test_what_follows_and_what_is_denied_can_be_told_from_what_is_stated(garden: Atlas) -> None:
    rows = rows_of(garden)
    assert rows["tulip growsIn spring"]["status"] == "inferred"
    assert rows["tulip growsIn spring"]["sentences"] == ""
    assert rows["NOT crocus growsIn winter"]["status"] == "denied"
    assert rows["NOT crocus growsIn winter"]["sentences"] == "p1s2"


def test_a_number_stands_plain_in_its_cell_and_with_its_unit_in_its_label(garden: Atlas) -> None:
    row = rows_of(garden)["crocus schema:maxValue 15 centimetres"]
    assert (row["value"], row["valueLabel"]) == ("15", "15 centimetres")


def test_nothing_is_a_table_with_a_header() -> None:
    assert as_csv([]) == ("subject,subjectLabel,relation,relationLabel,value,valueLabel,sentences,modality,status\r\n")
