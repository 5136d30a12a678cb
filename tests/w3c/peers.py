"""Starts the services that are compared, each on a free port with an empty dataset, and stops it afterwards."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.w3c.service import Endpoints

SCRIPTS = Path(sys.executable).parent
PATIENCE = 20
"""Seconds that a service may take to start."""

TOKEN = "a token for this run"  # noqa: S105


@contextmanager
def psykg() -> Iterator[Endpoints]:
    """Our service with a plain dataset."""
    port = _free_port()
    with _running(port, "psykg", "serve", "--bare", "--writable", "--port", str(port)) as url:
        yield Endpoints(f"{url}/sparql", f"{url}/update", f"{url}/graph-store", TOKEN)


@contextmanager
def oxigraph() -> Iterator[Endpoints]:
    """The server that the engine comes with."""
    port = _free_port()
    with _running(port, "oxigraph", "serve", "--bind", f"127.0.0.1:{port}") as url:
        yield Endpoints(f"{url}/query", f"{url}/update", f"{url}/store")


@contextmanager
def rdflib_endpoint() -> Iterator[Endpoints]:
    """The server of rdflib, which takes queries and updates at one place and has no graph store."""
    port = _free_port()
    command = ("granian", "--interface", "asgi", "--port", str(port), "tests.w3c.rdflib_peer:app")
    with _running(port, *command) as url:
        yield Endpoints(f"{url}/sparql", f"{url}/sparql", f"{url}/graph-store")


PEERS = {
    "oxigraph serve": ("oxigraph", oxigraph),
    "rdflib-endpoint": ("rdflib-endpoint", rdflib_endpoint),
}
"""The others: what the page calls them, the distribution that they come in, and what starts them."""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def _running(port: int, script: str, *options: str) -> Iterator[str]:
    command = [str(SCRIPTS / script), *options]
    environment = os.environ | {"PSYKG_TOKEN": TOKEN}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            _await(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until something listens; it raises SystemExit if nothing ever does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"{process.args!r} does not listen on port {port}: run it by hand to see why.")
