"""`/openapi.json`: what the service answers to, for programs (OpenAPI 3.1)."""

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, request

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description, for the version that runs and the address that it was asked at."""
    return jsonify(_description() | {"servers": [{"url": request.script_root or "/"}]})


@cache
def _description() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    written["info"]["version"] = version("psykg")
    return written
