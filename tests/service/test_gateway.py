"""The gateway over real sockets: bounds, clients that hang up, and what the application is told of a request."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from tests.service.waiting import waiting
from tests.until import until

pytestmark = pytest.mark.alone

Headers = dict[str, str]


@pytest.fixture(scope="module")
def port(free_port: Callable[[], int]) -> Iterator[int]:
    """Where the gateway serves the small application of `waiting.py`."""
    chosen = free_port()
    with waiting(chosen) as said:
        yield chosen
    # Whatever clients do, only the error that a test provokes is worth a line.
    assert said[0].count("[ERROR]") == said[0].count("RuntimeError: a secret") == 1


def ask(
    port: int, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, Headers, bytes]:
    """Status, headers with names in lower case, and body of the answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        return read(connection.getresponse())
    finally:
        connection.close()


def read(response: HTTPResponse) -> tuple[int, Headers, bytes]:
    return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


def exchange(port: int, raw: bytes) -> tuple[int, Headers, bytes]:
    """The answer to these bytes, after which nothing more is sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(raw)
        return received(connection)


def received(connection: socket.socket) -> tuple[int, Headers, bytes]:
    response = HTTPResponse(connection)
    response.begin()
    return read(response)


def told(port: int, raw: bytes) -> dict[str, Any]:
    """What the application got of the request."""
    found: dict[str, Any] = json.loads(exchange(port, raw)[2])
    return found


def seen(port: int) -> dict[str, int]:
    counts: dict[str, int] = json.loads(ask(port, "/seen")[2])
    return counts


def assert_problem(answer: tuple[int, Headers, bytes], status: int) -> None:
    """The same shape and the same headers as errors of the application have."""
    got, headers, body = answer
    assert got == status
    assert headers["content-type"] == "application/problem+json"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"
    problem = json.loads(body)
    assert problem["status"] == status
    assert set(problem) == {"title", "status", "detail"}


def test_the_application_gets_the_request_as_wsgi_has_it(port: int) -> None:
    head = b"POST /caf%C3%A9%2F%20x?q=%ff+a%20b&r HTTP/1.1\r\nHost: h:1\r\nX-One: 1\r\nX-One: 2\r\nX_One: 3\r\n"
    got = told(port, head + b"Content-Type: text/x\r\nContent-Length: 4\r\n\r\n\x00\xff\r\n")
    assert got["PATH_INFO"] == "/café/ x".encode().decode("latin-1")
    assert got["QUERY_STRING"] == "q=%ff+a%20b&r"
    assert got["HTTP_X_ONE"] == "1,2"
    assert (got["CONTENT_TYPE"], got["CONTENT_LENGTH"]) == ("text/x", "4")
    assert not {"HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"} & set(got)
    assert got["body"] == "\x00\xff\r\n"
    assert (got["REQUEST_METHOD"], got["SCRIPT_NAME"], got["SERVER_PROTOCOL"]) == ("POST", "", "HTTP/1.1")
    assert (got["SERVER_NAME"], got["SERVER_PORT"], got["HTTP_HOST"]) == ("127.0.0.1", str(port), "h:1")
    assert (got["REMOTE_ADDR"], got["wsgi.url_scheme"]) == ("127.0.0.1", "http")


def test_a_body_in_chunks_reaches_the_application_whole(port: int) -> None:
    got = told(
        port, b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    )
    assert (got["body"], got["CONTENT_LENGTH"]) == ("abcde", "5")
    assert "HTTP_TRANSFER_ENCODING" not in got


def test_what_has_no_body_has_no_length(port: int) -> None:
    assert "CONTENT_LENGTH" not in told(port, b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")


def test_head_304_and_204_have_no_body(port: int) -> None:
    status, headers, body = ask(port, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 0
    for expected in (304, 204):
        status, headers, body = ask(port, f"/{expected}")
        assert (status, body) == (expected, b"")
        assert "content-length" not in headers


def test_a_body_up_to_the_bound_is_taken(port: int) -> None:
    assert ask(port, "/", "POST", b"x" * 1000)[0] == 200
    assert ask(port, "/", "POST", b"x" * 2_000_000, Authorization="Bearer good")[0] == 200


@pytest.mark.parametrize("authorization", ["", "Bearer bad"])
@pytest.mark.parametrize("size", [1001, 5_000_000])
def test_a_body_over_the_bound_is_refused_and_its_sender_can_read_why(port: int, size: int, authorization: str) -> None:
    answer = ask(port, "/", "POST", b"x" * size, Authorization=authorization)
    assert_problem(answer, 413)
    assert b"1,000 bytes" in answer[2]


def test_a_body_over_the_bound_is_refused_before_it_is_sent(port: int) -> None:
    head = b"POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 99999999999\r\n\r\n"
    started = time.monotonic()
    assert_problem(exchange(port, head), 413)
    assert time.monotonic() - started < 1


def test_a_body_in_chunks_over_the_bound_is_refused(port: int) -> None:
    chunk = b"200\r\n" + b"x" * 512 + b"\r\n"
    head = b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert_problem(exchange(port, head + chunk * 20), 413)


def test_a_client_that_dribbles_its_body_is_ended(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 900\r\n\r\n")
        started = time.monotonic()
        for _ in range(4):
            connection.sendall(b"x")
            time.sleep(0.1)
        assert_problem(received(connection), 408)
        assert 0.4 < time.monotonic() - started < 2


@pytest.mark.parametrize(
    "cut",
    [
        b"Content-Length: 10\r\n\r\nabc",
        b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nnonsense\r\n",
    ],
)
def test_a_body_that_is_cut_off_is_not_taken_for_a_whole_one(port: int, cut: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: h\r\n" + cut)
        connection.shutdown(socket.SHUT_WR)
        assert_problem(received(connection), 400)


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: h\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: h\r\nX: " + b"a" * 400_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: h\r\n" + b"X: a\r\n" * 10_000 + b"\r\n", 431),
        (b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        (b"nonsense\r\n\r\n", 400),
    ],
)
def test_a_head_that_is_too_large_or_nonsense_is_refused(port: int, head: bytes, status: int) -> None:
    assert exchange(port, head)[0] == status


def test_an_error_of_the_application_is_a_problem_that_tells_nothing_of_the_inside(port: int) -> None:
    answer = ask(port, "/raise")
    assert_problem(answer, 500)
    assert b"secret" not in answer[2]


def test_beyond_the_line_requests_are_refused_at_once(port: int) -> None:
    with ThreadPoolExecutor(6) as pool:
        started = time.monotonic()
        answers = list(pool.map(lambda _: (ask(port, "/sleep?0.5"), time.monotonic() - started), range(6)))
    refused = [(answer, seconds) for answer, seconds in answers if answer[0] == 503]
    assert len(refused) == 3
    for answer, seconds in refused:
        assert_problem(answer, 503)
        assert int(answer[1]["retry-after"]) > 0
        assert seconds < 0.4
    assert ask(port, "/")[0] == 200


@pytest.mark.parametrize("earlier", [0, 2])
@pytest.mark.parametrize("leave", [socket.socket.close, lambda connection: connection.shutdown(socket.SHUT_WR)])
def test_the_work_for_a_client_that_hangs_up_ends(
    port: int, leave: Callable[[socket.socket], None], earlier: int
) -> None:
    """Whether it closes the connection or one half of it, and whatever the connection was used for before."""
    before = seen(port)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        for _ in range(earlier):
            connection.sendall(b"GET /sleep?0.1 HTTP/1.1\r\nHost: h\r\n\r\n")
            assert received(connection)[0] == 200
        connection.sendall(b"GET /sleep?30 HTTP/1.1\r\nHost: h\r\n\r\n")
        time.sleep(0.2)
        leave(connection)
        until(lambda: seen(port)["departed"] == before["departed"] + 1, 3)
    assert seen(port)["answered"] == before["answered"] + earlier


def test_a_client_that_hangs_up_while_it_stands_in_line_is_forgotten(port: int) -> None:
    before = seen(port)
    with ThreadPoolExecutor(2) as pool:
        busy = [pool.submit(ask, port, "/sleep?0.6") for _ in range(2)]
        time.sleep(0.2)
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(b"GET /sleep?0 HTTP/1.1\r\nHost: h\r\n\r\n")
            time.sleep(0.2)
        assert [each.result()[0] for each in busy] == [200, 200]
    after = seen(port)
    assert after["answered"] == before["answered"] + 2
    assert after["departed"] == before["departed"]


def test_many_clients_that_hang_up_leave_nothing_behind(port: int) -> None:
    threads = seen(port)["threads"]
    for _ in range(30):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(b"GET /sleep?5 HTTP/1.1\r\nHost: h\r\n\r\n")
            time.sleep(0.02)
    until(lambda: ask(port, "/")[0] == 200 and seen(port)["busy"] == 0, 3)
    assert seen(port)["threads"] <= threads + 2
