"""A small graph built like the served one, its engine and its index."""

from pathlib import Path

import pytest
from pyoxigraph import Quad

from psykg.engine import EmbeddedEngine, Engine, united
from psykg.entities.index import Index
from psykg.knowledge.files import read_quads


@pytest.fixture(scope="session")
def garden_quads() -> list[Quad]:
    return list(read_quads(Path(__file__).parent / "data" / "garden.trig"))


@pytest.fixture(scope="session")
def garden(garden_quads: list[Quad]) -> Engine:
    return EmbeddedEngine(united(garden_quads))


@pytest.fixture(scope="session")
def index(garden: Engine) -> Index:
    return Index(garden)
