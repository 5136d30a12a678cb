"""Two sizes of the graph side by side: what people do with one concept, asked of one service and the other in turn.

`growing` measures one size after another, and the machine may be slower by then. Here each request to the larger store
follows the same sort of request to the smaller one. Prints the median and the slowest in twenty of each, and how many
times that of the smaller is. What is drawn by chance has mostly not been read from the disk before, as for a visitor.

    python -m benchmarks.alternating [--sizes 10000 10000000] [--requests 100]
"""

import argparse
import math
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.articles import lines
from benchmarks.growing import LOAD, Grown, Measured, deeds, get, served


def main() -> None:
    """Load both, ask, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs=2, default=(10_000, 10_000_000), metavar="TRIPLES")
    parser.add_argument("--requests", type=int, default=100, metavar="N", help="of each sort")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="psykg-alternating-") as folder, ExitStack() as stack:
        asked = []
        for size in options.sizes:
            grown = _loaded(Path(folder), size)
            url, _ = stack.enter_context(served(["--store", str(_store(grown))], Measured(size)))
            asked.append((url, deeds(grown)))
        print("| | median, ms | times | slowest in 20, ms | times |\n|---|---:|---:|---:|---:|")
        for what in asked[0][1]:
            taken: list[list[float]] = [[], []]
            for turn in range(options.requests + 1):
                for (url, ways), found in zip(asked, taken, strict=True):
                    seconds = get(url + ways[what]()) or math.inf
                    if turn:  # The first may read what all others need.
                        found.append(1000 * seconds)
            print(_row(what, *taken), flush=True)


def _loaded(folder: Path, size: int) -> Grown:
    grown = Grown(folder / f"{size}.nq", size)
    with grown.path.open("w", encoding="utf-8") as file:
        file.writelines(lines(size))
    command = [sys.executable, "-c", LOAD, "--store", str(_store(grown)), str(grown.path)]
    subprocess.run(command, check=True, capture_output=True)
    return grown


def _store(grown: Grown) -> Path:
    return grown.path.with_suffix(".store")


def _row(what: str, small: list[float], large: list[float]) -> str:
    (middle, slow), (middle_of_large, slow_of_large) = _figures(small), _figures(large)
    return (
        f"| {what} | {middle_of_large:.1f} | {middle_of_large / middle:.2f} "
        f"| {slow_of_large:.1f} | {slow_of_large / slow:.2f} |"
    )


def _figures(taken: list[float]) -> tuple[float, float]:
    """The median, and the slowest in twenty."""
    return statistics.median(taken), sorted(taken)[math.ceil(0.95 * len(taken)) - 1]


if __name__ == "__main__":
    main()
