import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from psykg.engine import EmbeddedEngine, united

MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
DATA = """
PREFIX : <http://example.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
:cat :eats :mouse ; :name "Tom"@en ; :weight 4.5 .
:claim { :mouse :eats :cheese ; :name "a \\"quoted\\", name" . :cat :eats :mouse . }
:hearsay { :cat :eats :mouse . }
"""


@pytest.fixture(scope="session")
def engine() -> EmbeddedEngine:
    return EmbeddedEngine(united(parse(DATA.encode(), format=RdfFormat.TRIG)))


@pytest.fixture(scope="session")
def listener() -> Iterator[socket.socket]:
    """A socket that nobody is to call."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture(scope="session")
def w3c_texts(shared: Path) -> Callable[[str], set[Path]]:
    """The queries or updates of the W3C's tests of one kind."""

    def find(kind: str) -> set[Path]:
        found = set()
        for manifest in (shared / "w3c" / "sparql11").rglob("manifest*.ttl"):
            store = Store()
            store.load(path=manifest, format=RdfFormat.TURTLE, base_iri=manifest.resolve().as_uri())
            for test in store.quads_for_pattern(None, None, NamedNode(MANIFEST + kind)):
                for quad in store.quads_for_pattern(test.subject, NamedNode(MANIFEST + "action"), None):
                    assert isinstance(quad.object, NamedNode)
                    found.add(Path(quad.object.value.removeprefix("file://")))
        return found

    return find
