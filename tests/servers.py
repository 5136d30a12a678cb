"""SPARQL servers that others made, started for real: Oxigraph's and Virtuoso. Fixtures for all tests."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from pyoxigraph import DefaultGraph, Quad, Store

from psykg.engine.remote.credentials import Credentials
from psykg.engine.remote.endpoint import Endpoint
from psykg.engine.remote.loading import Destination, load_remote
from psykg.knowledge.dataset import closure_quads

START = 60
"""Seconds that a server may take to start on a busy machine."""

CREDENTIALS = Credentials("dba", "dba")
"""What a new database of Virtuoso's lets in."""

VIRTUOSO_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
NumberOfBuffers = 2000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True)
class SparqlServer:
    """Where a server takes queries, graphs and updates."""

    query: str
    graphs: str
    update: str


@pytest.fixture(scope="session")
def oxigraph_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the served dataset, and the union of all graphs as the default graph."""
    folder = tmp_path_factory.mktemp("oxigraph") / "store"
    store = Store(str(folder))
    for quad in closure_quads():
        store.extend([quad, Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())])
    store.flush()
    return folder


@pytest.fixture(scope="module")
def oxigraph_read_only(
    oxigraph_store: Path, free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SparqlServer]:
    """`oxigraph serve-read-only` over the served dataset.

    It is ended soon, for it works on at queries that run away, after their client has left, as long as it runs.
    """
    options = ("serve-read-only", "--location", str(oxigraph_store))
    with _oxigraph(free_port(), tmp_path_factory.mktemp("oxigraph"), *options) as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph_writable(free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    """`oxigraph serve` over nothing yet, in memory. Lets anybody write."""
    with _oxigraph(free_port(), tmp_path_factory.mktemp("oxigraph"), "serve") as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso(free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    """Virtuoso with the served dataset and nothing else, brought to it by our own loading."""
    with _virtuoso(free_port, tmp_path_factory.mktemp("virtuoso"), rows=1_000_000) as server:
        load_remote(closure_quads(), Destination(Endpoint(server.graphs, credentials=CREDENTIALS)))
        yield server


@pytest.fixture(scope="session")
def virtuoso_writable(free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    """Virtuoso with nothing of ours yet. Lets `CREDENTIALS` write."""
    with _virtuoso(free_port, tmp_path_factory.mktemp("virtuoso"), rows=1_000_000) as server:
        yield server


@pytest.fixture(scope="module")
def virtuoso_of_few_rows(
    free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SparqlServer]:
    """Virtuoso, set to give ten rows of any result and to leave the others out."""
    with _virtuoso(free_port, tmp_path_factory.mktemp("virtuoso"), rows=10) as server:
        yield server


@contextmanager
def _oxigraph(port: int, folder: Path, *command: str) -> Iterator[SparqlServer]:
    program = _program("oxigraph", "pip install oxigraph", Path(sys.executable).with_name("oxigraph"))
    address = f"127.0.0.1:{port}"
    with _running([program, *command, "--bind", address], f"http://{address}/query", folder):
        yield SparqlServer(*(f"http://{address}/{path}" for path in ("query", "store", "update")))


@contextmanager
def _virtuoso(free_port: Callable[[], int], folder: Path, rows: int) -> Iterator[SparqlServer]:
    program = _program("virtuoso-t", "apt-get install virtuoso-opensource-7-bin")
    port, sql_port = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO_INI.format(folder=folder, port=port, sql_port=sql_port, rows=rows))
    address = f"http://127.0.0.1:{port}"
    with _running([program, "+foreground", "+configfile", str(settings)], f"{address}/sparql", folder):
        yield SparqlServer(*(f"{address}/{path}" for path in ("sparql", "sparql-graph-crud-auth", "sparql-auth")))


def _program(name: str, installed_by: str, beside: Path | None = None) -> str:
    found = str(beside) if beside and beside.exists() else shutil.which(name)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"CI must have {name}: {installed_by}")
    if found is None:
        pytest.skip(f"needs {name}: {installed_by}")
    return found


@contextmanager
def _running(command: list[str], url: str, folder: Path) -> Iterator[None]:
    """A server, from when it answers; killed with all its processes afterwards, for nobody needs what it holds."""
    log = folder / "output.txt"
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, cwd=folder, start_new_session=True)
    try:
        end = time.monotonic() + START
        while not _answers(url):
            assert process.poll() is None, f"{command[0]} ended at once: {log.read_text()}"
            assert time.monotonic() < end, f"{command[0]} did not answer within {START} s: {log.read_text()}"
            time.sleep(0.05)
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}?query=ASK%20%7B%7D", timeout=START) as answer:  # noqa: S310  (our own address)
            return bool(answer.read())
    except (URLError, ConnectionError):
        return False
