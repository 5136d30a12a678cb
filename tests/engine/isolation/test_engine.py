"""Queries that go too far: each ends in time with the error that says why, and the next one is answered."""

import time
from collections.abc import Iterator

import pytest

from psykg.engine import Boolean, Solutions
from psykg.engine.contract import Query
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import InMemory
from psykg.engine.limits import MEBIBYTE, Limits
from psykg.errors import PsykgError, QueryStoppedError, QuerySyntaxError, QueryTooHeavyError, ResultTooLargeError
from tests.engine.isolation import jobs

pytestmark = pytest.mark.alone

LIMITS = Limits(seconds=1, memory=128 * MEBIBYTE, result=1_000_000)
GRACE = 0.5

TEN = "VALUES ?{0} {{ 1 2 3 4 5 6 7 8 9 10 }}"
PRODUCT = " ".join(TEN.format(name) for name in "abcdefghij")
SMALLER = " ".join(TEN.format(name) for name in "abcde")
TEXT = f'BIND("{1000 * "x"}" AS ?text)'


@pytest.fixture
def engine() -> Iterator[IsolatedEngine]:
    """An engine over nothing."""
    engine = IsolatedEngine(Pool(InMemory(jobs.nothing, LIMITS, frozenset()), LIMITS, 2))
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("query", "error", "killed"),
    [
        (f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}", QueryStoppedError, "deadline"),
        (f"SELECT * {{ {PRODUCT} FILTER(?a + ?j > 20) }}", QueryStoppedError, "deadline"),
        (f"SELECT * {{ {PRODUCT} }}", ResultTooLargeError, ""),
        (f"CONSTRUCT {{ [] <a:b> ?a }} {{ {PRODUCT} }}", ResultTooLargeError, ""),
        (f"SELECT * {{ {SMALLER} {TEXT} }}", ResultTooLargeError, ""),
        (f"SELECT (GROUP_CONCAT(CONCAT(?text, STR(?a))) AS ?all) {{ {PRODUCT} {TEXT} }}", QueryTooHeavyError, "memory"),
        ("SELECT * { ?s ?p }", QuerySyntaxError, ""),
    ],
    ids=["counted", "filtered", "streamed", "constructed", "long", "concatenated", "malformed"],
)
def test_it_ends_in_time_with_its_error_and_the_next_is_answered(
    engine: IsolatedEngine, query: str, error: type[PsykgError], killed: str
) -> None:
    started = time.monotonic()
    with pytest.raises(error):
        engine.answer(Query(query))
    assert time.monotonic() - started < LIMITS.seconds + GRACE
    assert {cause for cause, number in engine.state.kills.items() if number} == ({killed} if killed else set())
    assert engine.query("ASK {}") == Boolean(True)


def test_a_result_of_the_greatest_size_is_given_whole(engine: IsolatedEngine) -> None:
    whole = engine.answer(Query(f"SELECT * {{ {SMALLER} }} LIMIT 10000", tabular="csv")).body
    assert whole.count(b"\r\n") == 10_001
    text = f"SELECT * {{ {SMALLER} }} LIMIT 10000"
    assert engine.answer(Query(text, tabular="csv", largest=len(whole))).body == whole
    with pytest.raises(ResultTooLargeError, match="nothing is cut off"):
        engine.answer(Query(text, tabular="csv", largest=len(whole) - 1))


def test_what_it_gives_is_what_the_engine_in_this_process_gives(engine: IsolatedEngine) -> None:
    result = engine.query(f"SELECT (COUNT(*) AS ?n) {{ {SMALLER} }}")
    assert isinstance(result, Solutions)
    assert [row["n"].value for row in result] == ["100000"]
