"""The ontology as people wrote it, and the material it is checked against where that stands beside the project."""

import os
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store

from psykg.knowledge.dataset import asserted_quads, closure_quads

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"


@pytest.fixture(scope="session")
def asserted() -> list[Quad]:
    return list(asserted_quads())


@pytest.fixture(scope="session")
def served() -> Store:
    store = Store()
    store.extend(closure_quads())
    return store


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the article and the list of concepts. It stands beside the project where the project is made."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail("the folder 'shared' is missing beside the project, and CI must have it")
        pytest.skip("the folder 'shared' with the article does not stand beside the project")
    return SHARED
