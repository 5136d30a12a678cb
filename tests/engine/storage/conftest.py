from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from psykg.engine.storage import Versions


def _named(name: object) -> Quad:
    return Quad(*(NamedNode(f"http://example.org/{each}") for each in (name, "is", "there")))


@pytest.fixture(scope="session")
def named() -> Callable[[object], Quad]:
    """A quad of the default graph that stands for a name or number."""
    return _named


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """A new store."""
    return Versions(tmp_path / "store")


@pytest.fixture(scope="session")
def add() -> Callable[[Versions, object], None]:
    """Writes one quad into the next version."""

    def write(versions: Versions, name: object) -> None:
        with versions.change() as draft:
            store = Store(str(draft))
            store.add(_named(name))
            store.flush()
            del store  # Closed, as `change` asks for: an open one still moves its files while they are published.

    return write


@pytest.fixture(scope="session")
def held() -> Callable[[Path], set[Quad]]:
    """All that stands in a version."""
    return lambda version: set(Store.read_only(str(version)))
