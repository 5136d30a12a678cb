"""The scores of services, as a document."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.w3c.engine_failures import ENGINE_FAILURES
from tests.w3c.runner import Outcome, run
from tests.w3c.service import Endpoints, Service
from tests.w3c.suite import Case

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "conformance.md"
SHOWN = 110
"""How many characters of what a service answered are shown."""

MANY = 25
"""More faults than these are counted, not listed."""

INTRODUCTION = """\
# Conformance to SPARQL 1.1

The tests of the W3C for SPARQL 1.1 ([w3c/rdf-tests](https://github.com/w3c/rdf-tests)), each sent over HTTP to a
service with a plain dataset that may be written: `psykg serve --bare --writable`, and two others in the same run.
Left out are the tests of federated queries and of entailment regimes.

Made by `python -m tests.w3c`; `python -m tests.w3c QUERY-URL UPDATE-URL GRAPH-STORE-URL` runs the same against any
service, and drops what it holds. `tests/w3c/test_w3c.py` holds our service, and this page, to these figures.

- The tests of the two protocols send method, path, headers and body as the manifests give them, and add nothing but
  Host, the length of the body, and the token for writing.
- Solutions and graphs are compared up to the names of blank nodes, and in order where the query has ORDER BY.
- A test of syntax passes if 400 is the answer to what is malformed, and to nothing else.
- rdflib-endpoint has no graph store: what it passes there is the test that asks for a graph that is not there.
"""


@dataclass(frozen=True)
class Score:
    """How the tests went with one service, by their names."""

    service: str
    outcomes: dict[str, Outcome]

    def passed(self, cases: Iterable[Case]) -> int:
        """How many of these it passed."""
        return sum(self.outcomes[case.name].passed for case in cases)

    def faults(self) -> dict[str, str]:
        """What it failed beside what the engine fails, with what it did."""
        faults = {name: outcome.fault for name, outcome in self.outcomes.items() if not outcome.passed}
        return {name: fault for name, fault in faults.items() if name not in ENGINE_FAILURES}


def score(service: str, endpoints: Endpoints, cases: Iterable[Case]) -> Score:
    """Run all tests against a service."""
    with closing(Service(endpoints)) as connection:
        return Score(service, {case.name: run(case, connection) for case in cases})


def document(cases: list[Case], ours: Score, others: list[Score]) -> str:
    """The page."""
    parts = [INTRODUCTION, _table(cases, [ours, *others]), _engine(), _by_value(ours)]
    return "\n".join([*parts, *(_faults(each) for each in [ours, *others] if each.faults())])


def summary(cases: list[Case], *scores: Score) -> str:
    """The table, and each fault with what was answered."""
    faults = [f"{name}: {fault}\n" for each in scores for name, fault in each.faults().items()]
    return "".join([_table(cases, list(scores)), "\n", *faults])


def expected_lines(cases: list[Case]) -> Iterator[str]:
    """How lines of the page begin if our service fails what the engine fails, and nothing else."""
    passed = Counter(case.suite for case in cases if case.name not in ENGINE_FAILURES)
    for suite, own in _suites(cases).items():
        yield f"| {suite} | {len(own)} | {passed[suite]} |"
    yield from map(_row, ENGINE_FAILURES.items())


def _suites(cases: list[Case]) -> dict[str, list[Case]]:
    """The tests, by the name that they are counted under."""
    suites: dict[str, list[Case]] = {}
    for case in cases:
        suites.setdefault(case.suite, []).append(case)
    return suites


def _table(cases: list[Case], scores: list[Score]) -> str:
    lines = [
        f"| tests | of | {' | '.join(each.service for each in scores)} |",
        f"|---|---:|{'---:|' * len(scores)}",
    ]
    for suite, own in _suites(cases).items():
        lines.append(f"| {suite} | {len(own)} | {' | '.join(str(each.passed(own)) for each in scores)} |")
    return "\n".join(lines) + "\n"


def _engine() -> str:
    lines = ["## What the engine fails", "", "| test | pyoxigraph 0.5.13 |", "|---|---|"]
    return "\n".join([*lines, *map(_row, ENGINE_FAILURES.items())]) + "\n"


def _row(told: tuple[str, str]) -> str:
    name, what = told
    return f"| `{name}` | {what} |"


def _by_value(ours: Score) -> str:
    names = [f"`{name}`" for name, outcome in ours.outcomes.items() if outcome.note]
    return (
        "## Right by value, not to the letter\n\n"
        "The engine writes each number in one form (`2.0` as `2`, `1.0e6` as `1000000`), and integers of derived\n"
        f"types as `xsd:integer`. {len(names)} of the tests passed ask for the same values in other letters:\n"
        f"{', '.join(names)}.\n"
    )


def _faults(each: Score) -> str:
    faults = each.faults()
    heading = f"## What {each.service} fails beside what the engine fails\n\n"
    if len(faults) > MANY:
        return f"{heading}{len(faults)} tests. Run them against its addresses to be told each.\n"
    rows = [_row((name, _short(fault))) for name, fault in faults.items()]
    return heading + "\n".join(["| test | what it did |", "|---|---|", *rows]) + "\n"


def _short(fault: str) -> str:
    """The start of what was answered, fit for a cell of a table."""
    text = " ".join(fault.split()).replace("|", "\\|")
    return f"`{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}`"
