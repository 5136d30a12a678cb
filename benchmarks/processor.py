"""Time of a processor that a service takes, by its parts: what a request costs, whoever waits for whom."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import psutil

from psykg.engine.isolation.confinement import processor_seconds

EVENT_LOOP, THREADS, WORKERS = "event loop", "other threads", "workers"
PARTS = (EVENT_LOOP, THREADS, WORKERS)
"""Of psykg: the thread that takes requests in; the threads of the application and of the server; the processes that
evaluate. Peers have no workers, and most of them no event loop."""

_OF_WORKERS = "psykg.engine.isolation.spawner"
_NANOSECONDS = 1e9


def spent(pid: int) -> dict[str, float]:
    """Seconds of a processor that the process and its descendants have had, by part; of those that have ended none."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    had = defaultdict[str, float](float)
    for each in family:
        for part, seconds in _by_part(each):
            had[part] += seconds
    return had


def costs(before: dict[str, float], after: dict[str, float], requests: int) -> dict[str, float]:
    """Microseconds of a processor for each request, by part."""
    return {part: (after[part] - before[part]) / max(requests, 1) * 1e6 for part in after}


def _by_part(process: psutil.Process) -> Iterator[tuple[str, float]]:
    try:
        whole, first = processor_seconds(process.pid), _first_thread(process.pid)
        works = _OF_WORKERS in process.cmdline()
    except (psutil.NoSuchProcess, OSError):
        return  # It has ended in the meantime.
    yield from ((WORKERS, whole),) if works else ((EVENT_LOOP, first), (THREADS, whole - first))


def _first_thread(pid: int) -> float:
    """Of the thread that the process began with: `schedstat`, proc(5)."""
    told = Path(f"/proc/{pid}/task/{pid}/schedstat").read_text(encoding="ascii")
    return int(told.split()[0]) / _NANOSECONDS
