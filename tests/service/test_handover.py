"""What is known is sent from the thread of granian that takes requests in; nobody else is troubled."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest
from granian import _futures

from psykg.service import handover
from tests.service.waiting import waiting
from tests.until import until

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def port(free_port: Callable[[], int]) -> Iterator[int]:
    chosen = free_port()
    with waiting(chosen):
        yield chosen


def ask(port: int, path: str, **headers: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def test_what_is_known_is_sent_while_the_event_loop_is_held(port: int, tmp_path: Path) -> None:
    known = ask(port, "/lasting")
    with ThreadPoolExecutor(1) as aside:
        held = aside.submit(ask, port, "/", Authorization=f"Hold {tmp_path}")
        try:
            until(Path(tmp_path, "held").exists)
            assert ask(port, "/lasting") == known
            assert not held.done()
        finally:
            Path(tmp_path, "enough").touch()
        assert held.result()[0] == 200


def test_with_another_granian_all_goes_by_way_of_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "_hand_on", None)
    before = _futures._cbsched_aioschedule
    handover.send_first(lambda _scope, _protocol: True)
    assert _futures._cbsched_aioschedule is before
