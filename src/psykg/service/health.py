"""`/health`: whether the service runs and its engine answers."""

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flask import Blueprint, Response, jsonify

from psykg.service.current import engine

if TYPE_CHECKING:
    from psykg.engine import Solutions

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Status, version and number of triples. 503 where the engine cannot be reached, as the table of problems says."""
    return jsonify(status="ok", version=version("psykg"), triples=_triples())


def _triples() -> int:
    (row,) = cast("Solutions", engine().query(_question()))
    return int(row["triples"].value)


@cache
def _question() -> str:
    return Path(__file__).with_name("triples.rq").read_text(encoding="utf-8")
