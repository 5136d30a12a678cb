"""What a hostile request is answered, and what others notice of it: nothing."""

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
from tests.hostile.suite import RUNAWAY, SOLUTIONS, Request, hostile_requests
from tests.hostile.trial import Endpoint, answer, faults

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


def runaway(timeout: str = "") -> Request:
    search = f"query={quote(RUNAWAY)}{timeout}"
    return Request("here", "a runaway", frozenset({503}), "GET", search, {"Accept": SOLUTIONS})


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_request_ends_in_time_with_a_proper_answer_and_nobody_notices(
    name: str, hostile: dict[str, Request], endpoint: Endpoint, bystander: Bystander, elsewhere: Elsewhere
) -> None:
    with nobody_notices(bystander):
        got = answer(endpoint, hostile[name], PATIENCE)
    assert not faults(hostile[name], got, LIMIT)
    assert elsewhere.calls == 0


def test_four_hostile_requests_at_a_time_are_answered_as_each_alone(
    hostile: dict[str, Request], endpoint: Endpoint, bystander: Bystander
) -> None:
    chosen = [each for each in hostile.values() if each.family in {"products", "memory"}][::2]
    with nobody_notices(bystander), ThreadPoolExecutor(4) as clients:
        answers = list(clients.map(lambda each: answer(endpoint, each, PATIENCE), chosen))
    found = {
        str(request): wrong
        for request, got in zip(chosen, answers, strict=True)
        if (wrong := faults(request, got, LIMIT))
    }
    assert not found


def test_a_query_in_progress_ends_well_while_another_is_stopped(endpoint: Endpoint) -> None:
    slow = f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f FILTER(?b != ?e) VALUES ?b {{ {WORK} }} }}"
    innocent = Request("here", "slow", frozenset({200}), "GET", f"query={quote(slow)}", {"Accept": SOLUTIONS})
    alone = answer(endpoint, innocent, PATIENCE)
    with ThreadPoolExecutor(2) as clients:
        stopped = clients.submit(answer, endpoint, runaway("&timeout=0.5"), PATIENCE)
        beside = []
        while not stopped.done():
            beside.append(answer(endpoint, innocent, PATIENCE))
    assert stopped.result().status == 503
    assert len(beside) > 1
    assert {(each.status, each.body) for each in beside} == {(200, alone.body)}


WORK = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
"""Joined with everything it makes some tenths of a second of work."""


def test_a_client_that_hangs_up_frees_its_worker(limited: Served, endpoint: Endpoint) -> None:
    family = psutil.Process(limited.process.pid)
    callers = [socket.create_connection((endpoint.host, endpoint.port)) for _ in range(MANY)]
    for caller in callers:
        caller.sendall(f"GET {endpoint.path}?{runaway().search} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
    time.sleep(TIMEOUT / 3)
    for caller in callers:
        caller.close()
    begun = time.monotonic()
    busy = Request("here", "busy", frozenset({200}), "GET", f"query={quote(BUSY)}", {"Accept": SOLUTIONS})
    got = answer(endpoint, busy, PATIENCE)
    assert got.status == 200
    assert time.monotonic() - begun < TIMEOUT / 3, "the workers were not free before their queries' deadline"
    assert all(each.cpu_percent(0.05) < 50 for each in family.children(recursive=True))


MANY = 16
"""More queries than a service of two or four cores works on at a time."""

BUSY = "SELECT (COUNT(*) AS ?n) { ?s a ?kind }"


def test_when_every_worker_is_busy_a_client_is_told_to_come_back(endpoint: Endpoint, bystander: Bystander) -> None:
    with nobody_notices(bystander), ThreadPoolExecutor(MANY) as clients:
        answers = list(clients.map(lambda _: answer(endpoint, runaway(), PATIENCE), range(MANY)))
    assert [fault for got in answers for fault in faults(runaway(), got, 2 * LIMIT)] == []
    turned_away = [got for got in answers if got.seconds < TIMEOUT * 0.9 or b"running" in got.body]
    assert turned_away, "every one of them ran to its deadline"


def test_the_timeout_that_a_client_asks_for_is_kept(endpoint: Endpoint) -> None:
    got = answer(endpoint, runaway("&timeout=0.2"), PATIENCE)
    assert got.status == 503
    assert 0.2 <= got.seconds < 0.2 + GRACE


def test_a_client_cannot_ask_for_more_time_than_there_is(endpoint: Endpoint) -> None:
    got = answer(endpoint, runaway("&timeout=60"), PATIENCE)
    assert not faults(runaway(), got, LIMIT)


def test_the_service_is_as_large_after_the_suite_as_before(limited: Served, endpoint: Endpoint) -> None:
    family = psutil.Process(limited.process.pid)
    before = len(family.children(recursive=True))
    threads = [threading.Thread(target=answer, args=(endpoint, runaway(), PATIENCE)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    time.sleep(GRACE)
    assert len(family.children(recursive=True)) <= before
