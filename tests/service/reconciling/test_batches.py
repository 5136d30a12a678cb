"""Batches of queries, as OpenRefine sends them for the cells of a column."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.reconciling.conftest import Ask, Valid

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PARTS = dict.fromkeys(("query", "type", "limit", "properties", "type_strict"), JSON)


def test_a_label_gives_its_concept_as_a_match_and_what_is_like_it_behind(matched: Ask) -> None:
    found = matched(query="insight")
    assert (found[0]["id"], found[0]["name"], found[0]["match"], found[0]["score"]) == ("insight", "insight", True, 100)
    assert found[0]["type"] == [{"id": "MentalConcept", "name": "mental concept"}]
    assert found[0]["description"]
    assert [each["match"] for each in found[1:]] == [False] * (len(found) - 1)
    scores = [each["score"] for each in found]
    assert scores == sorted(scores, reverse=True)


def test_a_batch_is_answered_by_its_own_keys_by_post_and_by_get(client: FlaskClient, valid: Valid) -> None:
    batch = json.dumps({"a b": {"query": "insight"}, "": {"query": "zebra"}, "ü": {"query": "termination phase"}})
    posted = client.post("/reconcile", data={"queries": batch})
    assert set(valid("resultBatch", posted.json)) == {"a b", "", "ü"}
    assert posted.get_json()[""] == {"result": []}
    assert client.get("/reconcile", query_string={"queries": batch}).json == posted.json


def test_a_kind_and_a_limit_narrow_what_is_found(matched: Ask) -> None:
    assert {each["type"][0]["id"] for each in matched(query="therapy", type="Therapy")} == {"Therapy"}
    assert len(matched(query="therapy", limit=2)) == 2
    assert matched(query="insight", type="Nothing") == []
    assert matched(query="insight", type=["Phase", "MentalConcept"])[0]["id"] == "insight"
    assert matched(query="insight", type=["Phase", "MentalConcept"], type_strict="all") == []


def test_properties_tell_concepts_apart(matched: Ask) -> None:
    involves = {"pid": "involves", "v": {"id": "insight"}}
    found = matched(query="phase", type="Phase", properties=[involves])
    assert {each["id"] for each in found[:2]} == {"middle-phase", "termination-phase"}
    assert found[2]["id"] == "evaluation-phase"
    assert found[2]["score"] < found[1]["score"]


def test_without_a_text_concepts_are_found_by_their_properties(matched: Ask) -> None:
    found = matched(properties=[{"pid": "directlyFollows", "v": ["evaluation phase"]}])
    assert [(each["id"], each["match"]) for each in found] == [("middle-phase", True)]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ("", "not JSON"),
        ("[]", "an object"),
        ('{"q": 1}', "“q” must be an object"),
        ('{"q": {}}', "asks for nothing"),
        ('{"q": {"query": 1}}', "“q.query” must be a string"),
        ('{"q": {"query": "x", "limit": 0}}', "“q.limit” must be a positive number"),
        ('{"q": {"query": "x", "type": [1]}}', "“q.type” must be a string"),
        ('{"q": {"query": "x", "properties": [{"v": 1}]}}', "“q.properties.pid” must be a string"),
        ('{"q": {"query": "\\ud800"}}', "UTF-8"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_batch_is_a_problem_that_says_where(client: FlaskClient, sent: str, told: str) -> None:
    response = client.post("/reconcile", data={"queries": sent})
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert told in response.get_json()["detail"]


def test_a_batch_of_more_queries_than_the_manifest_allows_is_refused(client: FlaskClient) -> None:
    size = client.get("/reconcile").get_json()["batchSize"]
    for queries, status in ((size, 200), (size + 1, 413)):
        batch = {f"q{number}": {"query": "insight", "limit": 1} for number in range(queries)}
        assert client.post("/reconcile", data={"queries": json.dumps(batch)}).status_code == status


def test_a_post_that_asks_for_nothing_or_is_no_form_is_told_so(client: FlaskClient) -> None:
    assert client.post("/reconcile", data={"x": "y"}).status_code == 400
    assert client.post("/reconcile", json={}).status_code == 415
    assert client.post("/reconcile", data={"queries": "{}", "extend": "{}"}).status_code == 400


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(max_size=4), JSON | st.fixed_dictionaries({}, optional=PARTS), max_size=3))
def test_whatever_is_sent_gets_an_answer_or_a_problem(client: FlaskClient, valid: Valid, batch: dict[str, Any]) -> None:
    response = client.post("/reconcile", data={"queries": json.dumps(batch)})
    assert response.status_code in {200, 400, 413}
    if response.status_code == 200:
        assert set(valid("resultBatch", response.json)) == set(batch)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1))
def test_any_text_at_all_can_be_matched(matched: Ask, text: str) -> None:
    assert len(matched(query=text, limit=3)) <= 3


def test_the_docs_tell_every_feature_and_the_size_of_a_batch(client: FlaskClient, matched: Ask) -> None:
    docs = (Path(__file__).resolve().parents[3] / "docs" / "reconciliation.md").read_text(encoding="utf-8")
    involves = {"pid": "involves", "v": {"id": "insight"}}
    features = {each["id"] for each in matched(query="phase", properties=[involves])[0]["features"]}
    assert features == set(re.findall(r"^\| `(\w+)` \|", docs, re.MULTILINE)) - {"type"}
    assert f"{client.get('/reconcile').get_json()['batchSize']} queries in a batch" in docs
