"""Columns added to a table: what is said of the concepts that its cells were matched to."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.service.conftest import Running
from tests.service.reconciling.conftest import Ask, Valid

DATA = """
PREFIX ex: <http://example.org/>
PREFIX psykg: <https://w3id.org/psykg/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
ex:value a owl:AnnotationProperty ; skos:prefLabel "value" .
ex:phase a psykg:Phase ; skos:prefLabel "phase <b>" ; ex:value
  7, 1.5, 1e0, "INF"^^xsd:double, "x"^^xsd:integer, true, "2026-11-26T05:00:00Z"^^xsd:dateTime, "2026"^^xsd:gYear,
  "<i>"@de, <http://example.org/elsewhere>, ex:phase, psykg:insight .
"""


def test_relations_give_concepts_and_texts_give_texts(extended: Ask) -> None:
    told = extended(["middle-phase", "insight"], "isInvolvedIn", "skos:definition", "directlyFollows")
    assert told["meta"][0] == {
        "id": "isInvolvedIn",
        "name": "is involved in",
        "type": {"id": "Phase", "name": "phase"},
    }
    assert told["rows"]["insight"]["isInvolvedIn"] == [
        {"id": "middle-phase", "name": "middle phase"},
        {"id": "termination-phase", "name": "termination phase"},
    ]
    assert told["rows"]["middle-phase"]["directlyFollows"] == [{"id": "evaluation-phase", "name": "evaluation phase"}]
    assert list(told["rows"]["middle-phase"]["skos:definition"][0]) == ["str"]


def test_numbers_are_numbers(client: FlaskClient, extended: Ask) -> None:
    book = client.get("/reconcile/suggest/entity?prefix=systems+of+psychotherapy").get_json()["result"][0]["id"]
    assert extended([book], "edition")["rows"][book]["edition"] == [{"int": 4}]


def test_what_the_graph_does_not_hold_has_no_values(extended: Ask) -> None:
    told = extended(["nothing-of-the-kind", "\x00", "middle-phase"], "isInvolvedIn")
    assert told["rows"] == {name: {"isInvolvedIn": []} for name in ("nothing-of-the-kind", "\x00", "middle-phase")}


def test_all_that_is_proposed_can_be_fetched(client: FlaskClient, extended: Ask) -> None:
    proposed = client.get("/reconcile/properties?type=Phase").get_json()["properties"]
    told = extended(["middle-phase"], *(each["id"] for each in proposed))
    assert [{"id": each["id"], "name": each["name"]} for each in told["meta"]] == proposed
    assert client.get("/reconcile/properties?type=Phase&limit=2").get_json()["properties"] == proposed[:2]


def test_every_sort_of_value_has_its_form_whatever_the_data(running: Running, valid: Valid, tmp_path: Path) -> None:
    file = tmp_path / "data.ttl"
    file.write_text(DATA, encoding="utf-8")
    with running(data=(file,), workers=1) as app:
        query = {"ids": ["http://example.org/phase"], "properties": [{"id": "http://example.org/value"}]}
        answer = app.test_client().post("/reconcile", data={"extend": json.dumps(query)})
    cells = valid("extension", answer.json)["rows"]["http://example.org/phase"]["http://example.org/value"]
    expected = [
        *({"int": 7}, {"float": 1.5}, {"float": 1.0}, {"date": "2026-11-26T05:00:00Z"}),
        *({"str": text} for text in ("INF", "x", "true", "2026", "<i>", "http://example.org/elsewhere")),
        *({"id": "http://example.org/phase", "name": "phase <b>"}, {"id": "insight", "name": "insight"}),
    ]
    assert sorted(cells, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"ids": [], "properties": [{"id": "involes"}]}, "“involes”"),
        ({"ids": "insight", "properties": []}, "“ids” must be a list"),
        ({"ids": [], "properties": ["involves"]}, "“properties” must be an object"),
        ({"properties": []}, "“ids” must be a list"),
        ({"ids": [""] * 1001, "properties": []}, "1000"),
    ],
)
def test_what_is_no_such_query_is_a_problem(client: FlaskClient, sent: object, told: str) -> None:
    response = client.get("/reconcile", query_string={"extend": json.dumps(sent)})
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert told in response.get_json()["detail"]
