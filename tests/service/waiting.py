"""A program that serves a small application behind the gateway, for the tests of it: `python waiting.py PORT`."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psykg.service.current import DEPARTURE
from psykg.service.gateway import Door, Gateway, Limits
from psykg.service.known import Known
from psykg.service.logs import Access, listeners
from psykg.service.server import server
from psykg.service.wsgi import LASTING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

LIMITS = Limits(body=1000, trusted_body=2_000_000, body_seconds=0.5, threads=2, line=1)
_seen = {"busy": 0, "departed": 0, "answered": 0}


@contextmanager
def waiting(port: int) -> Iterator[list[str]]:
    """The program, which serves on the port until the end of the `with`; then the list holds what it has said."""
    said = list[str]()
    command = [sys.executable, __file__, str(port), "nothing"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("psykg serves on ")
        yield said
        process.terminate()
        assert process.wait(20) == 0
        said.append(process.stderr.read())


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
    environ[LASTING] = path == "/lasting"
    if path == "/raise":
        raise RuntimeError("a secret")
    told = {"/sleep": _sleep, "/seen": _count}.get(path, _tell)(environ)
    # It is never well, and must be served all the same.
    others = {"/304": "304 NOT MODIFIED", "/204": "204 NO CONTENT", "/health": "503 SERVICE UNAVAILABLE"}
    status = others.get(path, "200 OK")
    body = b"" if status[:3] != "200" else json.dumps(told).encode()
    start(status, [("Content-Type", "application/json"), *([("Content-Length", str(len(body)))] if body else [])])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _trusts(authorization: str) -> bool:
    """Asked in the event loop, which `Hold FOLDER` holds until there is a file `enough` in the folder."""
    scheme, _, told = authorization.partition(" ")
    if scheme == "Hold":
        Path(told, "held").touch()
        while not Path(told, "enough").exists():
            time.sleep(0.01)
    return authorization == "Bearer good"


def make(access: Access) -> Gateway:
    """The application behind the gateway, with bounds that tests reach quickly."""
    return Gateway(_app, LIMITS, Door(_trusts), listeners(access), Known(lambda: "1"))


if __name__ == "__main__":
    server("127.0.0.1", int(sys.argv[1]), access=Access(sys.argv[2]), make=make).serve()
