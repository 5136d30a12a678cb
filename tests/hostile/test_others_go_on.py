"""A service with runaway queries in it: others are answered, and what a runaway held is free again when it is gone."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psutil
import pytest

from tests.conftest import Served
from tests.hostile.bystander import Bystander
from tests.hostile.conftest import GRACE, LANES, LIMIT, PATIENCE, TIMEOUT
from tests.hostile.request import query_request, runaway
from tests.hostile.trial import Endpoint, answer, faults

pytestmark = pytest.mark.alone

SLOW = """
SELECT (COUNT(*) AS ?n) {
  { SELECT ?a { ?a a ?b } ORDER BY ?a ?b LIMIT 200 }
  ?c a ?d
  FILTER(STRLEN(STR(?a)) > STRLEN(STR(?c)))
}
"""
"""It takes a tenth of a second or more."""

CROWD = 4 * LANES


@contextmanager
def crowd(endpoint: Endpoint, size: int) -> Iterator[list[socket.socket]]:
    """Clients that have each sent a runaway query and wait for the answer."""
    request = f"GET {endpoint.path}?{runaway().search} HTTP/1.1\r\nHost: {endpoint.host}\r\n\r\n".encode()
    clients = [socket.create_connection((endpoint.host, endpoint.port)) for _ in range(size)]
    try:
        for client in clients:
            client.sendall(request)
        yield clients
    finally:
        for client in clients:
            client.close()


def test_a_query_in_progress_comes_to_its_end_while_another_is_stopped(endpoint: Endpoint) -> None:
    slow = query_request(SLOW, {200})
    alone = answer(endpoint, slow, PATIENCE)
    beside = []
    with ThreadPoolExecutor(1) as clients:
        stopped = clients.submit(answer, endpoint, runaway("0.4"), PATIENCE)
        while not stopped.done():
            beside.append(answer(endpoint, slow, PATIENCE))
    assert stopped.result().status == 503
    assert {(each.status, each.body) for each in [alone, *beside]} == {(200, alone.body)}


def test_clients_that_hang_up_free_their_workers(endpoint: Endpoint) -> None:
    with crowd(endpoint, LANES):
        time.sleep(TIMEOUT / 4)
    begun = time.monotonic()
    with ThreadPoolExecutor(LANES) as clients:
        easy = query_request("SELECT (COUNT(*) AS ?n) { ?s a ?kind }", {200})
        answers = list(clients.map(lambda _: answer(endpoint, easy, PATIENCE), range(LANES)))
    assert {each.status for each in answers} == {200}
    assert time.monotonic() - begun < TIMEOUT / 2, "the workers were free only when their time was up"


def test_clients_that_are_too_many_are_told_to_come_back(endpoint: Endpoint) -> None:
    with ThreadPoolExecutor(CROWD) as clients:
        answers = list(clients.map(lambda _: answer(endpoint, runaway(), PATIENCE), range(CROWD)))
    assert [wrong for got in answers for wrong in faults(runaway(), got, 2 * LIMIT)] == []
    assert any(b"busy" in got.body for got in answers)


def test_an_easy_query_is_answered_while_every_worker_but_one_is_taken(
    endpoint: Endpoint, bystander: Bystander
) -> None:
    with crowd(endpoint, LANES - 1), bystander.undisturbed():
        time.sleep(2 * TIMEOUT)


def test_a_client_may_ask_for_less_time(endpoint: Endpoint) -> None:
    got = answer(endpoint, runaway("0.2"), PATIENCE)
    assert got.status == 503
    assert 0.2 <= got.seconds < 0.2 + GRACE


def test_a_client_may_not_ask_for_more_time(endpoint: Endpoint) -> None:
    assert not faults(runaway(), answer(endpoint, runaway("60"), PATIENCE), LIMIT)


def test_no_process_is_left_over_when_queries_are_stopped(limited: Served, endpoint: Endpoint) -> None:
    family = psutil.Process(limited.process.pid)
    sizes = []
    for _ in range(4):
        with ThreadPoolExecutor(LANES) as clients:
            list(clients.map(lambda _: answer(endpoint, runaway("0.4"), PATIENCE), range(LANES)))
        time.sleep(GRACE)
        sizes.append(len(family.children(recursive=True)))
    assert max(sizes[2:]) <= max(sizes[:2]) + LANES, "those killed last may stand there until they are buried"
