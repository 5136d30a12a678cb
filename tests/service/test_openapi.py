"""`/openapi.json`: it tells of all that the service has, and the service does as it tells."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from psykg import __version__

pytestmark = pytest.mark.long

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
TOKEN = "a-token-of-the-tests"  # noqa: S105
METHODS = {"get", "put", "post", "delete"}
HERE = Path(__file__).parent
UNTOUCHED = ["--exclude-path-regex", "^/(reconcile|export|context|version)"]
"""What is the same whether the service takes writes or not."""


@pytest.fixture(scope="module")
def description(client: FlaskClient) -> Any:
    response = client.get("/openapi.json")
    assert response.content_type == "application/json"
    return response.get_json()


def test_it_tells_of_every_route_and_method_and_of_no_other(client: FlaskClient, description: Any) -> None:
    told = {
        (path, method.upper())
        for path, operations in description["paths"].items()
        for method in METHODS & set(operations)
    }
    there = {
        (re.sub(r"<(?:\w+:)?_?(\w+)>", r"{\1}", rule.rule), method)
        for rule in client.application.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }
    assert told == there


def test_it_names_the_version_and_the_address(description: Any) -> None:
    assert description["info"]["version"] == __version__
    assert description["servers"] == [{"url": "/"}]


def test_every_reference_leads_somewhere_and_nothing_is_left_over(description: Any) -> None:
    referred = set(re.findall(r'"#/components/(\w+)/(\w+)"', json.dumps(description)))
    parts = ("responses", "schemas")
    assert referred == {(part, name) for part in parts for name in description["components"][part]}


@pytest.mark.parametrize(("size", "status"), [(70_000, 414), (1_000_000, 431)])
def test_it_tells_of_what_an_address_that_is_too_long_gets(
    service: str, description: Any, size: int, status: int
) -> None:
    connection = HTTPConnection(str(urlsplit(service).netloc), timeout=30)
    connection.request("GET", f"/ask?q={'a' * size}")
    assert connection.getresponse().status == status
    connection.close()
    operations = [each[method] for each in description["paths"].values() for method in METHODS & set(each)]
    assert all(str(status) in operation["responses"] for operation in operations)


@pytest.mark.parametrize("options", [[], ["--writable"]], ids=["read-only", "writable"])
def test_the_service_does_as_it_tells_whatever_it_is_sent(
    serving: Callable[..., AbstractContextManager[Any]],
    options: list[str],
    description: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No 5xx but 503; statuses, media types, bodies and headers as told; 405 for all other methods."""
    monkeypatch.setenv("PSYKG_TOKEN", TOKEN)
    with serving(*options) as served:
        command: list[str | Path] = [
            *(SCHEMATHESIS, "--config-file", HERE / "schemathesis.toml", "run", f"{served.url}openapi.json"),
            *("--phases", "examples,coverage,fuzzing", "--generation-deterministic"),
            *("--max-examples", "15" if options else "25"),
            *("--header", f"Authorization: Bearer {TOKEN}", "--continue-on-failure", "--no-color", "--warnings", "off"),
            *("--request-timeout", "30"),
            *(UNTOUCHED if options else ()),
        ]
        monkeypatch.setenv("PYTHONPATH", str(HERE), prepend=os.pathsep)
        ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=400, cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout[-20_000:]
    selected = re.search(r"Selected: (\d+)/(\d+)", ran.stdout)
    assert selected
    chosen, there_are = map(int, selected.groups())
    assert there_are >= len(description["paths"])
    assert 20 <= chosen < there_are if options else chosen == there_are
