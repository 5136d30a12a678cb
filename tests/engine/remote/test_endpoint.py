"""Servers that misbehave, for real, over sockets: each ends in the right error, in time."""

import base64
import gzip
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request

import pytest

from psykg.engine.remote.credentials import Credentials
from psykg.engine.remote.endpoint import Endpoint
from psykg.errors import EngineUnavailableError, QueryStoppedError, ResultTooLargeError

pytestmark = pytest.mark.alone

PATIENCE = 0.6
LARGEST = 1_000_000
SECRET = "s3cr3t-w0rd"  # noqa: S105  (a made-up one)


class Misbehaving(BaseHTTPRequestHandler):
    """Answers each path in its own wrong way, for ten seconds at the most."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        with suppress(OSError):
            getattr(self, self.path.strip("/").partition("/")[0])()
        self.close_connection = True

    def hang(self) -> None:
        self._for_long(b"")

    def drip_status(self) -> None:
        self._for_long(b"H")

    def drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self._for_long(b"X-More: yes\r\n")

    def drip_body(self) -> None:
        self._say(200)
        self._for_long(b"x")

    def drip_chunks(self) -> None:
        self._say(200, **{"Transfer-Encoding": "chunked"})
        self._for_long(b"1\r\nx\r\n")

    def drip_failure(self) -> None:
        self._say(500)
        self._for_long(b"x")

    def endless(self) -> None:
        self._say(200)
        while True:
            self.wfile.write(b"x" * 65536)

    def endless_chunks(self) -> None:
        self._say(200, **{"Transfer-Encoding": "chunked"})
        while True:
            self.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    def long(self) -> None:
        self._say(200, **{"Content-Length": str(10**15)})
        self._for_long(b"x")

    def endless_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-More: yes\r\n")

    def cut(self) -> None:
        self._say(200, **{"Content-Length": "100"})
        self.wfile.write(b"<a:a> <a:b> <a:c> .\n")

    def cut_chunks(self) -> None:
        self._say(200, **{"Transfer-Encoding": "chunked"})
        self.wfile.write(b"14\r\n<a:a> <a:b> <a:c> .\n\r\n")

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def close(self) -> None:
        """Says nothing."""

    def nonsense(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.9\r\n")

    def compressed(self) -> None:
        self._say(200, **{"Content-Encoding": "gzip"})
        self.wfile.write(gzip.compress(bytes(100_000_000)))

    def elsewhere(self) -> None:
        status, port = self.path.split("/")[2:]
        self._say(int(status), Location=f"http://localhost:{port}/whole", **{"Content-Length": "0"})

    def whole(self) -> None:
        self._say(200, **{"Content-Length": "2"})
        self.wfile.write(b"ok")

    def quoting(self) -> None:
        self._say(500)
        self.wfile.write(f"You sent {self.headers['Authorization']}".encode())

    def basic(self) -> None:
        self._guarded('Basic realm="here"', "Basic " + base64.b64encode(f"me:{SECRET}".encode()).decode())

    def bearer(self) -> None:
        self._guarded("Bearer", f"Bearer {SECRET}")

    def digest(self) -> None:
        self._guarded('Digest realm="here", nonce="1", qop="auth"', 'Digest username="me"')

    def odd_challenge(self) -> None:
        self._guarded("Negotiate abc", "Negotiate")

    def _guarded(self, challenge: str, wanted: str) -> None:
        if (self.headers["Authorization"] or "").startswith(wanted):
            self.whole()
        else:
            self._say(401, **{"WWW-Authenticate": challenge, "Content-Length": "0"})

    def _say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _for_long(self, drop: bytes) -> None:
        for _ in range(200):
            self.wfile.write(drop)
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    protocol_version = "HTTP/1.1"


class Server(ThreadingHTTPServer):
    """Remembers which paths it was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Misbehaving)
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what most of these tests are about."""


@contextmanager
def _served() -> Iterator[Server]:
    with Server() as server:
        server.block_on_close = False
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with _served() as running:
        yield running


def _request(url: str) -> Request:
    return Request(url)  # noqa: S310  (made up here)


def _body(server: Server, path: str, credentials: Credentials | None = None) -> bytes:
    """What is answered there. Fails when that takes longer than it may, whatever comes."""
    url = f"{server.url}/{path}"
    began = time.monotonic()
    try:
        return Endpoint(url, patience=PATIENCE, largest=LARGEST, credentials=credentials).answer(_request(url)).body
    finally:
        assert time.monotonic() - began < PATIENCE + 0.5


@pytest.mark.parametrize("path", ["hang", "drip_status", "drip_headers", "drip_body", "drip_chunks"])
def test_an_answer_that_does_not_end_is_stopped_at_the_deadline(server: Server, path: str) -> None:
    with pytest.raises(QueryStoppedError, match=r"did not finish its answer in 0\.6 s"):
        _body(server, path)


@pytest.mark.parametrize("path", ["endless", "endless_chunks", "long"])
def test_an_answer_without_measure_is_too_large(server: Server, path: str) -> None:
    with pytest.raises(ResultTooLargeError, match="more than 1000000 bytes"):
        _body(server, path)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("cut", "stopped in the middle"),
        ("cut_chunks", "stopped in the middle"),
        ("reset", "reset|closed"),
        ("close", "closed connection without response"),
        ("nonsense", "does not answer"),
        ("endless_headers", "more than 100 headers"),
        ("compressed", "'gzip', which it was not asked for"),
    ],
)
def test_an_answer_that_is_none_is_told_in_words(server: Server, path: str, said: str) -> None:
    with pytest.raises(EngineUnavailableError, match=said):
        _body(server, path)


def test_the_explanation_of_a_failure_is_not_waited_for_any_longer(server: Server) -> None:
    assert _body(server, "drip_failure") == b""


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_is_followed_to_another_address(server: Server, status: int) -> None:
    with _served() as other:
        endpoint = Endpoint(f"{server.url}/elsewhere/{status}/{other.server_port}")
        answer = endpoint.answer(_request(endpoint.url))
        assert (answer.status, other.asked) == (status, [])
    assert f"sends us to http://localhost:{other.server_port}/whole" in endpoint.failure(answer)


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _served() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        assert _body(server, "whole") == b"ok"
        assert proxy.asked == []
        with pytest.raises(EngineUnavailableError):
            Endpoint("http://kg.invalid/").answer(_request("http://kg.invalid/whole"))
    assert proxy.asked == ["http://kg.invalid/whole"]


@pytest.mark.parametrize("path", ["basic", "digest"])
def test_a_password_opens_what_asks_for_it(server: Server, path: str) -> None:
    assert _body(server, path, Credentials("me", SECRET)) == b"ok"


def test_a_token_is_shown_at_once(server: Server) -> None:
    server.asked.clear()
    assert _body(server, "bearer", Credentials(token=SECRET)) == b"ok"
    assert server.asked == ["/bearer"]


def test_a_challenge_answered_once_is_not_waited_for_again(server: Server) -> None:
    endpoint = Endpoint(f"{server.url}/digest", credentials=Credentials("me", SECRET))
    server.asked.clear()
    assert [endpoint.answer(_request(endpoint.url)).body for _ in range(3)] == [b"ok"] * 3
    assert len(server.asked) == 4


@pytest.mark.parametrize("path", ["basic", "digest", "bearer", "odd_challenge"])
def test_who_is_not_let_in_is_told_so_without_the_password(server: Server, path: str) -> None:
    wrong = Credentials("you", SECRET + "!") if path != "bearer" else None
    endpoint = Endpoint(f"{server.url}/{path}", patience=PATIENCE, credentials=wrong)
    try:
        told = endpoint.failure(endpoint.answer(_request(endpoint.url)))
        assert "status 401" in told
        assert "PSYKG_ENDPOINT_PASSWORD" in told
    except EngineUnavailableError as error:
        told = str(error)
    assert SECRET not in told


@pytest.mark.parametrize("credentials", [Credentials("me", SECRET), Credentials(token=SECRET)])
def test_a_server_that_quotes_the_password_is_not_quoted(server: Server, credentials: Credentials) -> None:
    endpoint = Endpoint(f"{server.url}/quoting", credentials=credentials)
    told = endpoint.failure(endpoint.answer(_request(endpoint.url)))
    assert "You sent" in told
    assert SECRET not in told + repr(endpoint) + repr(credentials)


@pytest.mark.parametrize(
    "url", [f"http://me:{SECRET}@127.0.0.1/", f"https://{SECRET}@kg.example/", f"ftp://a:{SECRET}@b/"]
)
def test_a_password_in_the_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(EngineUnavailableError) as raised:
        Endpoint(url)
    assert SECRET not in str(raised.value)


def test_what_waits_for_a_connection_waits_no_longer_than_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(("127.0.0.1", port))
        began = time.monotonic()
        with pytest.raises(QueryStoppedError):
            Endpoint(f"http://127.0.0.1:{port}/", patience=PATIENCE).answer(_request(f"http://127.0.0.1:{port}/"))
        assert time.monotonic() - began < PATIENCE + 0.5
        for each in waiting:
            each.close()
