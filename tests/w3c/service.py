"""A service under test: where it answers, and requests sent to it just as they are given."""

import http.client
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

PATIENCE = 30
"""Seconds that an answer may take."""

Headers = Iterable[tuple[str, str]]


class UnmetError(Exception):
    """The service did not do what a test asks; the message says what it did."""


@dataclass(frozen=True)
class Endpoints:
    """Where a service answers, and the token that it wants for writing, if any."""

    query: str
    update: str
    graph_store: str
    token: str = ""


@dataclass(frozen=True)
class Answer:
    """What came back. The names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def __str__(self) -> str:
        start = self.body[:200].decode(errors="replace")
        return f"{self.status} {self.headers.get('content-type', 'without a content type')}: {start}"


class Service:
    """A service on one connection that is kept."""

    def __init__(self, endpoints: Endpoints) -> None:
        self.endpoints = endpoints
        self._connection = http.client.HTTPConnection(urlsplit(endpoints.query).netloc, timeout=PATIENCE)
        self._holds: str | None = None

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def send(self, method: str, url: str, headers: Headers = (), body: bytes | None = None) -> Answer:
        """Send one request with these headers, Host, the length of the body, and nothing else."""
        reused = self._connection.sock is not None
        try:
            return self._send(method, url, headers, body)
        except (ConnectionError, http.client.HTTPException):
            self._connection.close()
            if not reused:
                raise
        return self._send(method, url, headers, body)

    def _send(self, method: str, url: str, headers: Headers, body: bytes | None) -> Answer:
        self._connection.putrequest(method, url.removeprefix(self._origin), skip_accept_encoding=True)
        for name, value in headers:
            self._connection.putheader(name, value)
        if body is not None:
            self._connection.putheader("content-length", str(len(body)))
        self._connection.endheaders(body)
        response = self._connection.getresponse()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())

    @property
    def _origin(self) -> str:
        return f"http://{self._connection.host}:{self._connection.port}"

    def write(self, method: str, url: str, headers: Headers = (), body: bytes | None = None) -> Answer:
        """Send a request that may write: with the token, where there is one."""
        self._holds = None
        permit = [("authorization", f"Bearer {self.endpoints.token}")] if self.endpoints.token else []
        return self.send(method, url, [*headers, *permit], body)

    def query(self, text: str, accept: str) -> Answer:
        """What it answers to a query that is posted."""
        headers = [("content-type", "application/sparql-query"), ("accept", accept)]
        return self.send("POST", self.endpoints.query, headers, text.encode())

    def update(self, text: str) -> Answer:
        """What it answers to an update that is posted."""
        headers = [("content-type", "application/sparql-update")]
        return self.write("POST", self.endpoints.update, headers, text.encode())

    def hold(self, content: str = "") -> None:
        """Have it hold just this content, given as an update; what it holds already is not sent again."""
        if self._holds != content:
            answer = self.update(f"DROP ALL ;\n{content}")
            if not 200 <= answer.status < 300:
                raise UnmetError(f"it did not take the data: {answer}")
            self._holds = content
