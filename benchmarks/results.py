"""What the services did under load, and the tables that tell it: medians, spreads, ratios, and the aims."""

import platform
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks.load import Load
from benchmarks.processor import PARTS

OURS, HELLO = "psykg", "hello"
OXIGRAPH, RDFLIB, VIRTUOSO = "oxigraph serve", "rdflib-endpoint", "Virtuoso"
_PEERS = (OXIGRAPH, RDFLIB, VIRTUOSO)
_MEGABYTE = 1_000_000
UNANSWERED = 5.0
"""Seconds after which a request counts as one that a service does not answer."""

_LOOKED_INTO = 8
"""Connections of the loads of which it is told what a request cost."""


def _lists() -> defaultdict[str, list[float]]:
    return defaultdict(list)


@dataclass(slots=True)
class Results:
    """By workload, connections and service the loads, and what a request cost, by part (microseconds of a processor).

    By service seconds to the first answer, bytes held, and the requests that it did not answer and was asked no more.
    """

    loads: defaultdict[tuple[str, int, str], list[Load]] = field(default_factory=lambda: defaultdict(list))
    costs: defaultdict[tuple[str, int, str], list[dict[str, float]]] = field(default_factory=lambda: defaultdict(list))
    starts: defaultdict[str, list[float]] = field(default_factory=_lists)
    at_rest: defaultdict[str, list[float]] = field(default_factory=_lists)
    under_load: defaultdict[str, list[float]] = field(default_factory=_lists)
    unanswered: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def median(self, workload: str, connections: int, service: str, of: Callable[[Load], float]) -> float | None:
        """The median over the rounds; None where the service was not asked this."""
        loads = self.loads.get((workload, connections, service))
        return statistics.median(map(of, loads)) if loads else None


@dataclass(frozen=True, slots=True)
class Aim:
    """What is wanted: `value` of the results at least, or at most, so much. None where it was not measured."""

    what: str
    value: Callable[[Results], float | None]
    bound: float
    at_most: bool = False

    def row(self, results: Results) -> str:
        """A line of the table of aims."""
        value = self.value(results)
        if value is None:
            return f"| {self.what} | {_sign(self)} {self.bound:g} | not measured | |"
        reached = value <= self.bound if self.at_most else value >= self.bound
        return f"| {self.what} | {_sign(self)} {self.bound:g} | {value:.3g} | {'yes' if reached else '**no**'} |"


def _sign(aim: Aim) -> str:
    return "at most" if aim.at_most else "at least"


def ratio(workload: str, connections: int, other: str, over: int | None = None) -> Callable[[Results], float | None]:
    """Our requests a second by those of another; `over` so many connections, where that is its best."""

    def value(results: Results) -> float | None:
        ours = results.median(workload, connections, OURS, _rate)
        theirs = results.median(workload, over or connections, other, _rate)
        return ours / theirs if ours and theirs else None

    return value


def _worst_ratio(workload: str, connections: int) -> Callable[[Results], float | None]:
    """Our p99 by the best one of a peer."""

    def value(results: Results) -> float | None:
        ours = results.median(workload, connections, OURS, _p99)
        theirs = [results.median(workload, connections, each, _p99) for each in _PEERS]
        known = [each for each in theirs if each]
        return ours / min(known) if ours and known else None

    return value


def _rate(load: Load) -> float:
    return load.rate


def _p99(load: Load) -> float:
    return load.p99


def _median(values: Iterable[float]) -> float | None:
    found = list(values)
    return statistics.median(found) if found else None


AIMS = (
    Aim("hot, 8 connections: times oxigraph serve", ratio("hot", 8, OXIGRAPH), 5),
    Aim("hot, 8 connections: times rdflib-endpoint over one, its best", ratio("hot", 8, RDFLIB, over=1), 500),
    Aim("hot, 8 connections: times bare WSGI on the same server", ratio("hot", 8, HELLO), 0.7),
    Aim("point, hot, 8 connections: times oxigraph serve", ratio("point, hot", 8, OXIGRAPH), 1),
    Aim("point, cold, 8 connections: times oxigraph serve", ratio("point, cold", 8, OXIGRAPH), 1),
    Aim("cold, 8 connections: times oxigraph serve", ratio("cold", 8, OXIGRAPH), 1),
    Aim("cold, 64 connections: p99, times the best peer's", _worst_ratio("cold", 64), 1, at_most=True),
    Aim("start to first answer, s", lambda results: _median(results.starts[OURS]), 0.7, at_most=True),
    Aim("memory at rest, MB", lambda results: _megabytes(results.at_rest[OURS]), 200, at_most=True),
)


def told(results: Results, rounds: int, seconds: float) -> str:
    """All tables, in Markdown."""
    parts = (
        f"{time.strftime('%Y-%m-%d')}, {machine()}; {rounds} rounds of {seconds:g} s each, medians, in brackets the "
        f"least and the most. {versions()}.{_left_out(results)}",
        _table(("aim", "", "measured", "reached"), (aim.row(results) for aim in AIMS)),
        "Requests a second:",
        _table(("workload", "connections", OURS, *_PEERS, HELLO), _rows(results, _rate, 0)),
        "Milliseconds of 99 in 100:",
        _table(("workload", "connections", OURS, *_PEERS, HELLO), _rows(results, _p99, 1)),
        f"Microseconds of a processor for each request, over {_LOOKED_INTO} connections, and of psykg by part:",
        _table(("workload", OURS, *PARTS, *_PEERS, HELLO), _profile(results)),
        "Start to first answer, and memory of all processes (proportional set size):",
        _table(("service", "s", "MB at rest", "MB after load"), _services(results)),
    )
    return "\n\n".join(parts)


def _left_out(results: Results) -> str:
    return "".join(
        f" {name} was not asked {len(paths)} of the requests, over which it was busy for more than {UNANSWERED:g} s."
        for name, paths in results.unanswered.items()
    )


def _table(head: tuple[str, ...], rows: Iterable[str]) -> str:
    return "\n".join((f"| {' | '.join(head)} |", "|---" * len(head) + "|", *rows))


def _rows(results: Results, of: Callable[[Load], float], digits: int) -> Iterator[str]:
    for workload, connections in dict.fromkeys(key[:2] for key in results.loads):
        cells = (
            _cell(results.loads.get((workload, connections, each), []), of, digits) for each in (OURS, *_PEERS, HELLO)
        )
        yield f"| {workload} | {connections} | {' | '.join(cells)} |"


def _cell(loads: list[Load], of: Callable[[Load], float], digits: int) -> str:
    if not loads:
        return "-"
    values = sorted(map(of, loads))
    lost = sum(each.lost for each in loads)
    spread = f"{statistics.median(values):,.{digits}f} ({values[0]:,.{digits}f} to {values[-1]:,.{digits}f})"
    return f"{spread}, {lost:,} lost" if lost else spread


def _profile(results: Results) -> Iterator[str]:
    for workload in dict.fromkeys(key[0] for key in results.costs):
        ours = results.costs[workload, _LOOKED_INTO, OURS]
        parts = (_microseconds([each[part] for each in ours if part in each]) for part in PARTS)
        others = (results.costs.get((workload, _LOOKED_INTO, each), []) for each in (*_PEERS, HELLO))
        whole = (_microseconds([sum(each.values()) for each in costs]) for costs in (ours, *others))
        yield f"| {workload} | {' | '.join((next(whole), *parts, *whole))} |"


def _microseconds(values: list[float]) -> str:
    return f"{statistics.median(values):,.0f}" if values else "-"


def _services(results: Results) -> Iterator[str]:
    for name in results.starts:
        start, rest, load = (_median(each[name]) for each in (results.starts, results.at_rest, results.under_load))
        if start and rest and load:
            yield f"| {name} | {start:.2f} | {rest / _MEGABYTE:.0f} | {load / _MEGABYTE:.0f} |"


def _megabytes(values: list[float]) -> float | None:
    found = _median(values)
    return found and found / _MEGABYTE


def machine() -> str:
    """The processor, its cores, and the memory."""
    names = [line.partition(":")[2].strip() for line in _processors() if line.startswith("model name")]
    return (
        f"{names[0] if names else platform.machine()}, {psutil.cpu_count()} cores, "
        f"{psutil.virtual_memory().total / 1e9:.0f} GB, Python {platform.python_version()}"
    )


def _processors() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def versions() -> str:
    """The versions of psykg and of what it is measured by."""
    packages = ("psykg", "pyoxigraph", "granian", "oxigraph", "rdflib-endpoint")
    known = [f"{name} {version(name)}" for name in packages]
    try:
        said = subprocess.run(["virtuoso-t", "-?"], check=False, capture_output=True, text=True)
    except FileNotFoundError:
        return ", ".join(known)
    found = [line.split()[1] for line in (said.stdout + said.stderr).splitlines() if line.startswith("Version")]
    return ", ".join([*known, *(f"Virtuoso {each}" for each in found)])
