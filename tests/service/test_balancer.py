"""Services behind nginx, as docs/examples/nginx.conf has it: nobody notices when one of them is restarted."""

import os
import shutil
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.alone

CONFIGURATION = Path(__file__).parents[2] / "docs" / "examples" / "nginx.conf"
QUERY = "SELECT ?s { ?s a <https://w3id.org/psykg/Phase> }"
PATHS = [
    "/",
    "/entity/insight",
    f"/sparql?query={quote(QUERY)}",
    "/search?q=phase",
    "/queries",
    "/ask?q=what+is+insight",
]
Starting = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def nginx() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None and os.environ.get("CI"):
        pytest.fail("CI must have nginx: apt-get install nginx-light")
    if found is None:
        pytest.skip("needs nginx: apt-get install nginx-light")
    return found


@pytest.fixture
def ports(free_port: Callable[[], int]) -> list[int]:
    """That of nginx, and those of two services."""
    return [free_port() for _ in range(3)]


@pytest.fixture
def balanced(nginx: str, ports: list[int], tmp_path: Path) -> Iterator[int]:
    """Where nginx listens, before there is any service behind it."""
    text = CONFIGURATION.read_text()
    for written, port in zip((8000, 8001, 8002), ports, strict=True):
        text = text.replace(f"127.0.0.1:{written}", f"127.0.0.1:{port}")
    (tmp_path / "nginx.conf").write_text(text)
    command = [nginx, "-p", str(tmp_path), "-c", "nginx.conf", "-g", "daemon off;"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        yield ports[0]
        process.terminate()


class Readers:
    """Several who ask all the time, each over a connection that stays open; counts what they are answered."""

    def __init__(self, port: int, number: int) -> None:
        self._port = port
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(each,)) for each in range(number)]
        self.answers: Counter[str] = Counter()

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, number: int) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        for place, path in enumerate(cycle(PATHS[number:] + PATHS[:number])):
            if self._over.is_set():
                break
            self.answers[self._status(connection, path, post=place % 3 == 0)] += 1
        connection.close()

    def _status(self, connection: HTTPConnection, path: str, *, post: bool) -> str:
        try:
            if post:
                connection.request("POST", "/sparql", QUERY, {"Content-Type": "application/sparql-query"})
            else:
                connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            return str(response.status)
        except (OSError, HTTPException) as error:
            return repr(error)


def answers(port: int) -> bool:
    """Whether nginx has a service to ask."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def test_no_request_fails_while_each_service_is_restarted(
    balanced: int, ports: list[int], serving: Starting, tmp_path: Path
) -> None:
    def start(port: int, stack: ExitStack) -> Any:
        options = ("--port", str(port), "--store", str(tmp_path / "store"), "--behind-proxy", "1")
        return stack.enter_context(serving(*options))

    with ExitStack() as stack:
        services = {port: start(port, stack) for port in ports[1:]}
        end = time.monotonic() + 20
        while not answers(balanced):
            assert time.monotonic() < end
            time.sleep(0.05)
        with Readers(balanced, 4) as readers:
            for port, service in services.items():
                before = readers.answers.total()
                service.process.terminate()
                assert service.process.wait(20) == 0
                start(port, stack)
                assert readers.answers.total() > before
        assert set(readers.answers) == {"200"}
