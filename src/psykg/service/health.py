"""`/health`: whether the service runs and its engine answers."""

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flask import Blueprint, Response, jsonify

from psykg.service.current import held

if TYPE_CHECKING:
    from psykg.engine import Solutions

blueprint = Blueprint("health", __name__)

_COUNT = Path(__file__).with_name("triples.rq").read_text(encoding="utf-8")


@blueprint.get("/health")
def health() -> Response:
    """Status, version and number of triples. 503 where the engine cannot be reached, as the table of problems says."""
    return jsonify(status="ok", version=version("psykg"), triples=_triples())


def _triples() -> int:
    (row,) = cast("Solutions", held().engine.query(_COUNT))
    return int(row["triples"].value)
