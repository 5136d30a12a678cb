"""Which queries may have another answer the next time."""

import pytest
from pyoxigraph import QuerySolutions, Store

from psykg.engine.language.volatility import is_volatile
from psykg.knowledge.competency import competency_questions

CHANGING = [
    "SELECT (NOW() AS ?x) {}",
    "SELECT (now #\n() AS ?x) {}",
    "SELECT (RAND() AS ?x) {}",
    "SELECT (UUID() AS ?x) {}",
    "SELECT (strUuid() AS ?x) {}",
    "SELECT (COUNT(DISTINCTRAND()) + RAND() AS ?x) {}",
    "SELECT (1+RAND() AS ?x) {}",
]


@pytest.mark.parametrize("query", CHANGING)
def test_what_the_engine_answers_otherwise_the_next_time_is_volatile(query: str) -> None:
    answers = set()
    for _ in range(20):
        found = Store().query(query)
        assert isinstance(found, QuerySolutions)
        answers |= {str(row["x"]) for row in found}
    assert len(answers) > 1
    assert is_volatile(query)


@pytest.mark.parametrize(
    "query",
    ["SELECT * { SERVICE <http://127.0.0.1/> {} }", "SELECT (\\u004eOW() AS ?x) {}", "SELECT (N\\u004FW() AS ?x) {}"],
)
def test_calls_and_what_is_escaped_count_as_volatile(query: str) -> None:
    assert is_volatile(query)


def test_no_competency_question_is_volatile() -> None:
    assert not [each.name for each in competency_questions() if is_volatile(each.sparql)]
