"""One hostile request, sent and watched: when its answer ended, whether it is whole, and what is wrong with it."""

import csv
import io
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from xml.etree import ElementTree

from pyoxigraph import RdfFormat, parse

from tests.hostile.request import Request

LARGEST = 300_000_000
"""Bytes of an answer that are read at most. Longer ones count as endless."""

_PROBLEM = "application/problem+json"
_PIECE = 1 << 16
_OF_THE_SERVER = {414, 431}
"""Statuses that an HTTP server gives by itself, without a body, before any application sees the request."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a service takes queries."""

    host: str
    port: int
    path: str = "/sparql"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `status` is None where the connection broke before it; `ended`: in time; `whole`: to its end."""

    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    seconds: float = 0.0
    ended: bool = True
    whole: bool = True

    @property
    def media_type(self) -> str:
        """Of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def answer(endpoint: Endpoint, request: Request, patience: float) -> Answer:
    """The answer, waited for `patience` seconds; the connection is closed then."""
    begun = time.monotonic()
    connection = HTTPConnection(endpoint.host, endpoint.port, timeout=patience)
    try:
        return _received(connection, _sent(connection, endpoint, request), begun, patience)
    except TimeoutError:
        return Answer(seconds=time.monotonic() - begun, ended=False, whole=False)
    except (OSError, HTTPException):
        return Answer(seconds=time.monotonic() - begun, whole=False)
    finally:
        connection.close()


def _sent(connection: HTTPConnection, endpoint: Endpoint, request: Request) -> HTTPResponse:
    """The response, its body not read yet. A server may answer, and close, before it has taken a large body."""
    target = f"{endpoint.path}?{request.search}" if request.search else endpoint.path
    length = {"Content-Length": str(len(request.body))} if request.method == "POST" else {}
    try:
        connection.request(request.method, target, request.body or None, {**length, **request.headers})
    except (BrokenPipeError, ConnectionResetError):
        response = HTTPResponse(connection.sock, method=request.method)
        response.begin()
        return response
    return connection.getresponse()


def _received(connection: HTTPConnection, response: HTTPResponse, begun: float, patience: float) -> Answer:
    pieces: list[bytes] = []
    size, ended, whole = 0, True, True
    try:
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            left = begun + patience - time.monotonic()
            if left <= 0 or size > LARGEST:
                raise TimeoutError
            if connection.sock is not None:
                connection.sock.settimeout(left)
        whole = not response.length
    except TimeoutError:
        ended = whole = False
    except (OSError, HTTPException):
        whole = False
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, b"".join(pieces), time.monotonic() - begun, ended, whole)


def faults(request: Request, got: Answer, limit: float) -> list[str]:
    """What is wrong with the answer of psykg, which was to end within `limit` seconds; empty where nothing is."""
    if not got.ended or got.seconds > limit:
        return [f"not ended after {got.seconds:.2f} s"]
    if got.status is None:
        return ["the connection broke before an answer"]
    found = []
    if got.status not in request.proper:
        found.append(f"status {got.status}, not one of {sorted(request.proper)}")
    if not readable(got):
        found.append(f"a broken body of {len(got.body)} bytes with status {got.status}")
    if got.status >= 400 and got.status not in _OF_THE_SERVER and not _is_problem(got):
        found.append(f"status {got.status} without a problem, but {got.media_type!r}: {got.body[:80]!r}")
    if got.status == 503 and not got.headers.get("retry-after", "").isdecimal():
        found.append("503 without Retry-After")
    return found


def _is_problem(got: Answer) -> bool:
    if got.media_type != _PROBLEM:
        return False
    problem = json.loads(got.body)
    return problem.get("status") == got.status and bool(problem.get("title")) and bool(problem.get("detail"))


def readable(got: Answer) -> bool:
    """Whether the body came to its end, and is what its media type says from beginning to end."""
    try:
        return got.whole and _read(got)
    except (ValueError, SyntaxError, RecursionError, csv.Error):
        return False


def _read(got: Answer) -> bool:
    """Raises what the reader of the format raises."""
    match got.media_type:
        case "application/sparql-results+json":
            results = json.loads(got.body)
            return "boolean" in results or "bindings" in results["results"]
        case media_type if media_type.endswith("json"):
            json.loads(got.body)
        case "application/sparql-results+xml":
            ElementTree.fromstring(got.body)  # noqa: S314
        case "text/csv":
            return _even(list(csv.reader(io.StringIO(got.body.decode()))))
        case "text/tab-separated-values":
            return _even([line.split("\t") for line in got.body.decode().splitlines()])
        case media_type if graph_format := RdfFormat.from_media_type(media_type):
            for _ in parse(got.body, format=graph_format):
                pass
    return True


def _even(rows: list[list[str]]) -> bool:
    """Whether all rows are as long as the first."""
    return len({len(row) for row in rows}) <= 1
