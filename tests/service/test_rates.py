"""How often a client may ask."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from psykg.service.rates import Rates, client_of

Running = Callable[..., AbstractContextManager[Flask]]


@pytest.fixture(scope="module")
def bounded(running: Running) -> Iterator[Flask]:
    with running(rate=3) as app:
        yield app


def ask(client: FlaskClient, path: str, address: str, method: str = "GET", **headers: str) -> int:
    return client.open(path, method=method, headers=headers, environ_base={"REMOTE_ADDR": address}).status_code


def test_the_request_over_the_rate_is_429_and_tells_when_to_come_back(bounded: Flask) -> None:
    client = bounded.test_client()
    asked = [client.get("/sparql?query=ASK%7B%7D", environ_base={"REMOTE_ADDR": "192.0.2.1"}) for _ in range(4)]
    assert [each.status_code for each in asked] == [200, 200, 200, 429]
    assert 15 <= int(asked[-1].headers["Retry-After"]) <= 20
    assert asked[-1].content_type == "application/problem+json"
    assert asked[-1].get_json(force=True)["status"] == 429


def test_one_client_does_not_use_up_the_rate_of_another(bounded: Flask) -> None:
    client = bounded.test_client()
    assert [ask(client, "/queries", "192.0.2.2") for _ in range(4)][-1] == 429
    assert ask(client, "/queries", "192.0.2.3") == 200


@pytest.mark.parametrize(("path", "method"), [("/health", "GET"), ("/metrics", "GET"), ("/sparql", "OPTIONS")])
def test_health_metrics_and_preflights_are_free(bounded: Flask, path: str, method: str) -> None:
    client = bounded.test_client()
    assert {ask(client, path, "192.0.2.4", method) for _ in range(6)} == {200}
    assert ask(client, "/queries", "192.0.2.4") == 200


def test_a_client_cannot_pass_for_another_by_a_header(bounded: Flask) -> None:
    client = bounded.test_client()
    asked = [ask(client, "/queries", "192.0.2.5", X_Forwarded_For=f"198.51.100.{number}") for number in range(4)]
    assert asked[-1] == 429


def test_behind_a_proxy_clients_are_who_it_says_and_not_what_they_say(running: Running) -> None:
    with running(rate=1, proxies=1) as app:
        client = app.test_client()
        headers = ["198.51.100.1", "198.51.100.2", "192.0.2.9, 198.51.100.1"]
        asked = [ask(client, "/queries", "127.0.0.1", **{"X-Forwarded-For": each}) for each in headers]
    assert asked == [200, 200, 429]


def test_the_options_reach_the_service(serving: Callable[..., AbstractContextManager[Any]]) -> None:
    with serving("--rate", "2", "--behind-proxy", "1") as served:

        def status(forwarded: str) -> int:
            connection = HTTPConnection(urlsplit(served.url).netloc, timeout=10)
            connection.request("GET", "/openapi.json", headers={"X-Forwarded-For": forwarded})
            found = connection.getresponse().status
            connection.close()
            return found

        assert [status("2001:db8::1") for _ in range(3)] == [200, 200, 429]
        assert status("2001:db8:0:1::1") == 200


def test_without_a_rate_nobody_is_turned_away(client: FlaskClient) -> None:
    assert {ask(client, "/metrics", "192.0.2.6") for _ in range(50)} == {200}


def test_after_a_pause_as_much_is_free_as_the_pause_was_long() -> None:
    rates = Rates(60)
    assert [rates.take("a", 0.0) for _ in range(60)] == [0.0] * 60
    assert rates.take("a", 0.0) == pytest.approx(1)
    assert rates.take("a", 1.0) == 0.0
    assert rates.take("a", 1.0) > 0
    assert [rates.take("a", 31.0) for _ in range(30)] == [0.0] * 30
    assert rates.take("a", 31.0) > 0


@pytest.mark.parametrize("rate", [1, 7, 100, 1000])
def test_exactly_the_rate_is_free_at_once(rate: int) -> None:
    rates = Rates(rate)
    assert [rates.take("a", 12345.678) > 0 for _ in range(rate + 1)] == [False] * rate + [True]


def test_clients_who_ask_in_vain_wait_no_longer_for_it() -> None:
    rates = Rates(1)
    rates.take("a", 0.0)
    for second in range(60):
        assert rates.take("a", float(second)) == pytest.approx(60 - second)
    assert rates.take("a", 60.0) == 0.0


def test_clients_that_are_even_again_are_forgotten_and_never_more_than_so_many_are_remembered() -> None:
    rates = Rates(6, most=1000)
    for number in range(5000):
        rates.take(str(number), now=number / 1000)
        assert len(rates) <= 1001
    for number in range(1000):
        rates.take("last", now=100 + number * 10)
    assert len(rates) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("nonsense", "nonsense", True),
    ],
)
def test_a_client_is_an_address_and_in_ipv6_a_network(one: str, other: str, same: bool) -> None:
    assert (client_of(one) == client_of(other)) is same
