"""What the W3C asks of a SPARQL 1.1 service, over HTTP, of a service with a plain dataset that may be written."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing

import pytest

from tests.conftest import Served
from tests.w3c.engine_failures import ENGINE_FAILURES
from tests.w3c.report import DOCUMENT, expected_lines
from tests.w3c.runner import run
from tests.w3c.service import Endpoints, Service
from tests.w3c.suite import FOLDER, Case, cases

TOKEN = "a token of the tests"  # noqa: S105
ALL = list(cases(FOLDER))
ASKED = [case for case in ALL if case.name not in ENGINE_FAILURES]
FAILED = [case for case in ALL if case.name in ENGINE_FAILURES]


@pytest.fixture(scope="session")
def bare(serving: Callable[..., AbstractContextManager[Served]]) -> Iterator[Service]:
    """A service with an empty dataset, on one connection."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PSYKG_TOKEN", TOKEN)
        with serving("--bare", "--writable") as served:
            url = served.url
            with closing(Service(Endpoints(f"{url}sparql", f"{url}update", f"{url}graph-store", TOKEN))) as service:
                yield service


@pytest.mark.usefixtures("shared")
def test_the_suite_is_whole() -> None:
    assert Counter(case.suite for case in ALL) == {
        "Protocol": 34,
        "Graph Store Protocol": 13,
        "Service Description": 3,
        "Query evaluation": 225,
        "Query syntax": 103,
        "Update evaluation": 94,
        "Update syntax": 63,
        "CSV results": 3,
        "TSV results": 3,
        "JSON results": 4,
    }
    assert len({case.name for case in ALL}) == len(ALL)


@pytest.mark.parametrize("case", ASKED, ids=lambda case: case.name)
def test_the_service_does_what_the_w3c_asks(case: Case, bare: Service) -> None:
    outcome = run(case, bare)
    assert outcome.passed, outcome.fault


@pytest.mark.parametrize("case", FAILED, ids=lambda case: case.name)
def test_what_the_engine_fails_it_fails_still(case: Case, bare: Service) -> None:
    outcome = run(case, bare)
    assert not outcome.passed, "it passes now: take it out of the table of what the engine fails"
    assert outcome.fault.startswith("expected"), outcome.fault


@pytest.mark.usefixtures("shared")
def test_every_failure_of_the_engine_is_one_of_a_test_of_query_evaluation() -> None:
    assert {case.name for case in FAILED if case.suite == "Query evaluation"} == set(ENGINE_FAILURES)


@pytest.mark.usefixtures("shared")
def test_the_document_gives_the_figures_that_these_tests_hold_the_service_to() -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    assert [line for line in expected_lines(ALL) if not any(told.startswith(line) for told in lines)] == []
