"""Load from wrk: so many requests a second that a service answers, and how long they take."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_SCRIPT = Path(__file__).with_name("load.lua")
ACCEPTED = "application/sparql-results+json, application/n-triples;q=0.9, application/json;q=0.8, */*;q=0.1"
"""The formats that a request asks for, by its `Accept` header."""

_PATIENCE = 20
"""Seconds after which a request counts as lost."""


class Load(NamedTuple):
    """Requests answered a second, milliseconds of the half and of 99 in 100; requests that failed, and all."""

    rate: float
    p50: float
    p99: float
    lost: int
    requests: int


def loaded(port: int, paths: Sequence[str], connections: int, seconds: float) -> Load:
    """What comes of sending these paths in turn, over so many connections at a time, for so many seconds.

    `@@` in a path becomes something else each time. Needs wrk (`apt-get install wrk`).
    """
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(paths))
        file.flush()
        command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds:g}s"]
        command += ["--timeout", f"{_PATIENCE}s", "--script", str(_SCRIPT), f"http://127.0.0.1:{port}"]
        command += ["--", file.name, ACCEPTED]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    result = next(line for line in said.splitlines() if line.startswith("RESULT"))
    requests, duration, p50, p99, lost = map(int, result.split()[1:])
    return Load((requests - lost) / (duration / 1e6), p50 / 1e3, p99 / 1e3, lost, requests)
