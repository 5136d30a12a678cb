"""The services that the benchmarks start: psykg and its peers, over the same data, each on a free port of loopback."""

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from pathlib import Path

import psutil
from pyoxigraph import RdfFormat, serialize

from benchmarks.load import ACCEPTED
from psykg.engine.remote.endpoint import Endpoint as RemoteEndpoint
from psykg.engine.remote.loading import Destination, load_remote
from psykg.knowledge.dataset import closure_quads
from tests.hostile.request import query_request
from tests.hostile.trial import Endpoint, answer
from tests.servers import CREDENTIALS, VIRTUOSO_INI

MEMORY = 8_000_000_000
"""Bytes of address space that any process of a service may take, so that the machine outlives them all."""

_START = 30
"""Seconds within which a service must answer."""

_PATIENCE = 2.0
_POLL = 0.005
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
    """A service, started. It answers at `endpoint` also after a restart. `seconds` is how long the last start took."""

    service: Service
    endpoint: Endpoint
    process: subprocess.Popen[bytes] = field(init=False)
    seconds: float = field(init=False)

    def start(self) -> None:
        """Start it and wait until it answers; gives up the benchmark where it does not."""
        command = self._command()
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
            time.sleep(_POLL)
        self.seconds = time.monotonic() - begun

    def _command(self) -> list[str]:
        program, *options = self.service.command(self.endpoint.port)
        return [shutil.which(program, path=f"{_BIN}{os.pathsep}{os.environ['PATH']}") or program, *options]

    def answers(self, path: str | None = None, patience: float = _PATIENCE) -> bool:
        """Whether a request, an easy query where no path is given, is answered within so many seconds."""
        endpoint, request = self.endpoint, _EASY
        if path:
            endpoint, request = replace(endpoint, path=path), replace(_EASY, search="", headers={"Accept": ACCEPTED})
        return self.process.poll() is None and answer(endpoint, request, patience).status == HTTPStatus.OK

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
def virtuoso() -> Iterator[Service]:
    """Virtuoso over the same data. It has the union of all graphs as its default graph anyway."""
    with tempfile.TemporaryDirectory() as folder:
        service = Service("Virtuoso", partial(_virtuoso, Path(folder), _free_port()), "/sparql")
        with running(service) as started:
            graphs = f"http://127.0.0.1:{started.endpoint.port}/sparql-graph-crud-auth"
            load_remote(closure_quads(), Destination(RemoteEndpoint(graphs, credentials=CREDENTIALS)))
        yield service


def _virtuoso(folder: Path, sql_port: int, port: int) -> list[str]:
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO_INI.format(folder=folder, port=port, sql_port=sql_port, rows=1_000_000))
    return ["virtuoso-t", "+foreground", "+configfile", str(settings)]


@contextmanager
def peers(timeout: int | None = None) -> Iterator[list[Service]]:
    """Other services over the same data: `oxigraph serve` and `rdflib-endpoint`, which has no timeout to set.

    Oxigraph keeps a thread for each query until its timeout is over, however soon the query ends: under load it should
    have none.
    """
    with tempfile.TemporaryDirectory() as folder:
        data, store = Path(folder, "data.nq"), str(Path(folder, "store"))
        serialize(closure_quads(), data, format=RdfFormat.N_QUADS)
        subprocess.run([_BIN / "oxigraph", "load", "-l", store, "-f", data], check=True, capture_output=True)
        oxigraph = ["oxigraph", "serve", "--location", store, "--union-default-graph"]
        if timeout:
            oxigraph += ["--timeout-s", str(timeout)]
        rdflib = ["rdflib-endpoint", "serve", str(data), "--host", "127.0.0.1", "--port"]
        yield [
            Service("oxigraph serve", lambda p: [*oxigraph, "--bind", f"127.0.0.1:{p}"], "/query"),
            Service("rdflib-endpoint", lambda p: [*rdflib, str(p)], "/"),
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
