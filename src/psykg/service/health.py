"""`/health`: whether the service runs and its engine answers."""

from importlib.metadata import version

from flask import Blueprint, Response, jsonify

from psykg.service.current import held
from psykg.service.size import triples

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Status, version, and number of triples, null where counting takes long. 503 where the engine does not answer."""
    held().engine.query("ASK {}")
    response = jsonify(status="ok", version=version("psykg"), triples=held().memo.of(triples))
    response.headers["Cache-Control"] = "no-store"
    return response
