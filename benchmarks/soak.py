"""Mixed load on `psykg serve`, hostile requests among it, and what becomes of innocent ones, memory and processes.

Innocent clients, each a process of its own, ask easy queries, open pages of entities, search and run the competency
questions; hostile clients send the suite of tests/hostile/ over and over, each in an order of its own. Prints
the figures in Markdown; `--write` puts them in docs/robustness.md. The exit code is 1 if an innocent request failed, or
if processes are left over when the load has ended.

With `--writable` the service keeps a store on disk, and one more innocent client updates it and reads what it wrote.

    python -m benchmarks.soak [--minutes 10] [--timeout 2] [--innocent 3] [--hostile 2] [--writable] [--write]
"""

import argparse
import multiprocessing
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.queues import Queue  # noqa: TC003
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self
from urllib.parse import quote

import psutil

from benchmarks.report import publish
from benchmarks.services import held, psykg, running
from psykg.knowledge.competency import competency_questions
from psykg.service.settings import Settings
from tests.hostile.elsewhere import Elsewhere
from tests.hostile.request import Request, query_request
from tests.hostile.suite import hostile_requests
from tests.hostile.trial import Endpoint, answer, readable

INTERVAL = 5
"""Seconds between two looks at memory."""

SETTLING = 5
"""Seconds after the load within which what it needed must be gone."""

WARM_UP = 0.2
"""The part of the time, at its beginning, that the trend of memory leaves out."""

_BESIDE_WORKERS = 3
"""The main process, the one that serves, and the one that starts workers."""

_PATIENCE = 15
_OWN = "http://example.org/soak"
_TOKEN = "only-for-this-run-of-the-benchmark"  # noqa: S105
_MEGABYTE = 1_000_000
_QUERIES = (
    "ASK {}",
    "SELECT * { ?s ?p ?o } LIMIT 10",
    "SELECT ?kind (COUNT(*) AS ?n) { ?s a ?kind } GROUP BY ?kind ORDER BY DESC(?n)",
    "SELECT ?g { GRAPH ?g { ?s a ?kind } } LIMIT 100",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50",
)
_PAGES = ("/", "/health", "/queries", "/entity/insight", "/entity/insight.ttl", "/search?q=phase", "/search?q=goal")


class Visit(NamedTuple):
    """One request that was answered or given up: by whom, what, its status (0 for none), whether right, seconds.

    `said` is the beginning of what an error says.
    """

    hostile: bool
    what: str
    status: int
    right: bool
    seconds: float
    said: str

    @property
    def failed(self) -> bool:
        """Whether an innocent client has reason to complain."""
        return not self.hostile and not self.right


@dataclass
class Record:
    """The whole load: what was visited, and bytes and number of processes at so many seconds from the start."""

    visits: list[Visit] = field(default_factory=list)
    looks: list[tuple[float, int, int]] = field(default_factory=list)
    left: tuple[int, int] = (0, 0)
    calls: int = 0

    def leftover(self) -> int:
        """Processes that are there after the end, beyond those that a service keeps.

        It keeps a worker for each query that was ever evaluated at the same time as others, so how many there were
        before tells little: nine at one time may be ten at another.
        """
        return max(0, self.left[1] - _BESIDE_WORKERS - Settings().workers)

    def memory(self) -> str:
        """Megabytes: before and after the load, and the medians of the first, the middle and the last fifth of it."""
        sizes = [size / _MEGABYTE for _, size, _ in self.looks]
        fifth = max(1, len(sizes) // 5)
        fifths = [statistics.median(sizes[at * fifth : (at + 1) * fifth]) for at in (0, 2, 4)]
        during = "{:.0f}, {:.0f} and {:.0f} MB".format(*fifths)
        return f"{sizes[0]:.0f} MB before, {during} during, {self.left[0] / _MEGABYTE:.0f} MB after the load"

    def trend(self) -> float:
        """Megabytes a minute that memory grew by, after the warm-up."""
        late = [each for each in self.looks if each[0] >= WARM_UP * self.looks[-1][0]]
        slope = statistics.linear_regression([at for at, _, _ in late], [size for _, size, _ in late]).slope
        return slope * 60 / _MEGABYTE


def main() -> None:
    """Put the load on a service of its own and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--timeout", type=int, default=2, help="seconds that the service gives a query")
    parser.add_argument("--innocent", type=int, default=3, help="innocent clients")
    parser.add_argument("--hostile", type=int, default=2, help="hostile clients")
    parser.add_argument("--writable", action="store_true", help="update a store on disk meanwhile")
    parser.add_argument("--write", action="store_true", help="put the figures in docs/robustness.md")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        record = soak(options, Path(folder))
    text = told(record, options)
    print(text)
    if options.write:
        publish("soak", text)
    failed = [each for each in record.visits if each.failed]
    for each in failed[:20]:
        sys.stderr.write(f"failed after {each.seconds:.2f} s: {each.what}: {each.status} {each.said}\n")
    sys.exit(bool(failed or record.leftover()))


def soak(options: argparse.Namespace, folder: Path) -> Record:
    """The record of the load that the options ask for; a store that is written to is made in the folder."""
    record, seconds = Record(), options.minutes * 60
    writing = _with_store(folder) if options.writable else []
    with running(psykg("--timeout", str(options.timeout), *writing)) as service, Elsewhere() as elsewhere:
        parts: list[_Part] = [(_innocent, each) for each in range(options.innocent)]
        parts += [(_hostile, elsewhere.url)] * options.hostile + [(_writing, _TOKEN)] * options.writable
        begun = time.monotonic()
        record.looks.append((0.0, *held(service.process.pid)))
        with _Clients(parts, service.endpoint, begun + seconds) as clients:
            while (at := time.monotonic() - begun) < seconds:
                time.sleep(min(INTERVAL, seconds / 10, seconds - at))
                record.looks.append((time.monotonic() - begun, *held(service.process.pid)))
                record.visits += clients.visits()
                _progress(record)
            record.visits += clients.last_visits()
        time.sleep(SETTLING)
        record.left = held(service.process.pid)
        record.calls = elsewhere.calls
    return record


def _with_store(folder: Path) -> list[str]:
    """The options of a service that can be written to."""
    token = folder / "token"
    token.write_text(_TOKEN, encoding="utf-8")
    token.chmod(0o600)
    return ["--store", str(folder / "store"), "--writable", "--token-file", str(token)]


_Part = tuple[Callable[..., None], int | str]
"""What a client does, and what it alone is told."""


class _Clients:
    """The clients, each in a process, which ends by itself when the time is up. A context manager."""

    def __init__(self, parts: list[_Part], endpoint: Endpoint, end: float) -> None:
        context = multiprocessing.get_context("spawn")
        self._visits: Queue[Visit] = context.Queue()
        arguments = (endpoint, end, self._visits)
        self._processes = [context.Process(target=act, args=(told, *arguments)) for act, told in parts]

    def __enter__(self) -> Self:
        for process in self._processes:
            process.start()
        return self

    def __exit__(self, *error: object) -> None:
        for process in self._processes:
            process.kill()

    def visits(self) -> list[Visit]:
        """Those made since this was last called."""
        return [self._visits.get() for _ in range(self._visits.qsize())]

    def last_visits(self) -> list[Visit]:
        """Those that are still made, until the clients have ended or been waited for long enough."""
        found = self.visits()
        patience = time.monotonic() + _PATIENCE
        while any(process.is_alive() for process in self._processes) and time.monotonic() < patience:
            time.sleep(0.1)
            found += self.visits()
        return found


def _innocent(seed: int, endpoint: Endpoint, end: float, visits: "Queue[Visit]") -> None:
    """Somebody who reads what there is, with a short pause after each request."""
    chance = random.Random(seed)  # noqa: S311
    questions = [f"/queries/{question.name}" for question in competency_questions()]
    queries = [f"/sparql?query={quote(query)}" for query in _QUERIES]
    while time.monotonic() < end:
        target = chance.choice(chance.choice((questions, queries, _PAGES)))
        path, _, search = target.partition("?")
        request = Request("innocent", path, frozenset({200}), "GET", search)
        _visit(Endpoint(endpoint.host, endpoint.port, path), request, visits, hostile=False)
        time.sleep(chance.uniform(0.005, 0.05))


def _writing(token: str, endpoint: Endpoint, end: float, visits: "Queue[Visit]") -> None:
    """Somebody who puts a number in place of another, and looks whether it is there."""
    update = Endpoint(endpoint.host, endpoint.port, "/update")
    headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {token}"}
    number = 0
    while time.monotonic() < end:
        number += 1
        clear, insert = f"CLEAR SILENT GRAPH <{_OWN}>", f"INSERT DATA {{ GRAPH <{_OWN}> {{ <x:x> <x:x> {number} }} }}"
        request = Request("innocent", "update", frozenset({204}), "POST", "", headers, f"{clear} ; {insert}".encode())
        if _visit(update, request, visits, hostile=False):
            look = query_request(f"ASK {{ GRAPH <{_OWN}> {{ ?s ?p {number} }} }}", {200})
            _visit(endpoint, look, visits, hostile=False, holding=b"true")
        time.sleep(0.1)


def _hostile(elsewhere: str, endpoint: Endpoint, end: float, visits: "Queue[Visit]") -> None:
    """Somebody who sends the whole suite over and over."""
    suite = hostile_requests(elsewhere)
    while True:
        random.shuffle(suite)
        for request in suite:
            if time.monotonic() > end:
                return
            _visit(endpoint, request, visits, hostile=True)


def _visit(
    endpoint: Endpoint, request: Request, visits: "Queue[Visit]", *, hostile: bool, holding: bytes = b""
) -> bool:
    """Send the request and tell of it. Whether it was right: a proper status, a whole body, and what it must hold."""
    got = answer(endpoint, request, _PATIENCE)
    right = got.status in request.proper and readable(got) and holding in got.body
    said = "" if right else got.body[:200].decode(errors="replace")
    visits.put(Visit(hostile, str(request), got.status or 0, right, got.seconds, said))
    return right


def _progress(record: Record) -> None:
    at, size, processes = record.looks[-1]
    failed = sum(each.failed for each in record.visits)
    memory = f"{size / _MEGABYTE:.0f} MB, {processes} processes"
    sys.stderr.write(f"{at:.0f} s: {len(record.visits)} requests, {failed} failed, {memory}\n")


def told(record: Record, options: argparse.Namespace) -> str:
    """The figures as a table."""
    innocent = [each for each in record.visits if not each.hostile]
    hostile = Counter(each.status for each in record.visits if each.hostile)
    cuts = statistics.quantiles((each.seconds * 1000 for each in innocent), n=100, method="inclusive")
    processes = [count for _, _, count in record.looks]
    rows = {
        "innocent requests": f"{len(innocent)}, {sum(each.failed for each in innocent)} of them failed",
        "time of an innocent request": f"p50 {cuts[49]:.1f} ms, p99 {cuts[98]:.0f} ms",
        "hostile requests": str(hostile.total()),
        "their statuses": ", ".join(f"{status or 'none'}: {times}" for status, times in sorted(hostile.items())),
        "outbound requests": str(record.calls),
        "memory": record.memory(),
        "trend of memory after the warm-up": f"{record.trend():+.2f} MB a minute",
        "processes": f"{processes[0]} at the start, at most {max(processes)}, {record.left[1]} after the end",
    }
    setting = (
        f"{time.strftime('%Y-%m-%d')}, {options.minutes:g} minutes, {options.innocent} innocent and {options.hostile} "
        f"hostile clients, timeout {options.timeout} s, {psutil.cpu_count()} cores."
    )
    return "\n".join([setting, "", "| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])


if __name__ == "__main__":
    main()
