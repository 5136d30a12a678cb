"""What tests all over the project need from the machine."""

import os

import pytest

from psykg.errors import ReasonerUnavailableError
from psykg.knowledge.hermit import java


@pytest.fixture(scope="session")
def with_java() -> None:
    """For tests that run HermiT."""
    try:
        java()
    except ReasonerUnavailableError as error:
        if os.environ.get("CI"):
            pytest.fail(f"CI must be able to reason: {error}")
        pytest.skip(f"needs Java to run HermiT: {error}")
