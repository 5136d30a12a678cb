"""How the service grows with the graph: further articles are loaded, from ten thousand triples to as many as wanted.

For each size: how long `psykg load` takes beside `oxigraph load` on the same file, one after the other; the size on
disk; how long a service over it takes to its first answer; the memory of all its processes; and how long it takes over
what people do with one concept, of the articles added and of our own, each drawn by chance. A row for each, with the
exponent of its growth: time goes with triples to the power of that. 0 is as fast at any size, 1 grows as the graph.
`--write` puts the table in docs/performance.md.

    python -m benchmarks.growing [--sizes 10000 100000 1000000] [--requests 40] [--memory]
        [--write]
"""

import argparse
import math
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

import psutil

from benchmarks.articles import lines
from benchmarks.report import publish
from benchmarks.start_and_memory import free_port, memory
from psykg.knowledge.competency import competency_questions
from psykg.vocabulary import PSYKG

_SIZES = (10_000, 100_000, 1_000_000)
_RUNS = 3
_PATIENCE = 120
_MEGABYTE = 1_000_000
_OURS = (
    "insight",
    "loss",
    "expressive-therapy",
    "free-expression",
    "middle-phase",
    "unconscious-conflicts",
    "emotional-pain",
)
_HUBS = ("therapist", "patient", "Activity", "may")
_LABELLED = re.compile(rb"<[^>]*/(art\d+-[a-z]+-\d+)> <[^>]*#prefLabel> \"([^\"]+)\"")
_TEXTUAL = ("section", "p", "s")
_SERVE = "import sys; from psykg.cli import main; main(['serve', '--port', *sys.argv[1:]])"
LOAD = "import sys; from psykg.cli import main; main(['load', *sys.argv[1:]])"
"""What Python runs to load the files that follow."""


@dataclass
class Grown:
    """A file of so many triples, and concepts out of it with their labels."""

    path: Path
    triples: int
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 (no secret)

    @property
    def concept(self) -> tuple[str, str]:
        """The name and the label of one, drawn by chance."""
        with self.path.open("rb") as file:
            while True:
                file.seek(self.chance.randrange(max(1, self.path.stat().st_size - 40_000)))
                for name, label in _LABELLED.findall(file.read(40_000)):
                    if name.split(b"-")[1].decode() not in _TEXTUAL and self.chance.random() < 0.1:  # noqa: PLR2004
                        return name.decode(), label.decode()

    @property
    def goal(self) -> str:
        """The label of a goal, drawn by chance."""
        return next(label for name, label in iter(lambda: self.concept, None) if "-goal-" in name)


@dataclass
class Measured:
    """Of one size: figures by what was measured, each with its unit."""

    triples: int
    figures: dict[str, tuple[float, str]] = field(default_factory=dict)

    def add(self, what: str, figure: float, unit: str = "s") -> None:
        """Take note of a figure, and tell it to whoever waits."""
        self.figures[what] = figure, unit
        print(f"{self.triples:>12,}  {what}: {figure:.3g} {unit}", file=sys.stderr, flush=True)


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, metavar="TRIPLES")
    parser.add_argument("--requests", type=int, default=40, metavar="N", help="of each sort")
    parser.add_argument("--memory", action="store_true", help="serve the files from memory (--data), not from a store")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    measured = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="psykg-growing-") as folder:
            measured.append(_measured(Path(folder), size, options.requests, in_memory=options.memory))
    table = _table(measured)
    print(table)
    if options.write:
        publish("growth-in-memory" if options.memory else "growth", table, "performance.md")


def _measured(folder: Path, size: int, requests: int, *, in_memory: bool) -> Measured:
    path = folder / "more.nq"
    with path.open("w", encoding="utf-8") as file:
        written = 0
        for line in lines(size):
            file.write(line)
            written += 1
    grown, told = Grown(path, written), Measured(written)
    if in_memory:
        source = ["--data", str(path)]
    else:
        _load(folder, path, told)
        source = ["--store", str(folder / "store")]
    with served(source, told) as (url, pid):
        _use(url, grown, requests, told)
        told.add("memory of all processes", memory(pid) / _MEGABYTE, "MB")
    return told


def _load(folder: Path, path: Path, told: Measured) -> None:
    """Load the file with psykg in both shapes of a store, and with oxigraph, in turn."""
    oxigraph = Path(sys.executable).with_name("oxigraph")
    ways: dict[str, list[str]] = {
        "oxigraph load": [str(oxigraph), "load", "--location", str(folder / "oxigraph"), "--file", str(path)],
        "psykg load --bare": [sys.executable, "-c", LOAD, "--bare", "--store", str(folder / "bare"), str(path)],
        "psykg load": [sys.executable, "-c", LOAD, "--store", str(folder / "store"), str(path)],
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    optimized = []
    for _ in range(_RUNS if told.triples <= _SIZES[-1] else 1):
        for name in ("oxigraph", "bare", "store"):
            shutil.rmtree(folder / name, ignore_errors=True)
        for way, command in ways.items():
            times[way].append(_timed(command))
        optimized.append(
            times["oxigraph load"][-1] + _timed([str(oxigraph), "optimize", "--location", str(folder / "oxigraph")])
        )
    for way, taken in times.items():
        told.add(way, statistics.median(taken))
    told.add("oxigraph load, then optimize", statistics.median(optimized))
    for name in ("oxigraph", "bare", "store"):
        told.add(f"on disk: {name}", _size(folder / name) / _MEGABYTE, "MB")
        if name != "store":
            shutil.rmtree(folder / name)


def _timed(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


@contextmanager
def served(source: list[str], told: Measured) -> Iterator[tuple[str, int]]:
    """The address of a service over the source, and its process; it ends with the context."""
    port = str(free_port())
    begun = time.perf_counter()
    command = [sys.executable, "-c", _SERVE, port, "--timeout", "60", "--memory", "8000", *source]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        url = f"http://127.0.0.1:{port}/"
        try:
            while get(url + "sparql?query=ASK%7B%7D") is None:
                if process.poll() is not None or time.perf_counter() - begun > _PATIENCE:
                    raise SystemExit(f"The service over {source[-1]} does not start.")
                time.sleep(0.01)
            told.add("start to first answer", time.perf_counter() - begun)
            told.add("memory at first answer", memory(process.pid) / _MEGABYTE, "MB")
            yield url, process.pid
        finally:
            process.terminate()


def get(url: str, accept: str = "text/html") -> float | None:
    """Seconds that the address takes, read to the end; infinitely many for an error, None if nobody answers."""
    begun = time.perf_counter()
    try:
        with urlopen(Request(url, headers={"Accept": accept}), timeout=_PATIENCE) as response:  # noqa: S310
            response.read()
    except HTTPError:
        return math.inf
    except (URLError, ConnectionError, TimeoutError):
        return None
    return time.perf_counter() - begun


def _use(url: str, grown: Grown, requests: int, told: Measured) -> None:
    """What people do, some of each sort; the first of a sort by itself, for it may read what all others need."""
    for what, path in deeds(grown).items():
        first = get(url + path())
        told.add(f"{what}: first", math.inf if first is None else first)
        taken = sorted(get(url + path()) or math.inf for _ in range(requests))
        told.add(f"{what}: median", statistics.median(taken))
        told.add(f"{what}: p95", taken[math.ceil(0.95 * len(taken)) - 1])
    _compete(url, told)


def _compete(url: str, told: Measured) -> None:
    """The competency questions: of most the answer is bounded; of those for all of a kind it grows."""
    taken = {
        each.name: get(f"{url}queries/{each.name}", "text/csv, text/turtle") or math.inf
        for each in competency_questions()
    }
    in_order = sorted(taken.values())
    told.add("competency questions: median", statistics.median(in_order))
    told.add("competency questions: p95", in_order[math.ceil(0.95 * len(in_order)) - 1])
    for name in sorted(taken, key=lambda each: -taken[each])[:12]:
        print(f"{'':14}{name}: {taken[name]:.2f}", file=sys.stderr)


def deeds(grown: Grown) -> dict[str, Callable[[], str]]:
    """What people do with one concept, each with what gives the path of another such request."""
    chance = grown.chance

    def about(name: str) -> str:
        return "sparql?query=" + quote(f"SELECT * {{ <{PSYKG}{name}> ?relation ?value }}")

    def sentence() -> str:
        return f"entity/art{grown.concept[0].partition('-')[0].removeprefix('art')}-s-{chance.randrange(40)}"

    return {
        "query on a concept": lambda: about(grown.concept[0]),
        "entity page, added": lambda: f"entity/{grown.concept[0]}",
        "entity page, ours": lambda: f"entity/{chance.choice(_OURS)}",
        "entity page, sentence": sentence,
        "entity page, of all": lambda: f"entity/{chance.choice(_HUBS)}",
        "search by label": lambda: f"search?q={quote(grown.concept[1])}",
        "search as one types": lambda: f"search?q={quote(' '.join(grown.concept[1].split()[:2])[:-2])}",
        "ask what it is": lambda: f"ask?q={quote(f'What is {grown.concept[1]}?')}",
        "ask of ours": lambda: f"ask?q={quote(f'What is {chance.choice(_OURS)}?'.replace('-', ' '))}",
        "ask what it concerns": lambda: f"ask?q={quote(f'What does {grown.goal} concern?')}",
        "explorer, added": lambda: f"?focus={grown.concept[0]}",
        "explorer, ours": lambda: f"?focus={chance.choice(_OURS)}",
        "explorer, two steps": lambda: f"?focus={grown.concept[0]}&steps=2",
    }


def _table(measured: Sequence[Measured]) -> str:
    heads = " | ".join(f"{each.triples:,}" for each in measured)
    rows = [f"| triples added | {heads} | exponent |", f"|---|{'---:|' * (len(measured) + 1)}"]
    for what in measured[0].figures:
        found = [each.figures[what] for each in measured]
        shown = " | ".join(_shown(*figure) for figure in found)
        rows.append(f"| {what} | {shown} | {_exponent(measured, what)} |")
    machine = f"{psutil.cpu_count()} cores, {os.uname().machine}, {psutil.virtual_memory().total / 2**30:.0f} GB"
    return "\n".join([f"Measured on {time.strftime('%Y-%m-%d')} on {machine}.", "", *rows])


def _shown(figure: float, unit: str) -> str:
    if math.isinf(figure):
        return "failed"
    if unit == "s":
        return f"{figure:.1f} s" if figure >= 1 else f"{1000 * figure:.1f} ms"
    return f"{figure:,.0f} {unit}"


def _exponent(measured: Sequence[Measured], what: str) -> str:
    """By least squares, of the logarithms."""
    points = [(math.log(each.triples), math.log(each.figures[what][0])) for each in measured]
    if len(points) < 2 or any(math.isinf(y) for _, y in points):  # noqa: PLR2004 (a line takes two points)
        return ""
    return f"{statistics.linear_regression(*zip(*points, strict=True)).slope:.2f}"


if __name__ == "__main__":
    main()
