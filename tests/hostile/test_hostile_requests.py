"""What a hostile request is answered, and what others notice of it: nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.hostile.bystander import Bystander
from tests.hostile.conftest import GRACE, LANES, PATIENCE, SLACK
from tests.hostile.elsewhere import Elsewhere
from tests.hostile.request import Request
from tests.hostile.suite import hostile_requests
from tests.hostile.trial import Endpoint, answer, faults

pytestmark = pytest.mark.alone

NAMES = [str(request) for request in hostile_requests("http://nowhere.invalid/")]
TIMEOUT = 0.5
"""Seconds that a query may take here. There are many, and most take all of it."""

LIMIT = TIMEOUT + GRACE + SLACK
WITH_COMPANY = {"nesting", "products", "memory"}


@pytest.fixture(scope="module")
def timeout() -> float:
    return TIMEOUT


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_request_ends_in_time_with_a_proper_answer_and_nobody_notices(
    name: str, hostile: dict[str, Request], endpoint: Endpoint, bystander: Bystander, elsewhere: Elsewhere
) -> None:
    with bystander.undisturbed():
        got = answer(endpoint, hostile[name], PATIENCE)
    assert not faults(hostile[name], got, LIMIT)
    assert elsewhere.calls == 0


def test_as_many_hostile_requests_as_there_are_workers_are_answered_as_each_alone(
    hostile: dict[str, Request], endpoint: Endpoint
) -> None:
    chosen = [each for each in hostile.values() if each.family in WITH_COMPANY][::3]
    with ThreadPoolExecutor(LANES) as clients:
        answers = list(clients.map(lambda each: answer(endpoint, each, PATIENCE), chosen))
    both = zip(chosen, answers, strict=True)
    assert {str(each): wrong for each, got in both if (wrong := faults(each, got, 2 * LIMIT))} == {}
