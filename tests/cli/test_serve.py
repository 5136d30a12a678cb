"""`psykg serve`: the real command, on real ports."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

PSYKG = Path(sys.executable).with_name("psykg")
Serving = Callable[..., AbstractContextManager[Any]]


def serve(*options: str) -> subprocess.CompletedProcess[str]:
    """Runs the command where it is expected to stop by itself."""
    return subprocess.run([PSYKG, "serve", *options], check=False, capture_output=True, text=True, timeout=60)


def health(url: str) -> dict[str, Any]:
    with urlopen(f"{url}health") as response:  # noqa: S310
        found: dict[str, Any] = json.load(response)
        return found


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_serves_and_stops_cleanly_when_told_to(serving: Serving, number: signal.Signals) -> None:
    with serving() as served:
        assert health(served.url)["status"] == "ok"
        served.process.send_signal(number)
        assert served.process.wait(timeout=20) == 0
        assert served.process.stderr.read() == ""


@pytest.mark.parametrize("name", ["mine.ttl", "a:b.ttl"])
def test_data_of_the_user_is_served_with_the_ontology(
    serving: Serving, tmp_path: Path, service: str, name: str
) -> None:
    file = tmp_path / name
    file.write_text("<http://example.org/i> <http://example.org/have> <http://example.org/this> .")
    with serving("--data", str(file)) as served:
        assert health(served.url)["triples"] == health(service)["triples"] + 1


def test_a_port_in_use_is_told_before_anything_starts(service: str) -> None:
    port = service.rstrip("/").rpartition(":")[2]
    result = serve("--port", port)
    assert result.returncode == 2
    assert result.stderr == (
        f"psykg: Cannot serve on http://127.0.0.1:{port}/: address already in use. "
        "Choose another address with --host or --port.\n"
    )
    assert health(service)["status"] == "ok"


@pytest.mark.parametrize(("host", "said"), [("a..b", "label empty"), ("192.0.2.1", "cannot assign requested address")])
def test_a_host_that_is_not_this_machine_is_told(host: str, said: str) -> None:
    result = serve("--host", host)
    assert result.returncode == 2
    assert result.stderr.startswith(f"psykg: Cannot serve on http://{host}:8000/: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "said", "code"),
    [
        ("broken.ttl", "<http://e/s> <http://e/p>", "broken.ttl:1:", 2),
        ("cats.csv", "name\nTom", "no known RDF suffix", 2),
        ("wrong.ttl", "@prefix psykg: <https://w3id.org/psykg/> . psykg:x a psykg:Phrase .", "wrong.ttl", 1),
    ],
)
def test_data_that_is_not_well_formed_is_not_served(
    tmp_path: Path, name: str, content: str, said: str, code: int
) -> None:
    (tmp_path / name).write_text(content)
    result = serve("--data", str(tmp_path / name))
    assert result.returncode == code
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert "serves on" not in result.stderr


def test_data_that_does_not_exist_is_told(tmp_path: Path) -> None:
    result = serve("--data", str(tmp_path / "nowhere.ttl"))
    assert result.returncode == 2
    assert "nowhere.ttl cannot be read: no such file or directory" in result.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_wrong_use(port: str) -> None:
    result = serve("--port", port)
    assert result.returncode == 2
    assert "Invalid value for '--port'" in result.stderr
