"""The application behind its gateway, which knows answers, counts requests and bounds them."""

from dataclasses import replace
from functools import partial

from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.writer import Writer
from psykg.service import logs, rates
from psykg.service.app import create_app
from psykg.service.current import token_in, version_of
from psykg.service.gateway import Door, Gateway, Limits
from psykg.service.known import Known, unversioned
from psykg.service.metrics import metrics_of
from psykg.service.settings import Settings
from psykg.service.token import trusts


def fronted(settings: Settings, engine: IsolatedEngine, writer: Writer | None, access: logs.Access) -> Gateway:
    """The application over an engine, behind its gateway. Raises what `token_of` raises."""
    app = create_app(settings, (engine, writer))
    token = token_in(app)
    # The data of an endpoint elsewhere change without a word.
    known = Known(unversioned if settings.endpoint else partial(version_of, app), proxied=settings.proxies > 0)
    metrics = metrics_of(app)
    metrics.watch(known)
    door = Door(admits=partial(rates.admits, app, settings.proxies))
    if token:
        door = replace(door, trusts=partial(trusts, token))
    return Gateway(app, Limits(), door, (metrics.note, *logs.listeners(access)), known)
