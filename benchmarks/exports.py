"""How long exports take and how much memory: each format of the graph as it is, and those that stream of a large one.

The large one is loaded into a store first. Each export is a process of its own, as `psykg export` is; the time is that
of writing, without the start of Python, the memory the most that the process took. Prints a table; `--write` puts it,
and the tables of formats and losses, in docs/exporting.md. Aims: the whole graph in 1 s, a million triples in 500 MB.

    python -m benchmarks.exports [--triples 1000000] [--runs 3] [--write]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.growth import grown
from benchmarks.report import publish
from psykg.exports.format import Format
from psykg.exports.listing import losses, table
from psykg.exports.table import all_formats

_MEASURE = """
import json, re, sys, time
from contextlib import nullcontext
from pathlib import Path
from psykg.engine.storage import Storage
from psykg.exports.destination import save
from psykg.exports.source import Source
from psykg.exports.table import format_named
from psykg.knowledge.dataset import closure_quads
name, target, *store = sys.argv[1:]
form = format_named(name)
reading = Storage(Path(store[0]), bare=None, ours=closure_quads).quads() if store else nullcontext(closure_quads)
with reading as read:
    began = time.perf_counter()
    save(form, Source(read), Path(target))
    took = time.perf_counter() - began
# The peak of this process alone: getrusage tells that of the one that started it, where that is larger.
most = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps([took, int(most[1]) / 1000]))
"""
_PSYKG = Path(sys.executable).with_name("psykg")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000, help="about so many triples in the large graph")
    parser.add_argument("--runs", type=int, default=3, choices=range(1, 21), metavar="1..20")
    parser.add_argument("--write", action="store_true", help="put the tables in docs/exporting.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(_rows(Path(folder), options.triples, options.runs))
    print(text)
    if options.write:
        for name, part in {"formats": table(), "losses": losses(), "speed": text}.items():
            publish(name, part, "exporting.md")


def _rows(folder: Path, triples: int, runs: int) -> list[str]:
    count = _large(folder / "large.trig", triples)
    large = folder / "store"
    subprocess.run([_PSYKG, "load", "--store", large, folder / "large.trig"], check=True, capture_output=True)
    lines = [f"Median of {runs} runs, ms and MB; the large graph, {count:,} triples, once.", ""]
    lines += ["| format | ms | MB | large: s | MB |", "|---|---|---|---|---|"]
    for form in all_formats():
        measured = [_measured(form, folder) for _ in range(runs)]
        took, memory = (statistics.median(column) for column in zip(*measured, strict=True))
        cells = [f"{took * 1000:.0f}", f"{memory:.0f}"]
        if form.streams:
            seconds, most = _measured(form, folder, large)
            cells += [f"{seconds:.1f}", f"{most:.0f}"]
        else:
            cells += ["holds it as a whole", ""]
        lines.append(f"| `{form.name}` | {' | '.join(cells)} |")
    return lines


def _large(path: Path, triples: int) -> int:
    """Write concepts until there are so many triples; how many there are."""
    sample = 1000
    each = _triples(grown(sample)) / sample
    path.write_text(grown(round(triples / each)), encoding="utf-8")
    return _triples(path.read_text(encoding="utf-8"))


def _triples(trig: str) -> int:
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415

    return sum(1 for _ in parse(trig, format=RdfFormat.TRIG))


def _measured(form: Format, folder: Path, *data: Path) -> tuple[float, float]:
    target = folder / f"export.{form.suffix}"
    target.unlink(missing_ok=True)
    command = [sys.executable, "-c", _MEASURE, form.name, str(target), *map(str, data)]
    seconds, megabytes = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=600).stdout)
    return seconds, megabytes


if __name__ == "__main__":
    main()
