"""One service with a short deadline, which every hostile request of the suite is sent to, and who stands by."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

import pytest

from tests.conftest import Served
from tests.hostile.bystander import Bystander
from tests.hostile.elsewhere import Elsewhere
from tests.hostile.request import Request
from tests.hostile.suite import hostile_requests
from tests.hostile.trial import Endpoint

TIMEOUT = 1
"""Seconds that a query may take here."""

LANES = 4
"""Queries that are evaluated at a time."""

GRACE = 0.5
"""Seconds after its deadline within which a query must have ended."""

SLACK = 0.5
"""Seconds more that the tests allow: they share the machine with the service, and send and read megabytes."""

LIMIT = TIMEOUT + GRACE + SLACK
PATIENCE = 2 * LIMIT + 1


@pytest.fixture(scope="module")
def timeout() -> float:
    """Seconds that the service of a module gives a query."""
    return TIMEOUT


@pytest.fixture(scope="module")
def limited(serving: Callable[..., AbstractContextManager[Served]], timeout: float) -> Iterator[Served]:
    """A service that gives a query that long, and evaluates four at a time."""
    with serving("--timeout", str(timeout), "--workers", str(LANES)) as served:
        yield served


@pytest.fixture(scope="module")
def endpoint(limited: Served) -> Endpoint:
    """Where that service takes queries."""
    address = urlsplit(limited.url)
    return Endpoint(address.hostname or "", address.port or 80)


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[Elsewhere]:
    """An address that nothing may call."""
    with Elsewhere() as listening:
        yield listening


@pytest.fixture(scope="session")
def hostile(elsewhere: Elsewhere) -> dict[str, Request]:
    """The suite, by name, pointed at that address."""
    return {str(request): request for request in hostile_requests(elsewhere.url)}


@pytest.fixture(scope="module")
def bystander(endpoint: Endpoint) -> Iterator[Bystander]:
    """Somebody who asks an easy query all the time."""
    with Bystander(endpoint) as asking:
        yield asking
