"""The Flask application: settings in, blueprints and errors and headers put together."""

from pathlib import Path

from flask import Flask

from psykg import explorer
from psykg.entities.reasons import Reasons
from psykg.knowledge.dataset import asserted_quads
from psykg.service import caching, description, entities, headers, health, pages, problems, sparql
from psykg.service.assembly import engine_for
from psykg.service.current import Holdings, hold
from psykg.service.settings import Settings

_BLUEPRINTS = (sparql.blueprint, description.blueprint, health.blueprint, entities.blueprint, pages.blueprint)
_LARGEST_BODY = 1_000_000
"""Bytes of a request's body. A query may have a tenth of that, percent-encoding can triple it."""


def create_app(settings: Settings | None = None) -> Flask:
    """The service over the ontology and the user's data. Without settings it takes those of the environment.

    Raises what `engine_for` raises.
    """
    settings = settings or Settings.from_environment()
    pages = Path(explorer.__file__).parent
    app = Flask(__name__, template_folder=pages / "templates", static_folder=pages / "static")
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = _LARGEST_BODY
    hold(app, Holdings(settings, engine_for(settings), Reasons(asserted_quads)))
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    problems.register(app)
    headers.register(app)
    caching.register(app)
    return app
