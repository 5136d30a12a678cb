"""How long an easy query takes while a runaway query is in progress, and while none is.

Somebody asks `ASK {}` every 20 ms, from a process of their own. Phases in which nothing else goes on, and phases in
which a query runs that does not end by itself, take turns in one run, so that both meet the same machine. Prints a
table of medians over the repetitions; `--write` puts it in docs/robustness.md. Aim: p99 less than 20 ms more.

    python -m benchmarks.latency [--repetitions 7] [--seconds 10] [--timeout 10] [--runaways 1] [--write]
"""

import argparse
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psutil

from benchmarks.report import publish
from benchmarks.services import psykg, running
from tests.hostile.bystander import Bystander, percentile
from tests.hostile.request import runaway
from tests.hostile.trial import Endpoint, answer

_SETTLING = 0.3
"""Seconds at the beginning of a phase that do not count."""


class Phase(NamedTuple):
    """Milliseconds of an easy query, and how many were not answered rightly."""

    p50: float
    p99: float
    worst: float
    wrong: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repetitions", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=10, help="length of a phase")
    parser.add_argument("--timeout", type=int, default=10, help="seconds that the service gives a query")
    parser.add_argument("--runaways", type=int, default=1, help="queries that run away at a time")
    parser.add_argument("--write", action="store_true", help="put the table in docs/robustness.md")
    options = parser.parse_args()
    quiet, busy = measured(options)
    text = told(quiet, busy, options)
    print(text)
    if options.write:
        publish("latency", text)


def measured(options: argparse.Namespace) -> tuple[list[Phase], list[Phase]]:
    """The phases without and with a runaway query."""
    quiet, busy = [], []
    with running(psykg("--timeout", str(options.timeout))) as service, Bystander(service.endpoint) as bystander:
        for repetition in range(options.repetitions):
            quiet.append(phase(bystander, options.seconds))
            with running_away(service.endpoint, options):
                busy.append(phase(bystander, options.seconds))
            sys.stderr.write(f"{repetition + 1}: without {quiet[-1]}, with {busy[-1]}\n")
    return quiet, busy


def phase(bystander: Bystander, seconds: float) -> Phase:
    """What an easy query takes for so many seconds."""
    time.sleep(_SETTLING)
    bystander.samples()
    time.sleep(seconds)
    samples = bystander.samples()
    worst = max(each.seconds for each in samples) * 1000
    return Phase(percentile(samples, 50), percentile(samples, 99), worst, sum(not each.right for each in samples))


@contextmanager
def running_away(endpoint: Endpoint, options: argparse.Namespace) -> Iterator[None]:
    """Queries that run away, each begun again when it is stopped; the last ones end before this does."""
    enough = threading.Event()

    def keep_running() -> None:
        while not enough.is_set():
            got = answer(endpoint, runaway(), options.timeout + 2)
            if got.seconds < options.timeout * 0.9:
                sys.stderr.write(f"a runaway query ended after {got.seconds:.2f} s with {got.status}\n")

    threads = [threading.Thread(target=keep_running) for _ in range(options.runaways)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        enough.set()
        for thread in threads:
            thread.join()


def told(quiet: list[Phase], busy: list[Phase], options: argparse.Namespace) -> str:
    """The table, with the difference of each figure."""
    lines = [
        f"{time.strftime('%Y-%m-%d')}, {options.repetitions} phases of {options.seconds:g} s each, {options.runaways} "
        f"runaway at a time, timeout {options.timeout} s, {psutil.cpu_count()} cores; milliseconds.",
        "",
        "| | p50 | p99 | max | not answered |",
        "|---|---|---|---|---|",
    ]
    without, beside = _medians(quiet), _medians(busy)
    added = [after - before for before, after in zip(without, beside, strict=True)]
    for name, values, sign in (("nothing else going on", without, ""), ("beside a runaway query", beside, "")):
        lines.append(_row(name, values, sign, sum(each.wrong for each in (quiet if values is without else busy))))
    return "\n".join([*lines, _row("added", added, "+", "")])


def _medians(phases: list[Phase]) -> list[float]:
    return [statistics.median(values) for values in zip(*(each[:3] for each in phases), strict=True)]


def _row(name: str, values: list[float], sign: str, wrong: int | str) -> str:
    return f"| {name} | " + " | ".join(f"{value:{sign}.1f}" for value in values) + f" | {wrong} |"


if __name__ == "__main__":
    main()
