"""The quality report: what ROBOT, OOPS! and FOOPS! check, checked here without them.

None of the three is a Python package, so each of their checks stands in `checks/SUITE/NAME.rq` under the name it has
there, as a SELECT of `?entity ?property ?value`: a row is a fault. Its header says what it checks, how grave a fault
is, whose check it is and where ours departs from it. What cannot run without publishing the ontology is listed in
`checks/not-run.tsv`. The report is on the released graph, as the tools would see it.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pyoxigraph import Quad, QuerySolutions, Store

from psykg.knowledge.axioms import Term
from psykg.knowledge.query_files import read_query

_CHECKS = Path(__file__).with_name("checks")

SUITES = {
    "robot": ("ROBOT-report-equivalent", {"ERROR": "errors", "WARN": "warnings", "INFO": "info"}),
    "oops": ("OOPS-equivalent", {"critical": "critical", "important": "important", "minor": "minor"}),
    "foops": ("FOOPS-PRE-equivalent", {"required": "faults"}),
}
"""Folder to the name of the suite and its levels, gravest first, each with the words that count its faults."""

_ADVISORY = {"INFO", "minor"}


@dataclass(frozen=True)
class Check:
    """One check. `note` says where it departs from its model, empty where it does not."""

    suite: str
    name: str
    level: str
    summary: str
    source: str
    note: str
    sparql: str

    @property
    def advisory(self) -> bool:
        """Whether its faults are worth a look and no more."""
        return self.level in _ADVISORY


@dataclass(frozen=True)
class Fault:
    """What a check found fault with: a thing, what is said of it and how. None where the check does not tell."""

    entity: Term | None
    property: Term | None
    value: Term | None


@dataclass(frozen=True)
class Result:
    """A check and the faults that it found."""

    check: Check
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class NotRun:
    """A check of a suite that is not run here, and why."""

    suite: str
    name: str
    reason: str


def checks() -> list[Check]:
    """All checks, suite by suite, the gravest first."""
    found = [_check(suite, path) for suite in SUITES for path in (_CHECKS / suite).glob("*.rq")]
    order = {level: (at, rank) for at, (_, levels) in enumerate(SUITES.values()) for rank, level in enumerate(levels)}
    return sorted(found, key=lambda check: (order[check.level], check.name))


def not_run() -> list[NotRun]:
    """The checks that need what a file alone cannot give."""
    with (_CHECKS / "not-run.tsv").open(encoding="utf-8", newline="") as rows:
        return [NotRun(**row) for row in csv.DictReader(rows, delimiter="\t")]


def quality(quads: Iterable[Quad]) -> list[Result]:
    """Each check with the faults it finds in the default graph of `quads`."""
    store = Store()
    store.extend(quads)
    return [Result(check, _faults(store, check)) for check in checks()]


def counts(results: Iterable[Result]) -> dict[str, Counter[str]]:
    """For each suite the number of faults by level."""
    counted: dict[str, Counter[str]] = {suite: Counter() for suite in SUITES}
    for result in results:
        counted[result.check.suite][result.check.level] += len(result.faults)
    return counted


def _check(suite: str, path: Path) -> Check:
    header, sparql = read_query(path)
    return Check(suite, path.stem, header["level"], header["summary"], header["source"], header.get("note", ""), sparql)


def _faults(store: Store, check: Check) -> tuple[Fault, ...]:
    rows = cast("QuerySolutions", store.query(check.sparql))
    return tuple(Fault(row["entity"], row["property"], row["value"]) for row in rows)
