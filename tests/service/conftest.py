import pytest
from flask.testing import FlaskClient

from psykg.service.app import create_app
from psykg.service.settings import Settings


@pytest.fixture(scope="session")
def client() -> FlaskClient:
    """A client of the application in this process, over the ontology alone."""
    return create_app(Settings()).test_client()
