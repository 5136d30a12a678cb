"""The service as a client such as OpenRefine speaks to it; what is sent and what comes is checked by schema."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).resolve().parents[1] / "schemas" / "reconciliation-0.2.json"

Valid = Callable[[str, Any], Any]
Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def valid() -> Valid:
    """Gives back what is valid by the definition of that name, and fails for what is not."""
    schemas = json.loads(SCHEMAS.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schemas)

    def validated(name: str, found: Any) -> Any:
        Draft202012Validator({**schemas, "$ref": f"#/$defs/{name}"}).validate(found)
        return found

    return validated


@pytest.fixture(scope="session")
def matched(client: FlaskClient, valid: Valid) -> Ask:
    """The candidates for one query, sent as a batch."""

    def ask(**query: Any) -> Any:
        batch = valid("queryBatch", {"q0": query})
        response = client.post("/reconcile", data={"queries": json.dumps(batch)})
        assert response.status_code == 200, response.text
        return valid("resultBatch", response.json)["q0"]["result"]

    return ask


@pytest.fixture(scope="session")
def extended(client: FlaskClient, valid: Valid) -> Ask:
    """What is told of some concepts by some properties."""

    def ask(ids: list[str], *properties: str) -> Any:
        query = valid("extensionQuery", {"ids": ids, "properties": [{"id": each} for each in properties]})
        response = client.post("/reconcile", data={"extend": json.dumps(query)})
        assert response.status_code == 200, response.text
        return valid("extension", response.json)

    return ask
