"""Over standard input and output, and over streamable HTTP on an address."""

import http.client
import json
import subprocess
from subprocess import PIPE
from urllib.parse import urlsplit

import pytest

from psykg.errors import AddressInUseError, SettingsError
from psykg.mcp.transport import Address
from tests.conftest import PSYKG
from tests.mcp.conftest import connected

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}
LIST = {"jsonrpc": "2.0", "id": 2, "method": "tools/list", "params": {}}


def test_standard_output_carries_the_protocol_alone_and_its_end_ends_the_server() -> None:
    half = r'{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"search","arguments":{"words":"\ud800"}}}'
    lines = [json.dumps(HELLO), "garbage", "[" * 10_000, "\x00", half, json.dumps(LIST)]
    command = [str(PSYKG), "mcp"]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write("\n".join(lines) + "\n")
        server.stdin.flush()
        # What is still asked for when the input ends is not answered any more: so it stays open for the answers.
        answers = [json.loads(server.stdout.readline()) for _ in range(2)]
        server.stdin.close()
        assert server.stdout.read() == ""
        assert "Traceback" not in server.stderr.read()
        assert server.wait(60) == 0
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["result"]["serverInfo"]["name"] == "psykg"


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_over_http_assistants_of_today_and_of_yesterday_are_answered(address: str, mode: str) -> None:
    with connected(address, mode) as assistant:
        assert len(assistant.tools()) == 7
        assert assistant.found("search", words="insight", limit=1)["hits"][0]["name"] == "insight"
        assert "Did you mean insight?" in assistant.failure("describe", name="insihgt")
        assert assistant.read("psykg://queries/all-phases").text.startswith("#+ summary:")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost:3000"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "http://localhost.elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "elsewhere.example"}, 421),
        ({"Host": "localhost.elsewhere.example:80"}, 421),
        ({"Content-Type": "text/plain"}, 400),
    ],
)
def test_a_page_from_elsewhere_reaches_nothing(address: str, headers: dict[str, str], status: int) -> None:
    assert posted(address, json.dumps(LIST).encode(), headers)[0] == status


@pytest.mark.parametrize(("body", "status"), [(b"{", 400), (b"[" * 10_000, 400), (b" " * 1_100_000, 413)])
def test_a_body_that_is_none_is_refused_in_a_line(address: str, body: bytes, status: int) -> None:
    answer, text = posted(address, body, {})
    assert answer == status
    assert len(text) < 200
    assert b"Traceback" not in text


def posted(address: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    usual = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    try:
        connection.request("POST", parts.path, body, usual | headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def test_an_address_in_use_is_told(address: str) -> None:
    taken = Address.of("127.0.0.1", urlsplit(address).port or 0, ())
    with pytest.raises(AddressInUseError, match="address already in use"):
        taken.bound()


@pytest.mark.parametrize(
    ("host", "allowed", "hosts"),
    [
        ("127.0.0.1", (), {"127.0.0.1", "localhost", "[::1]"}),
        ("localhost", ("kg.example",), {"127.0.0.1", "localhost", "[::1]", "kg.example"}),
        ("192.0.2.7", (), {"192.0.2.7"}),
        ("2001:db8::7", (), {"[2001:db8::7]"}),
        ("kg.example", (), {"kg.example"}),
        ("0.0.0.0", ("kg.example",), {"kg.example"}),  # noqa: S104
    ],
)
def test_a_server_answers_to_its_own_names_and_those_allowed(
    host: str, allowed: tuple[str, ...], hosts: set[str]
) -> None:
    security = Address.of(host, 8001, allowed).security
    assert security.enable_dns_rebinding_protection
    assert {name for name in security.allowed_hosts if not name.endswith(":*")} == hosts
    assert {origin.partition("://")[2] for origin in security.allowed_origins} == set(security.allowed_hosts)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104
def test_an_address_that_stands_for_all_needs_a_name(host: str) -> None:
    with pytest.raises(SettingsError, match="--allow-host"):
        Address.of(host, 8001, ())
