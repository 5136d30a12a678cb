"""Several services of psykg behind nginx, over one store: requests a second by their number, cold and hot.

Needs nginx and wrk (Debian). On two cores the services, nginx and wrk share what there is: the table tells what a
further service costs, and what it brings where a core is free. `--write` puts it in docs/performance.md.

    python -m benchmarks.balanced [--services 1,2,4] [--rounds 3] [--seconds 4] [--write]
"""

import argparse
import re
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

from benchmarks.load import Load, loaded
from benchmarks.report import DOCS, publish
from benchmarks.services import Service, held, psykg, running
from benchmarks.workloads import WORKLOADS

_CONFIGURATION = DOCS / "examples" / "nginx.conf"
_SERVER = re.compile(r"( +server )127\.0\.0\.1:\d+( max_fails[^;]*;)\n")
_CONNECTIONS = 64
_ASKED = [each for each in WORKLOADS if each.name in {"hot", "cold"}]

Loads = dict[tuple[int, str], list[Load]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--services", default="1,2,4", help="how many, one after the other")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4, help="length of each load")
    parser.add_argument("--write", action="store_true", help="put the table in docs/performance.md")
    options = parser.parse_args()
    if not (shutil.which("wrk") and shutil.which("nginx")):
        raise SystemExit("The benchmark needs wrk and nginx: apt-get install wrk nginx-light")
    loads, memory = measured([int(each) for each in options.services.split(",")], options.rounds, options.seconds)
    text = told(loads, memory, options)
    print(text)
    if options.write:
        publish("balanced", text, "performance.md")


def measured(numbers: list[int], rounds: int, seconds: float) -> tuple[Loads, dict[int, float]]:
    """The loads by the number of services and the workload, and megabytes held by all services after them."""
    loads: Loads = defaultdict(list)
    memory = dict[int, float]()
    for _ in range(rounds):
        for number in numbers:
            with balanced(number) as (port, pids):
                for workload in _ASKED:
                    found = loaded(port, workload.paths("/sparql"), _CONNECTIONS, seconds)
                    loads[number, workload.name].append(found)
                memory[number] = sum(held(pid)[0] for pid in pids) / 1e6
    return loads, memory


@contextmanager
def balanced(number: int) -> Iterator[tuple[int, list[int]]]:
    """So many services over one store behind nginx: the port of nginx, and the processes of the services."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        service = psykg("--store", str(folder / "store"), "--behind-proxy", "1")
        started = [stack.enter_context(running(service)) for _ in range(number)]
        configuration = configured([each.endpoint.port for each in started])
        nginx = Service("nginx", lambda port: _nginx(folder, configuration, port), "/sparql")
        front = stack.enter_context(running(nginx))
        yield front.endpoint.port, [each.process.pid for each in started]


def configured(ports: list[int]) -> str:
    """The example's configuration, with services on these ports."""
    text = _CONFIGURATION.read_text(encoding="utf-8")
    first, *others = _SERVER.finditer(text)
    lines = "".join(f"{first[1]}127.0.0.1:{port}{first[2]}\n" for port in ports)
    return text[: first.start()] + lines + text[others[-1].end() :]


def _nginx(folder: Path, configuration: str, port: int) -> list[str]:
    path = folder / "nginx.conf"
    path.write_text(configuration.replace("127.0.0.1:8000", f"127.0.0.1:{port}"), encoding="utf-8")
    return ["nginx", "-p", str(folder), "-c", str(path), "-g", "daemon off;"]


def told(loads: Loads, memory: dict[int, float], options: argparse.Namespace) -> str:
    """The table, in Markdown."""
    lines = [
        f"{time.strftime('%Y-%m-%d')}, {psutil.cpu_count()} cores, {_CONNECTIONS} connections, {options.rounds} rounds "
        f"of {options.seconds:g} s, medians.",
        "",
        "| services | cold, a second | p99, ms | hot, a second | p99, ms | lost | MB of all services |",
        "|---|---|---|---|---|---|---|",
    ]
    for number in dict.fromkeys(key[0] for key in loads):
        cold, hot = loads[number, "cold"], loads[number, "hot"]
        lost = sum(each.lost for each in [*cold, *hot])
        lines.append(f"| {number} | {_cells(cold)} | {_cells(hot)} | {lost} | {memory[number]:.0f} |")
    return "\n".join(lines)


def _cells(loads: list[Load]) -> str:
    rate, p99 = (statistics.median(values) for values in ([x.rate for x in loads], [x.p99 for x in loads]))
    return f"{rate:,.0f} | {p99:.0f}"


if __name__ == "__main__":
    main()
