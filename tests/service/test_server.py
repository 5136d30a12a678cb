"""The processes of the service: how they stop, what becomes of them when one is killed, and what they log."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil
import pytest

from tests.until import until

pytestmark = pytest.mark.alone

PROGRAM = Path(__file__).with_name("waiting.py")
Starting = Callable[..., AbstractContextManager[tuple["subprocess.Popen[str]", int]]]


@pytest.fixture
def starting(free_port: Callable[[], int]) -> Starting:
    """Starts the small application of `waiting.py` in a process group of its own; gives the process and the port."""

    @contextmanager
    def start(access: str = "nothing") -> Iterator[tuple["subprocess.Popen[str]", int]]:
        port = free_port()
        command = [sys.executable, str(PROGRAM), str(port), access]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
            try:
                assert process.stderr is not None
                assert any("psykg serves on " in line for line in process.stderr)
                yield process, port
            finally:
                process.kill()

    return start


def status(port: int, path: str = "/") -> int | None:
    """None where there is no answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def open_connection(port: int, sent: bytes = b"") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=15)
    connection.sendall(sent)
    return connection


def serving_process(process: "subprocess.Popen[str]") -> psutil.Process:
    (child,) = (
        each for each in psutil.Process(process.pid).children() if "resource_tracker" not in " ".join(each.cmdline())
    )
    return child


@pytest.mark.parametrize("send", [os.kill, os.killpg])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_requests_in_progress_finish_when_the_service_is_told_to_stop(
    starting: Starting, number: signal.Signals, send: Callable[[int, int], None]
) -> None:
    """Told alone, or with its whole process group, as Ctrl-C and service managers do."""
    with starting() as (process, port):
        idle = open_connection(port)
        with open_connection(port, b"GET /sleep?0.8 HTTP/1.1\r\nHost: h\r\n\r\n") as busy:
            time.sleep(0.2)
            send(process.pid, number)
            time.sleep(0.2)
            assert status(port) is None
            assert busy.recv(100).startswith(b"HTTP/1.1 200 OK\r\n")
        assert process.wait(3) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
        idle.close()


def test_a_service_whose_engine_does_not_answer_comes_up_and_says_so(starting: Starting) -> None:
    """Its endpoint may be down for now; and whoever asks how it is learns that."""
    with starting() as (_, port):
        assert status(port, "/health") == 503
        assert status(port) == 200


def test_told_several_times_it_stops_as_quickly(starting: Starting) -> None:
    for _ in range(3):
        with starting() as (process, _):
            started = time.monotonic()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGINT):
                os.killpg(process.pid, number)
            assert process.wait(5) == 0
            assert time.monotonic() - started < 3
            assert process.stderr is not None
            assert process.stderr.read() == ""


def test_a_process_that_dies_is_replaced(starting: Starting) -> None:
    with starting() as (process, port):
        first = serving_process(process)
        first.kill()
        until(lambda: status(port) == 200)
        assert serving_process(process).pid != first.pid
        process.terminate()
        assert process.wait(5) == 0


def test_nothing_stays_behind_when_the_main_process_is_killed(starting: Starting) -> None:
    with starting() as (process, port):
        child = serving_process(process)
        with open_connection(port, b"GET /sleep?0.5 HTTP/1.1\r\nHost: h\r\n\r\n") as busy:
            time.sleep(0.2)
            process.kill()
            assert busy.recv(100).startswith(b"HTTP/1.1 200 OK\r\n")
        until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
        assert status(port) is None


def test_a_thousand_idle_connections_keep_nobody_out(starting: Starting) -> None:
    with starting() as (_, port):
        idle = [open_connection(port) for _ in range(1000)]
        started = time.monotonic()
        assert status(port) == 200
        assert time.monotonic() - started < 1
        for each in idle:
            each.close()


def test_a_connection_that_is_idle_or_slow_to_ask_is_closed(starting: Starting) -> None:
    """Whether it sends nothing, half a head, or nothing after its first request."""
    heads = (b"", b"GET / HTTP/1.1\r\nHost: h\r\nX: a", b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")
    with starting() as (_, port), ExitStack() as stack:
        slow = [stack.enter_context(open_connection(port, head)) for head in heads]
        assert status(port) == 200
        for connection in slow:
            connection.settimeout(8)
            while connection.recv(4096):
                pass


def logged(starting: Starting, access: str, path: str) -> list[dict[str, object]]:
    with starting(access) as (process, port):
        status(port, path)
        process.terminate()
        assert process.wait(5) == 0
        assert process.stderr is not None
        return [json.loads(line) for line in process.stderr]


def test_the_log_has_an_object_for_each_request_and_no_query(starting: Starting) -> None:
    *_, record = logged(starting, "requests", "/path?secret=1")
    assert datetime.fromisoformat(str(record.pop("time"))).utcoffset() is not None
    assert isinstance(record.pop("milliseconds"), float)
    assert isinstance(record.pop("bytes"), int)
    assert record == {"level": "info", "method": "GET", "path": "/path", "status": 200, "client": "127.0.0.1"}


def test_the_log_has_queries_where_they_are_asked_for(starting: Starting) -> None:
    records = logged(starting, "queries", "/path?asked=1")
    assert [each["query"] for each in records if "status" in each] == ["asked=1"], records


def test_errors_are_objects_too_with_their_traceback(starting: Starting) -> None:
    *_, error, record = logged(starting, "requests", "/raise")
    assert (error["level"], record["status"]) == ("error", 500)
    assert "RuntimeError: a secret" in str(error["traceback"])
