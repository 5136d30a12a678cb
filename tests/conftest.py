"""What tests all over the project need: the ontology, Java, the command as it is installed, services that run."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from pyoxigraph import Quad

from psykg.engine import EmbeddedEngine, united
from psykg.errors import ReasonerUnavailableError
from psykg.knowledge.dataset import asserted_quads, closure_quads
from psykg.knowledge.hermit import java
from tests.ports import Ports

pytest_plugins = ("tests.servers",)

PSYKG = Path(sys.executable).with_name("psykg")
SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the longest files go first, so that all workers are done at about the same time."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@dataclass
class Served:
    """A running service: where it answers, and its process."""

    url: str
    process: subprocess.Popen[str]


@pytest.fixture(scope="session")
def asserted() -> list[Quad]:
    """The project's ontology without what is inferred."""
    return list(asserted_quads())


@pytest.fixture(scope="session")
def engine() -> EmbeddedEngine:
    """The engine as it is served by default."""
    return EmbeddedEngine(united(closure_quads()))


@pytest.fixture(scope="session")
def with_java() -> None:
    """For tests that run HermiT."""
    try:
        java()
    except ReasonerUnavailableError as error:
        if os.environ.get("CI"):
            pytest.fail(f"CI must be able to reason: {error}")
        pytest.skip(f"needs Java to run HermiT: {error}")


@pytest.fixture(scope="session")
def free_port() -> Iterator[Callable[[], int]]:
    """A port that nothing uses nor will, each time it is called."""
    ports = Ports()
    yield ports.next
    ports.close()


@pytest.fixture(scope="session")
def serving(free_port: Callable[[], int]) -> Callable[..., AbstractContextManager[Served]]:
    """Starts `psykg serve` with the options given, waits until it says that it serves, and stops it afterwards."""

    @contextmanager
    def serve(*options: str) -> Iterator[Served]:
        command = [str(PSYKG), "serve", "--port", str(free_port()), *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            try:
                assert process.stderr is not None
                yield Served(address(process.stderr), process)
            finally:
                process.terminate()

    return serve


def address(said: Iterable[str]) -> str:
    """Where a service says that it serves, after whatever else it has to say first."""
    before = list[str]()
    for line in said:
        if found := re.search(r"psykg serves on (http://[^\s\"]+)", line):
            return found[1]
        before.append(line)
    pytest.fail("psykg serve ended: " + "".join(before))


@pytest.fixture(scope="session")
def service(serving: Callable[..., AbstractContextManager[Served]]) -> Iterator[str]:
    """The address of a service that runs for the whole session."""
    with serving() as served:
        yield served.url


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the article and the list of concepts. It stands beside the project where the project is made."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail("the folder 'shared' is missing beside the project, and CI must have it")
        pytest.skip("the folder 'shared' with the article does not stand beside the project")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing, and CI must have it")
        pytest.skip("chromium is not installed; nothing is tested in a browser")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture
def threads_interleaved() -> Iterator[None]:
    """Threads take turns after a few steps."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)
