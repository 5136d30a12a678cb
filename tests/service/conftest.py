from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from psykg.service.app import create_app
from psykg.service.current import let_go
from psykg.service.settings import Settings

Running = Callable[..., AbstractContextManager[Flask]]


@pytest.fixture(scope="session")
def running() -> Running:
    """The application in this process with the settings given, and its engine until the end of the `with`."""

    @contextmanager
    def run(**settings: object) -> Iterator[Flask]:
        app = create_app(Settings(**settings))  # type: ignore[arg-type]
        try:
            yield app
        finally:
            let_go(app)

    return run


@pytest.fixture(scope="session")
def client(running: Running) -> Iterator[FlaskClient]:
    """A client of the application in this process, over the ontology alone."""
    with running() as app:
        yield app.test_client()
