"""The Flask application: settings in, blueprints and errors and headers put together."""

import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from flask import Flask
from pyoxigraph import Quad
from werkzeug.middleware.proxy_fix import ProxyFix

from psykg import explorer as pages_of_the_explorer
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.writer import Writer
from psykg.entities.reasons import Reasons
from psykg.knowledge.additions import added_quads
from psykg.knowledge.dataset import asserted_quads
from psykg.service import (
    ask,
    caching,
    description,
    entities,
    explorer,
    export,
    graph_store,
    headers,
    health,
    metrics,
    nanopubs,
    openapi,
    pages,
    problems,
    rates,
    release,
    sparql,
    update,
)
from psykg.service.assembly import assembled
from psykg.service.current import Holdings, hold
from psykg.service.memo import Memo
from psykg.service.reconciling import routes as reconciling
from psykg.service.settings import Settings
from psykg.service.token import token_of

_PARTS = (
    sparql,
    update,
    graph_store,
    description,
    entities,
    release,
    ask,
    explorer,
    export,
    nanopubs,
    pages,
    reconciling,
    health,
    openapi,
)
_REMOTE_SECONDS = 60
"""For how long something made of an endpoint's data holds: that changes without a word."""


def create_app(settings: Settings | None = None, parts: tuple[IsolatedEngine, Writer | None] | None = None) -> Flask:
    """The service over the ontology and the user's data. Without settings it takes those of the environment.

    `parts` are what `assembled` gives for the settings; without them it is called here.
    Raises what `assembled` and `token_of` raise.
    """
    settings = settings or Settings.from_environment()
    folder = Path(pages_of_the_explorer.__file__).parent
    app = Flask(__name__, template_folder=folder / "templates", static_folder=folder / "static")
    # The gateway bounds bodies, before they are here.
    app.config["MAX_FORM_MEMORY_SIZE"] = None
    app.jinja_env.globals["published"] = headers.PUBLISHED if settings.published else ""
    token = token_of(settings) if settings.writable else None
    engine, writer = parts or assembled(settings)
    memo = Memo(engine, _REMOTE_SECONDS if settings.endpoint else math.inf)
    hold(app, Holdings(settings, engine, Reasons(partial(_asserted, settings)), memo, writer, token))
    for part in _PARTS:
        app.register_blueprint(part.blueprint)
    metrics.register(app, lambda: engine.state)
    rates.register(app, settings.rate)
    problems.register(app)
    headers.register(app)
    caching.register(app)
    _believe(app, settings.proxies)
    return app


def _asserted(settings: Settings) -> Iterator[Quad]:
    """What people wrote: we, and the users in the files that are served beside the ontology."""
    yield from asserted_quads()
    if not settings.bare:
        yield from added_quads(settings.data)


def _believe(app: Flask, proxies: int) -> None:
    """Take what so many proxies say for the client and the address. What a client claims itself comes before that."""
    if proxies:
        fixed = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_prefix=proxies)
        app.wsgi_app = fixed  # type: ignore[method-assign]
