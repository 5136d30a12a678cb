"""What is remembered of the data: made once for a version, and again for the next."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from psykg.engine import Engine
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.storage import Storage
from psykg.errors import QuerySyntaxError
from psykg.service.assembly import assembled
from psykg.service.memo import Memo
from psykg.service.settings import Settings
from psykg.service.size import triples


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    Storage(folder, bare=True, ours=tuple)
    return folder


@pytest.fixture
def engine(store: Path) -> Iterator[IsolatedEngine]:
    made, _ = assembled(Settings(store=store, bare=True))
    yield made
    made.close()


def test_a_count_holds_until_the_data_changes(engine: IsolatedEngine, store: Path) -> None:
    made = []

    def count(engine: Engine) -> int | None:
        made.append(1)
        return triples(engine)

    memo = Memo(engine)
    assert [memo.of(count) for _ in range(3)] == [0, 0, 0]
    assert len(made) == 1
    Storage(store, bare=True, ours=tuple).add([Quad(*[NamedNode("http://example.org/cat")] * 3)])
    assert [memo.of(count) for _ in range(3)] == [1, 1, 1]
    assert len(made) == 2


def test_what_may_change_without_a_word_holds_for_a_while_only(engine: IsolatedEngine) -> None:
    memo = Memo(engine, seconds=0.05)
    made: list[object] = []
    for pause in (0.0, 0.1):
        time.sleep(pause)
        memo.of(made.append)
        memo.of(made.append)
    assert len(made) == 2


def test_what_raises_is_tried_again(engine: IsolatedEngine) -> None:
    memo = Memo(engine)
    tried = []

    def fail(engine: Engine) -> None:
        tried.append(1)
        engine.query("nonsense")

    for _ in range(2):
        with pytest.raises(QuerySyntaxError):
            memo.of(fail)
    assert len(tried) == 2


def test_one_works_and_those_who_ask_meanwhile_wait_for_it_and_for_nothing_else(engine: IsolatedEngine) -> None:
    memo = Memo(engine)
    begun, go_on = threading.Event(), threading.Event()
    made = []

    def slow(_engine: Engine) -> str:
        made.append(1)
        begun.set()
        assert go_on.wait(5)
        return "slow"

    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(memo.of, slow) for _ in range(3)]
        assert begun.wait(5)
        assert memo.of(lambda _engine: "quick") == "quick"
        go_on.set()
        assert [each.result() for each in waiting] == ["slow"] * 3
    assert len(made) == 1
