"""The Flask application: settings in, blueprints and errors and headers put together."""

from pathlib import Path

from flask import Flask

from psykg import explorer
from psykg.entities.reasons import Reasons
from psykg.knowledge.dataset import asserted_quads
from psykg.service import caching, description, entities, graph_store, headers, health, pages, problems, sparql, update
from psykg.service.assembly import assembled
from psykg.service.authorization import token_of
from psykg.service.current import Holdings, hold
from psykg.service.settings import Settings

_PARTS = (sparql, update, graph_store, description, health, entities, pages)


def create_app(settings: Settings | None = None) -> Flask:
    """The service over the ontology and the user's data. Without settings it takes those of the environment.

    Raises what `assembled` and `token_of` raise.
    """
    settings = settings or Settings.from_environment()
    pages = Path(explorer.__file__).parent
    app = Flask(__name__, template_folder=pages / "templates", static_folder=pages / "static")
    # The gateway bounds bodies, before they are here.
    app.config["MAX_FORM_MEMORY_SIZE"] = None
    token = token_of(settings) if settings.writable else None
    engine, writer = assembled(settings)
    hold(app, Holdings(settings, engine, Reasons(asserted_quads), writer, token))
    for part in _PARTS:
        app.register_blueprint(part.blueprint)
    problems.register(app)
    headers.register(app)
    caching.register(app)
    return app
