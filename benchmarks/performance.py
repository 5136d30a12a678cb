"""psykg and its peers under the same load, in one run: requests a second, how long they take, start and memory.

Each round starts each service anew for each workload, sends it the workload over 1, 8 and 64 connections, and stops it:
no query of one is left over for the next. Medians over the rounds. Needs wrk (Debian), and the extra `benchmark`;
Virtuoso takes part where it is installed. `--write` puts the tables in docs/performance.md. Some 25 minutes by default.

    python -m benchmarks.performance [--rounds 3] [--seconds 4] [--only cold] [--write]
"""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from benchmarks.load import loaded
from benchmarks.processor import costs, spent
from benchmarks.report import publish
from benchmarks.results import HELLO, OURS, UNANSWERED, Results, told
from benchmarks.services import Running, Service, held, peers, psykg, running, virtuoso
from benchmarks.workloads import WORKLOADS, Workload

_CONNECTIONS = (1, 8, 64)
_TIMEOUT = 20
"""Seconds that a service gives a query, where it can be told."""

_HELLO = Service(HELLO, lambda port: [sys.executable, "-m", "benchmarks.hello", str(port)], "/")
_WARMING = 1.0
"""Seconds of load before the load that counts: what is read at the first request is read."""

_RESTING = 0.5
"""Seconds between two loads: queries that wrk has left behind come to their end."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4, help="length of each load")
    parser.add_argument("--only", default="", help="workloads whose name begins with this")
    parser.add_argument("--write", action="store_true", help="put the tables in docs/performance.md")
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("The benchmark needs wrk: apt-get install wrk")
    text = told(measured(options), options.rounds, options.seconds)
    print(text)
    if options.write:
        publish("performance", text, "performance.md")


def measured(options: argparse.Namespace) -> Results:
    """What came of all rounds."""
    workloads = [each for each in WORKLOADS if each.name.startswith(options.only)]
    results = Results()
    with services() as all_services:
        for number in range(options.rounds):
            for service in all_services:
                for workload in workloads:
                    if service.name == OURS or not workload.ours:
                        _measure(service, workload, options.seconds, results)
                sys.stderr.write(f"round {number + 1}: {service.name}\n")
    return results


@contextmanager
def services() -> Iterator[list[Service]]:
    """psykg, the peers, and what the server itself can do."""
    with ExitStack() as stack:
        others = stack.enter_context(peers())
        if shutil.which("virtuoso-t"):
            others.append(stack.enter_context(virtuoso()))
        yield [psykg("--timeout", str(_TIMEOUT)), *others, _HELLO]


def _measure(service: Service, workload: Workload, seconds: float, results: Results) -> None:
    paths = ["/"] if service is _HELLO else workload.paths(service.path)
    with running(service) as started:
        port = started.endpoint.port
        results.starts[service.name].append(started.seconds)
        results.at_rest[service.name].append(held(started.process.pid)[0])
        if not workload.ours:
            paths = _answered(started, paths, results)
        loaded(port, paths, 1, _WARMING)
        for connections in _CONNECTIONS:
            time.sleep(_RESTING)
            before = spent(started.process.pid)
            load = loaded(port, paths, connections, seconds)
            key = workload.name, connections, service.name
            results.loads[key].append(load)
            results.costs[key].append(costs(before, spent(started.process.pid), load.requests))
        results.under_load[service.name].append(held(started.process.pid)[0])


def _answered(started: Running, paths: list[str], results: Results) -> list[str]:
    """The requests that the service answers at all. Over one that it does not it would be busy for all of the load."""
    found = []
    for path in paths:
        if started.answers(path, UNANSWERED):
            found.append(path)
        else:
            results.unanswered[started.service.name].add(path)
            started.restart()
    return found


if __name__ == "__main__":
    main()
