"""WSGI (PEP 3333) from the server's side: the environment of a request, and the whole of the application's answer."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication, WSGIEnvironment

    from granian.rsgi import Scope

ROUTE = "psykg.route"
"""The key in the WSGI environment under which the application says which of its routes the request took."""

LASTING = "psykg.lasting"
"""The key under which it says that its answer holds for the same request until the data changes."""

_ADDRESS = re.compile(r"\[?(.*?)\]?:(\d+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole response. `route` is the application's, and None where the request took none.

    One that is `lasting` holds for the same request until the data changes.
    """

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    route: str | None = None
    lasting: bool = False


def environment(scope: "Scope", body: bytes) -> "WSGIEnvironment":
    """The request as PEP 3333 has it: UTF-8 read as Latin-1, and repeated headers joined by commas."""
    server_name, server_port = host_and_port(scope.server)
    client_name, client_port = host_and_port(scope.client)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _native(scope.path),
        "QUERY_STRING": _native(scope.query_string),
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": server_name,
        "SERVER_PORT": server_port,
        "REMOTE_ADDR": client_name,
        "REMOTE_PORT": client_port,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    _add_headers(environ, scope.headers.items(), len(body))
    return environ


def _add_headers(environ: "WSGIEnvironment", headers: list[tuple[str, str]], length: int) -> None:
    """Names with an underscore are left out: they would pass for the same names with a hyphen."""
    for name, value in headers:
        if "_" not in name:
            key = "HTTP_" + name.upper().replace("-", "_")
            environ[key] = f"{environ[key]},{value}" if key in environ else value
    if "HTTP_CONTENT_TYPE" in environ:
        environ["CONTENT_TYPE"] = environ.pop("HTTP_CONTENT_TYPE")
    # The body is here: its length is known, and it is in chunks no longer.
    announced = [environ.pop(key, None) for key in ("HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING")]
    if any(announced):
        environ["CONTENT_LENGTH"] = str(length)


def host_and_port(address: str) -> tuple[str, str]:
    """The parts of an address as granian writes it: `127.0.0.1:80`, `[::1]:80`."""
    found = _ADDRESS.fullmatch(address)
    return (found[1], found[2]) if found else (address, "0")


def _native(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("latin-1")


def answer(app: "WSGIApplication", environ: "WSGIEnvironment") -> Answer:
    """What the application answers, in full."""
    started: list[tuple[str, list[tuple[str, str]]]] = []
    chunks: list[bytes] = []

    def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> Callable[[bytes], object]:
        started.append((status, headers))
        return chunks.append

    answered = app(environ, start)
    try:
        chunks.extend(answered)
    finally:
        if close := getattr(answered, "close", None):
            close()
    status, headers = started[-1]
    return Answer(int(status[:3]), headers, b"".join(chunks), environ.get(ROUTE), environ.get(LASTING, False))
