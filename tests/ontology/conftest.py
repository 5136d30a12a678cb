"""The ontology as people wrote it, and as it is served."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from psykg.knowledge.dataset import closure_quads

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def served() -> Store:
    store = Store()
    store.extend(closure_quads())
    return store


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT
