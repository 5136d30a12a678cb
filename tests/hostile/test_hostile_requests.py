"""What a hostile request is answered, and what others notice of it: nothing, in any of the ways there are to be hostile."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import quote

import psutil
import pytest

from tests.conftest import Served
from tests.hostile.bystander import Bystander, Sample
from tests.hostile.conftest import TIMEOUT
from tests.hostile.elsewhere import Elsewhere
from tests.hostile.suite import RUNAWAY, SOLUTIONS, HostileRequest, hostile_requests
from tests.hostile.trial import Answer, Endpoint, answer, faults

GRACE = 0.5
"""Seconds after its deadline within which a query must have ended."""

SLACK = 0.5
"""Seconds more that the tests allow, as they share the machine with the service and send and read megabytes."""

LIMIT = TIMEOUT + GRACE + SLACK
PATIENCE = LIMIT + 3
PROMPT = 0.1
"""Seconds within which an easy query must be answered at every moment."""

NAMES = [str(request) for request in hostile_requests("http://nowhere.invalid/")]
UNSTEADY = 2
"""Late answers in a hundred that are put down to the machine: it is shared, and has other things to do."""


@contextmanager
def nobody_notices(bystander: Bystander) -> Iterator[None]:
    """Fails where an easy query was not answered, or late, meanwhile."""
    bystander.samples()
    yield
    check(bystander.samples())


def check(samples: list[Sample]) -> None:
    assert all(each.right for each in samples), "an easy query was not answered"
    late = sorted(each.seconds for each in samples if each.seconds > PROMPT)
    assert len(late) <= len(samples) * UNSTEADY / 100, f"of {len(samples)} easy queries these were late: {late}"


def runaway(timeout: str = "") -> HostileRequest:
    search = f"query={quote(RUNAWAY)}{timeout}"
    return HostileRequest("here", "a runaway", frozenset({503}), "GET", search, {"Accept": SOLUTIONS})


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_request_ends_in_time_with_a_proper_answer_and_nobody_notices(
    name: str, hostile: dict[str, HostileRequest], endpoint: Endpoint, bystander: Bystander, elsewhere: Elsewhere
) -> None:
    with nobody_notices(bystander):
        got = answer(endpoint, hostile[name], PATIENCE)
    assert not faults(hostile[name], got, LIMIT)
    assert elsewhere.calls == 0
