"""The services that the benchmarks start: psykg and its peers, over the same data, each on a free port of loopback."""

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import psutil
from pyoxigraph import RdfFormat, serialize

from psykg.knowledge.dataset import closure_quads
from tests.hostile.request import query_request
from tests.hostile.trial import Endpoint, answer

MEMORY = 8_000_000_000
"""Bytes of address space that any process of a service may take, so that the machine outlives them all."""

_START = 30
"""Seconds within which a service must answer."""

_PATIENCE = 2.0
_BIN = Path(sys.executable).parent
_EASY = query_request("ASK {}", {HTTPStatus.OK})


@dataclass(frozen=True, slots=True)
class Service:
    """How one is started: the command for a port, and the path of its query endpoint."""

    name: str
    command: Callable[[int], list[str]]
    path: str


@dataclass(slots=True)
class Running:
    """A service, started. It answers at `endpoint` also after a restart."""

    service: Service
    endpoint: Endpoint
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        """Start it and wait until it answers; gives up the benchmark where it does not."""
        command = [str(_BIN / word) if i == 0 else word for i, word in enumerate(self._command())]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_bounded,  # noqa: PLW1509
        )
        begun = time.monotonic()
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - begun > _START:
                raise SystemExit(f"{self.service.name} does not start: {' '.join(command)}")
            time.sleep(0.05)

    def _command(self) -> list[str]:
        return self.service.command(self.endpoint.port)

    def answers(self) -> bool:
        """Whether an easy query is answered within two seconds."""
        return self.process.poll() is None and answer(self.endpoint, _EASY, _PATIENCE).status == HTTPStatus.OK

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it and all its processes."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, how)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def restart(self) -> None:
        """As after a crash."""
        self.stop(signal.SIGKILL)
        self.start()


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@contextmanager
def running(service: Service) -> Iterator[Running]:
    """The service, answering, and stopped in the end."""
    started = Running(service, Endpoint("127.0.0.1", _free_port(), service.path))
    try:
        started.start()
        yield started
    finally:
        started.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def psykg(*options: str) -> Service:
    """`psykg serve` over the ontology, with these options."""
    return Service("psykg", lambda port: ["psykg", "serve", "--port", str(port), *options], "/sparql")


@contextmanager
def peers(timeout: int) -> Iterator[list[Service]]:
    """Other services over the same data: `oxigraph serve` and `rdflib-endpoint`, which has no timeout to set."""
    with tempfile.TemporaryDirectory() as folder:
        data, store = Path(folder, "data.nq"), str(Path(folder, "store"))
        serialize(closure_quads(), data, format=RdfFormat.N_QUADS)
        subprocess.run([_BIN / "oxigraph", "load", "-l", store, "-f", data], check=True, capture_output=True)
        oxigraph = ["oxigraph", "serve", "--location", store, "--union-default-graph", "--timeout-s", str(timeout)]
        rdflib = ["rdflib-endpoint", "serve", str(data), "--host", "127.0.0.1", "--port"]
        yield [
            Service(
                f"oxigraph serve --timeout-s {timeout}", lambda p: [*oxigraph, "--bind", f"127.0.0.1:{p}"], "/query"
            ),
            Service("rdflib-endpoint serve", lambda p: [*rdflib, str(p)], "/"),
        ]


def held(pid: int) -> tuple[int, int]:
    """Bytes that a process and its descendants hold, and how many they are.

    Memory is the proportional set size where the system tells it: pages that processes share are counted once.
    """
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    sizes = [size for each in family if (size := _size(each)) is not None]
    return sum(sizes), len(sizes)


def _size(process: psutil.Process) -> int | None:
    """None for a process that has ended in the meantime."""
    try:
        info = process.memory_full_info()
    except psutil.NoSuchProcess:
        return None
    return int(getattr(info, "pss", info.rss))
