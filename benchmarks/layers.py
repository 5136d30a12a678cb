"""What each layer of the service adds to a query that nobody has sent before: microseconds of a processor.

One query after the other, in this process and its workers, with nothing else to do. `--write` puts the table in
docs/performance.md.

    python -m benchmarks.layers [--rounds 5] [--write]
"""

import argparse
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store
from werkzeug.test import EnvironBuilder

from benchmarks.load import ACCEPTED
from benchmarks.processor import WORKERS, spent
from benchmarks.report import publish
from benchmarks.results import machine
from benchmarks.workloads import WORKLOADS
from psykg.engine.contract import Engine, Query
from psykg.engine.embedded import EmbeddedEngine, united
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.sources import InMemory
from psykg.engine.isolation.unconfined import Unconfined
from psykg.engine.limits import Limits
from psykg.engine.results import Answer
from psykg.engine.stack import with_deep_stack
from psykg.knowledge.dataset import closure_quads
from psykg.service.app import create_app
from psykg.service.assembly import assembled
from psykg.service.settings import Settings
from psykg.service.wsgi import answer

_REQUESTS = 2000
"""Queries of each measurement."""

_ASKED = [each for each in WORKLOADS if each.name.endswith("cold") and not each.ours]

Found = dict[tuple[str, str], list[float]]
"""By layer and workload."""


class Layer(NamedTuple):
    """What is done with a path, once it has been made into what the layer takes; whether a worker has a part in it."""

    name: str
    prepare: Callable[[str], Any]
    work: Callable[[Any], object]
    parted: bool = False


class _Prompt(IsolatedEngine):
    """Gives the same answer at once, whatever is asked."""

    def answer(self, query: Query, **_: object) -> Answer:
        return Answer(b'{"head":{"vars":["label"]},"results":{"bindings":[]}}', query.tabular or "ntriples")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table in docs/performance.md")
    options = parser.parse_args()
    text = told(with_deep_stack(partial(measured, options.rounds)), options.rounds)
    print(text)
    if options.write:
        publish("layers", text, "performance.md")


def measured(rounds: int) -> Found:
    """Microseconds for one query, of each round."""
    found: Found = defaultdict(list)
    workers, _ = assembled(Settings())
    try:
        layers = _layers(workers)
        for number in range(rounds + 1):
            for workload in _ASKED:
                for layer in layers:
                    for part, taken in _microseconds(layer, workload.paths("/sparql"), number).items():
                        if number:  # The first round warms up.
                            found[part, workload.name].append(taken)
    finally:
        workers.close()
    return found


def _layers(workers: Engine) -> list[Layer]:
    store, hello = united(closure_quads()), Flask("hello")
    hello.add_url_rule("/sparql", view_func=lambda: "hello")
    prompt = _Prompt(Unconfined(InMemory(Store, Limits(), frozenset())))
    return [
        Layer("pyoxigraph by itself", _query, partial(_evaluated, store)),
        Layer("with what reads and bounds the query", _query, partial(_answered, EmbeddedEngine(store))),
        Layer("through a worker", _query, partial(_answered, workers), parted=True),
        Layer("a Flask application that says hello", _environ, partial(answer, hello)),
        Layer(
            "ours, around an engine that takes no time",
            _environ,
            partial(answer, create_app(Settings(), (prompt, None))),
        ),
    ]


def _query(path: str) -> str:
    return parse_qs(urlsplit(path).query)["query"][0]


def _environ(path: str) -> dict[str, Any]:
    return EnvironBuilder(path, headers=[("Accept", ACCEPTED)]).get_environ()


def _evaluated(store: Store, query: str) -> bytes | None:
    found = store.query(query)
    if isinstance(found, QueryTriples):
        return found.serialize(format=RdfFormat.N_TRIPLES)
    return found.serialize(format=QueryResultsFormat.JSON)


def _answered(engine: Engine, query: str) -> Answer:
    return engine.answer(Query(query))


def _microseconds(layer: Layer, paths: list[str], number: int) -> dict[str, float]:
    """For one query: by the name of the layer, or of its parts where a worker has one."""
    asked = [paths[each % len(paths)].replace("@@", f"{number}-{each}") for each in range(_REQUESTS)]
    prepared = [layer.prepare(path) for path in asked]
    before, begun = spent(os.getpid())[WORKERS], time.thread_time()
    for each in prepared:
        layer.work(each)
    here, there = (
        seconds / _REQUESTS * 1e6 for seconds in (time.thread_time() - begun, spent(os.getpid())[WORKERS] - before)
    )
    if layer.parted:
        return {f"{layer.name}: the service's part": here, f"{layer.name}: the worker's part": there}
    return {layer.name: here}


def told(found: Found, rounds: int) -> str:
    """The table, in Markdown."""
    names = [workload.name for workload in _ASKED]
    lines = [
        f"{time.strftime('%Y-%m-%d')}, {machine()}; medians of {rounds} rounds of {_REQUESTS:,} queries.",
        "",
        f"| microseconds of a processor for a query | {' | '.join(names)} |",
        "|---|" + "---:|" * len(names),
    ]
    for layer in dict.fromkeys(name for name, _ in found):
        medians = (f"{statistics.median(found[layer, name]):,.0f}" for name in names)
        lines.append(f"| {layer} | {' | '.join(medians)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
