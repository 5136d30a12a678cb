"""A program that serves a small application behind the gateway, for the tests of it: `python waiting.py PORT`."""

import json
import sys
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from psykg.service.current import DEPARTURE
from psykg.service.gateway import Door, Gateway, Limits
from psykg.service.logs import Access, listeners
from psykg.service.server import server

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

LIMITS = Limits(body=1000, trusted_body=2_000_000, body_seconds=0.5, threads=2, line=1)
_seen = {"busy": 0, "departed": 0, "answered": 0}


def _sleep(environ: "WSGIEnvironment") -> dict[str, Any]:
    """Waits as a query would: until it is done, or nobody is there to have the answer."""
    left = threading.Event()
    departure: Any = environ[DEPARTURE]
    departure.then(left.set)
    _seen["busy"] += 1
    departed = left.wait(float(environ["QUERY_STRING"]))
    _seen["departed" if departed else "answered"] += 1
    _seen["busy"] -= 1
    return {}


def _tell(environ: "WSGIEnvironment") -> dict[str, Any]:
    """What the application gets of a request."""
    body = environ["wsgi.input"].read().decode("latin-1")
    return {key: value for key, value in environ.items() if isinstance(value, str)} | {"body": body}


def _count(_environ: "WSGIEnvironment") -> dict[str, Any]:
    """How many requests for `/sleep` there were, and how many threads there are."""
    return {**_seen, "threads": threading.active_count()}


def _app(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path == "/raise":
        raise RuntimeError("a secret")
    told = {"/sleep": _sleep, "/seen": _count}.get(path, _tell)(environ)
    # It is never well, and must be served all the same.
    others = {"/304": "304 NOT MODIFIED", "/204": "204 NO CONTENT", "/health": "503 SERVICE UNAVAILABLE"}
    status = others.get(path, "200 OK")
    body = b"" if status[:3] != "200" else json.dumps(told).encode()
    start(status, [("Content-Type", "application/json"), *([("Content-Length", str(len(body)))] if body else [])])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def make(access: Access) -> Gateway:
    """The application behind the gateway, with bounds that tests reach quickly."""
    return Gateway(_app, LIMITS, Door(lambda told: told == "Bearer good"), listeners(access))


if __name__ == "__main__":
    server("127.0.0.1", int(sys.argv[1]), access=Access(sys.argv[2]), make=make).serve()
