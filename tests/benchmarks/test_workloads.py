"""What the benchmark asks is answered rightly: with the rows that a peer gives over the same data."""

import json
from collections import Counter
from collections.abc import Iterable
from http.client import HTTPConnection
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import pytest

from benchmarks.workloads import WORKLOADS, Workload
from tests.servers import SparqlServer

SHARED = [each for each in WORKLOADS if not each.ours]
OURS = [each for each in WORKLOADS if each.ours]
ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, application/json;q=0.8"
_never_twice = count()


def ask(url: str, paths: Iterable[str]) -> list[tuple[int, bytes]]:
    connection = HTTPConnection(str(urlsplit(url).netloc), timeout=60)
    answers = list[tuple[int, bytes]]()
    for path in paths:
        connection.request("GET", path.replace("@@", str(next(_never_twice))), headers={"Accept": ACCEPT})
        response = connection.getresponse()
        answers.append((response.status, response.read()))
    connection.close()
    return answers


def rows(body: bytes) -> Any:
    """Solutions, each as often as it is there; true or false; or triples."""
    if not body.startswith(b"{"):
        return Counter(body.splitlines())
    document = json.loads(body)
    if "boolean" in document:
        return document["boolean"]
    return Counter(json.dumps(each, sort_keys=True) for each in document["results"]["bindings"])


@pytest.mark.parametrize("workload", SHARED, ids=lambda each: each.name)
def test_a_peer_gives_the_same_rows(workload: Workload, service: str, oxigraph_read_only: SparqlServer) -> None:
    ours = ask(service, workload.paths("/sparql"))
    theirs = ask(oxigraph_read_only.query, workload.paths("/query"))
    assert {status for status, _ in [*ours, *theirs]} == {200}
    assert [rows(body) for _, body in ours] == [rows(body) for _, body in theirs]


@pytest.mark.parametrize("workload", OURS, ids=lambda each: each.name)
def test_all_is_answered_and_a_parameter_that_means_nothing_changes_nothing(workload: Workload, service: str) -> None:
    paths = workload.paths("/sparql")[:40]
    answers = ask(service, paths)
    assert {status for status, _ in answers} == {200}
    assert ask(service, [path.replace("&n=@@", "").replace("?n=@@", "") for path in paths]) == answers


@pytest.mark.parametrize("workload", [each for each in WORKLOADS if each.name.endswith("cold")], ids=lambda w: w.name)
def test_no_two_requests_of_a_cold_workload_are_equal(workload: Workload) -> None:
    assert all("@@" in path for path in workload.paths("/sparql"))
