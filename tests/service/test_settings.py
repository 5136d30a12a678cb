"""Settings: what goes together, and what a proxy may set."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from psykg.errors import SettingsError
from psykg.service.settings import Settings

Running = Callable[..., AbstractContextManager[Flask]]
FORWARDED = {
    "X-Forwarded-For": "198.51.100.1",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "graph.example.org",
    "X-Forwarded-Prefix": "/psykg",
}


def test_settings_reach_another_process_through_the_environment(tmp_path: Path) -> None:
    settings = Settings(
        data=(tmp_path / "a:b.ttl", tmp_path / "b c\n", tmp_path / "\udcff"),
        store=tmp_path,
        token_file=tmp_path / "token",
        services=("http://example.org/sparql",),
        rate=7,
        proxies=2,
    )
    assert Settings.from_environment(settings.as_environment()) == settings
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize(
    "together",
    [
        {"endpoint": "http://localhost/sparql", "data": (Path("a.ttl"),)},
        {"endpoint": "http://localhost/sparql", "store": Path("store")},
        {"endpoint": "http://localhost/sparql", "writable": True},
        {"endpoint": "http://localhost/sparql", "bare": True},
        {"store": Path("store"), "data": (Path("a.ttl"),)},
    ],
)
def test_settings_that_exclude_each_other_are_refused(together: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match="--"):
        Settings(**together).check()


def test_behind_a_proxy_addresses_are_those_that_the_client_sees(running: Running) -> None:
    with running(proxies=1) as app:
        client = app.test_client()
        void = client.get("/.well-known/void", headers=FORWARDED).text
        page = client.get("/", headers=FORWARDED).text
        server = client.get("/openapi.json", headers=FORWARDED).get_json()["servers"][0]["url"]
    assert "<https://graph.example.org/psykg/sparql>" in void
    assert 'href="/psykg/sparql"' in page
    assert 'href="/sparql"' not in page
    assert server == "/psykg"


def test_without_a_proxy_nobody_is_believed(running: Running) -> None:
    with running() as app:
        void = app.test_client().get("/.well-known/void", headers=FORWARDED).text
    assert "example.org/psykg" not in void
