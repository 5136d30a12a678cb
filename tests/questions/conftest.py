"""Questions over the graph that is served, and over a small one of another field."""

from collections.abc import Iterable

import pytest
from pyoxigraph import Quad

from psykg.knowledge.dataset import closure_quads
from tests.questions.asking import Asked, workshop_with


@pytest.fixture(scope="session")
def ask(asserted: Iterable[Quad]) -> Asked:
    """Questions over the graph as it is served by default."""
    return Asked(closure_quads(), asserted)


@pytest.fixture(scope="session")
def workshop() -> Asked:
    """Questions over the article on a workshop, `workshop.trig`."""
    return workshop_with()
