"""Answers that are known: the same bytes as before, to the same request, until the data change."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from psykg.service.known import Known, unversioned
from psykg.service.settings import TOKEN
from psykg.service.wsgi import Answer
from tests.servers import SparqlServer

ANY = "SELECT ?s { ?s a <https://w3id.org/psykg/Phase> } ORDER BY ?s"
PATHS = [
    "/",
    "/?focus=insight",
    "/entity/insight",
    "/entity/insight.ttl",
    f"/sparql?query={quote(ANY)}",
    "/ask?q=which+phases+involve+insight",
    "/search?q=phase",
    "/queries",
    "/export/ntriples",
    "/static/style.css",
    "/.well-known/void",
]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WITHOUT_EFFECT = {
    "User-Agent": "Mozilla/5.0",
    "Cookie": "a=b",
    "Referer": "http://127.0.0.1/",
    "Origin": "http://example.org",
    "Accept-Language": "de",
    "Accept-Charset": "latin-1",
    "Cache-Control": "no-cache",
    "Pragma": "no-cache",
    "Sec-Fetch-Mode": "navigate",
    "Upgrade-Insecure-Requests": "1",
    "X-Requested-With": "XMLHttpRequest",
    "X-Forwarded-Host": "example.org",
    "X-Forwarded-For": "192.0.2.1",
    "Forwarded": "host=example.org",
    "X-Method-Override": "DELETE",
    "From": "a@example.org",
}
Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Request:
    """What is looked at of a request, as RSGI has it."""

    path: str = "/"
    method: str = "GET"
    scheme: str = "http"
    query_string: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class Version:
    def __init__(self) -> None:
        self.name = "1"

    def __call__(self) -> str:
        return self.name


@pytest.fixture
def version() -> Version:
    return Version()


def key(known: Known, body: bytes | None = None, **request: Any) -> Any:
    return known.key(Request(**request), body)  # type: ignore[arg-type]


def lasting(body: bytes = b"answer") -> Answer:
    return Answer(200, [("A", "b")], body, lasting=True)


def test_an_answer_that_lasts_is_found_again_by_the_same_request(version: Version) -> None:
    known = Known(version)
    known.keep(key(known, headers={"accept": "a", "user-agent": "one"}), lasting())
    assert known.find(key(known, headers={"accept": "a", "user-agent": "two"})) == lasting()
    assert known.sent == 1


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/other"},
        {"query_string": "a=b"},
        {"scheme": "https"},
        {"method": "POST"},
        {"body": b"x"},
        *({"headers": {name: "x"}} for name in ("host", "accept", "accept-encoding", "content-type", "if-none-match")),
    ],
)
def test_another_request_has_an_answer_of_its_own(version: Version, other: dict[str, Any]) -> None:
    known = Known(version)
    known.keep(key(known), lasting())
    assert known.find(key(known, **other)) is None


def test_behind_a_proxy_what_it_says_of_the_address_counts_too(version: Version) -> None:
    headers = {"x-forwarded-host": "example.org"}
    assert key(Known(version), headers=headers) == key(Known(version))
    assert key(Known(version, proxied=True), headers=headers) != key(Known(version, proxied=True))


@pytest.mark.parametrize("name", ["authorization", "range", "if-range", "if-modified-since", "if-match"])
def test_who_wants_something_of_his_own_is_not_answered_from_what_is_known(version: Version, name: str) -> None:
    assert key(Known(version), headers={name: "x"}) is None


@pytest.mark.parametrize("request_", [{"method": "PUT"}, {"method": "HEAD"}, {"method": "POST", "body": b"x" * 70_000}])
def test_other_methods_and_long_bodies_are_left_to_the_application(version: Version, request_: dict[str, Any]) -> None:
    assert key(Known(version), **request_) is None


@pytest.mark.parametrize("name", ["content-length", "transfer-encoding"])
def test_a_request_is_known_by_its_body_once_that_is_read(version: Version, name: str) -> None:
    known = Known(version)
    asked: dict[str, Any] = {"method": "POST", "headers": {name: "1"}}
    assert key(known, **asked) is None
    assert key(known, b"a", **asked) != key(known, b"b", **asked)
    assert key(known, b"", headers={name: "0"}) == key(known)


def test_without_a_version_nothing_is_kept() -> None:
    assert key(Known(unversioned)) is None


def test_what_does_not_last_is_not_kept(version: Version) -> None:
    known = Known(version)
    known.keep(key(known), Answer(200, [], b"", lasting=False))
    assert known.find(key(known)) is None


def test_a_change_of_the_data_makes_all_unknown(version: Version) -> None:
    known = Known(version)
    known.keep(key(known), lasting())
    version.name = "2"
    assert known.find(key(known)) is None
    known.keep(key(known, path="/new"), lasting())
    assert known.find(key(known, path="/new"))
    version.name = "1"
    assert known.find(key(known)) is None


def test_what_was_asked_before_a_change_and_answered_after_it_is_not_kept(version: Version) -> None:
    known = Known(version)
    asked = key(known)
    version.name = "2"
    known.keep(asked, lasting())
    assert known.find(key(known)) is None
    assert known.size == 0


def test_the_bytes_are_bounded_and_what_was_used_last_stays(version: Version) -> None:
    known = Known(version, most=100_000)
    for number in range(200):
        known.keep(key(known, path=f"/{number}"), lasting(b"x" * 5_000))
        known.find(key(known, path="/0"))
        assert known.size <= 100_000
    assert known.find(key(known, path="/0"))
    assert known.find(key(known, path="/199"))
    assert known.find(key(known, path="/1")) is None


@pytest.mark.usefixtures("threads_interleaved")
def test_several_threads_may_keep_and_find_at_a_time(version: Version) -> None:
    known = Known(version, most=40_000)
    keys = [key(known, path=f"/{number}") for number in range(40)]

    def use(seed: int) -> None:
        chance = Random(seed)  # noqa: S311 (no secret)
        for _ in range(5_000):
            chosen = chance.choice(keys)
            known.keep(chosen, lasting())
            known.find(chosen)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(use, range(4)))
    alone = Known(version)
    for each in keys:
        if known.find(each):
            alone.keep(each, lasting())
    assert 0 < known.size == alone.size <= 40_000


@pytest.mark.parametrize("part", ["accept", "host", "if-none-match"])
def test_what_clients_send_in_their_heads_counts_too(version: Version, part: str) -> None:
    known = Known(version, most=100_000)
    for number in range(50):
        known.keep(key(known, headers={part: f"{number:05}" * 2_000}), lasting())
    assert 0 < known.size <= 100_000
    assert sum(known.find(key(known, headers={part: f"{number:05}" * 2_000})) is not None for number in range(50)) < 10


def test_headers_of_answers_count_too(version: Version) -> None:
    known = Known(version, most=100_000)
    known.keep(key(known), Answer(200, [("Link", "x" * 50_000)], b"", lasting=True))
    assert known.size == 0


def test_an_answer_that_would_take_much_of_the_room_is_not_kept(version: Version) -> None:
    known = Known(version, most=100_000)
    known.keep(key(known), lasting(b"x" * 50_000))
    assert known.size == 0


def send(url: str, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Reply:
    connection = HTTPConnection(str(urlsplit(url).netloc), timeout=30)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        told = {name: value for name, value in response.getheaders() if name.lower() != "date"}
        return response.status, told, response.read()
    finally:
        connection.close()


def sent(url: str) -> float:
    lines = send(url, "/metrics")[2].decode().splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("psykg_known_sent_total")))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accept", ["text/html", "application/json", "*/*"])
def test_what_is_known_is_what_the_application_says(service: str, path: str, accept: str) -> None:
    first = send(service, path, Accept=accept, Accept_Encoding="gzip")
    before = sent(service)
    again = send(service, path, Accept=accept, Accept_Encoding="gzip")
    assert first == again
    if first[0] == 200:
        assert sent(service) == before + 1
    # Whoever sends a token is answered by the application.
    assert send(service, path, Accept=accept, Accept_Encoding="gzip", Authorization="Bearer x") == first


def test_a_client_that_has_the_answer_is_told_so_from_what_is_known(service: str) -> None:
    tag = send(service, "/entity/loss")[1]["etag"]
    replies = [send(service, "/entity/loss", If_None_Match=tag) for _ in range(3)]
    assert replies[0][0] == 304
    assert replies[0] == replies[1] == replies[2]


def test_queries_sent_by_post_are_known_too(service: str) -> None:
    body = urlencode({"query": ANY})
    first = send(service, "/sparql", "POST", body, **FORM)
    before = sent(service)
    assert send(service, "/sparql", "POST", body, **FORM) == first
    assert sent(service) == before + 1
    assert send(service, "/sparql", "POST", body.replace("Phase", "Goal"), **FORM)[2] != first[2]


def test_the_time_and_chance_are_never_known(service: str) -> None:
    path = f"/sparql?query={quote('SELECT (RAND() AS ?x) {}')}"
    assert len({send(service, path)[2] for _ in range(5)}) == 5
    assert send(service, path)[1]["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/ask?", "/?"])
@pytest.mark.parametrize("words", ["I want to kill myself", "my husband shouts at me", "should I stop my medication"])
def test_words_that_have_no_answer_are_kept_by_nobody(service: str, path: str, words: str) -> None:
    before = sent(service)
    replies = [send(service, path + urlencode({"q": words}), Accept="text/html") for _ in range(2)]
    assert {reply[1]["cache-control"] for reply in replies} == {"no-store"}
    assert sent(service) == before


def test_a_search_that_finds_nothing_is_kept_by_nobody(service: str) -> None:
    before = sent(service)
    assert {send(service, "/search?q=qqqq")[1]["cache-control"] for _ in range(2)} == {"no-store"}
    assert sent(service) == before


@pytest.mark.parametrize("path", ["/health", "/nowhere", "/sparql?query=nonsense"])
def test_how_it_stands_and_errors_are_worked_out_anew(service: str, path: str) -> None:
    send(service, path)
    before = sent(service)
    send(service, path)
    assert sent(service) == before


@pytest.fixture
def writable(
    serving: Callable[..., AbstractContextManager[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    monkeypatch.setenv(TOKEN, "secret")
    with serving("--writable", "--store", str(tmp_path / "store")) as served:
        yield served.url


def test_the_first_answer_after_a_write_is_that_of_the_new_data(writable: str) -> None:
    path = f"/sparql?query={quote('SELECT ?o { <http://example.org/a> <http://example.org/b> ?o }')}"
    for number in range(5):
        update = f"INSERT DATA {{ <http://example.org/a> <http://example.org/b> {number} }}"
        headers = {"Authorization": "Bearer secret", "Content-Type": "application/sparql-update"}
        assert send(writable, "/update", "POST", update, **headers)[0] == 204
        for _ in range(3):
            assert send(writable, path, Accept="text/csv")[2].split()[1:] == [
                str(each).encode() for each in range(number + 1)
            ]


def test_what_is_known_counts_for_the_rate(serving: Callable[..., AbstractContextManager[Any]]) -> None:
    with serving("--rate", "3") as served:
        assert [send(served.url, "/queries")[0] for _ in range(5)] == [200, 200, 200, 429, 429]


def test_behind_a_proxy_it_counts_for_the_client_that_the_proxy_names(
    serving: Callable[..., AbstractContextManager[Any]],
) -> None:
    with serving("--rate", "2", "--behind-proxy", "1") as served:
        asked = [send(served.url, "/queries", X_Forwarded_For=f"192.0.2.{client}")[0] for client in (1, 1, 2, 2, 1, 2)]
        assert asked == [200, 200, 200, 200, 429, 429]


def test_of_an_endpoint_elsewhere_nothing_is_known(
    serving: Callable[..., AbstractContextManager[Any]], oxigraph_read_only: SparqlServer
) -> None:
    with serving("--endpoint", oxigraph_read_only.query) as served:
        assert {send(served.url, PATHS[4])[0] for _ in range(3)} == {200}
        assert sent(served.url) == 0


@pytest.mark.parametrize("path", PATHS)
def test_the_application_looks_at_no_other_header(client: FlaskClient, path: str) -> None:
    with client.get(path) as plain, client.get(path, headers=WITHOUT_EFFECT) as told_more:
        assert (plain.status, plain.data) == (told_more.status, told_more.data)
        assert list(plain.headers) == list(told_more.headers)
