"""How long `psykg serve` takes from start to its first answer, and how much memory all its processes hold.

Runs the real command on a free port, several times. Memory is the proportional set size (PSS) where the system tells
it: pages that processes share are counted once. Aims: under 1 s, under 200 MB with one worker.

    python benchmarks/start_and_memory.py [--runs 5] [--workers 1]
"""

import argparse
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import psutil

PSYKG = Path(sys.executable).with_name("psykg")
QUERY = "SELECT * { ?s ?p ?o } LIMIT 1"
PATIENCE = 30
QUERIES = 500
PAGES = ("", "entity/insight", "search?q=phase", "queries", "health")
MEGABYTE = 1_000_000


@dataclass
class Run:
    """Seconds to the first answer, and bytes held then and after some use."""

    start: float
    fresh: int
    used: int


def main() -> None:
    """Print a table with the medians and the worst of the runs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, choices=range(1, 51), metavar="1..50")
    parser.add_argument("--workers", type=int, default=1, choices=range(1, 9), metavar="1..8")
    options = parser.parse_args()
    runs = [measure(options.workers) for _ in range(options.runs)]
    print(f"{options.runs} runs, {options.workers} worker(s), {psutil.cpu_count()} cores")
    print("| | median | worst |\n|---|---|---|")
    print(row("start to first answer", [run.start for run in runs], "s", 2))
    print(row("memory of all processes at first answer", [run.fresh / MEGABYTE for run in runs], "MB", 0))
    print(row(f"memory after {QUERIES} queries and every page", [run.used / MEGABYTE for run in runs], "MB", 0))


def row(what: str, values: list[float], unit: str, digits: int) -> str:
    """A line of the table."""
    return f"| {what} | {statistics.median(values):.{digits}f} {unit} | {max(values):.{digits}f} {unit} |"


def measure(workers: int) -> Run:
    """One run of the service, from its start to its end."""
    url = f"http://127.0.0.1:{free_port()}/"
    begun = time.perf_counter()
    command = [str(PSYKG), "serve", "--port", url.rstrip("/").rpartition(":")[2], "--workers", str(workers)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            first_answer(url, begun)
            start = time.perf_counter() - begun
            fresh = memory(process.pid)
            use(url)
            return Run(start, fresh, memory(process.pid))
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nothing uses."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def first_answer(url: str, begun: float) -> None:
    """Ask until the service answers; give up after `PATIENCE` seconds."""
    while time.perf_counter() - begun < PATIENCE:
        try:
            ask(url)
        except (URLError, ConnectionError):
            time.sleep(0.002)
        else:
            return
    raise SystemExit(f"No answer at {url} in {PATIENCE} s.")


def ask(url: str) -> None:
    """One query, its answer read to the end."""
    with urlopen(f"{url}sparql?{urlencode({'query': QUERY})}") as response:  # noqa: S310
        response.read()


def use(url: str) -> None:
    """What a few visitors do."""
    for _ in range(QUERIES):
        ask(url)
    for page in PAGES:
        with urlopen(url + page) as response:  # noqa: S310
            response.read()


def memory(pid: int) -> int:
    """Bytes held by a process and its children: shared pages once, where the system can tell."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    held = [process.memory_full_info() for process in family]
    return sum(getattr(each, "pss", each.rss) for each in held)


if __name__ == "__main__":
    main()
