"""The site on loopback, a real browser without JavaScript or with it, and what the explorer makes of two graphs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from psykg.engine import EmbeddedEngine
from psykg.entities.index import Index
from psykg.explorer.atlas import Atlas
from psykg.service.app import create_app
from psykg.service.current import let_go
from psykg.service.settings import Settings
from psykg.service.wsgi import answer
from tests.explorer.graphs import garden_with

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HOSTILE = Path(__file__).parents[1] / "service" / "data" / "hostile.ttl"
LABELS = Path(__file__).parent / "data" / "hostile-labels.trig"

# Nothing here is timed: on a busy machine what is expected comes late, and still counts.
expect.set_options(timeout=20_000)


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Where the site is served with more data; the same once more behind a prefix."""
    app = create_app(Settings(data=(data,)))
    server = make_server("127.0.0.1", 0, whole(DispatcherMiddleware(app, {"/kg": app})), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    for path in ("/", "/search?q=what"):  # The first time takes longer than any other.
        app.test_client().get(path)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    let_go(app)


def whole(app: "WSGIApplication") -> "WSGIApplication":
    """The application with answers that are complete before any of it is sent, as the gateway has them.

    werkzeug's server leaves an answer open when a browser hangs up on it, and with it the file that it comes from.
    """

    def completed(environ: "WSGIEnvironment", start: "StartResponse") -> list[bytes]:
        found = answer(app, environ)
        start(f"{found.status} {HTTPStatus(found.status).phrase}", found.headers)
        return [found.body]

    return completed


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    with served(HOSTILE) as address:
        yield address


@pytest.fixture(scope="module")
def hostile_site() -> Iterator[str]:
    """With concepts whose labels are all that a label should not be."""
    with served(LABELS) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def scripted(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def atlas(engine: EmbeddedEngine) -> Atlas:
    """The graph as it is served by default."""
    return Atlas(engine, Index(engine))


@pytest.fixture(scope="session")
def garden() -> Atlas:
    """A small graph, in which everything can be counted."""
    return garden_with()
