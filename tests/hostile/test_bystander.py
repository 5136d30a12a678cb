"""The client that asks all the time asks no longer than those who want to know."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil

_PROJECT = Path(__file__).resolve().parents[2]

_ASKING = """
import sys, time
from tests.hostile.bystander import Bystander
from tests.hostile.trial import Endpoint
with Bystander(Endpoint("127.0.0.1", int(sys.argv[1]))):
    print("asking", flush=True)
    time.sleep(60)
"""


def test_it_ends_when_the_tests_are_killed(free_port: Callable[[], int]) -> None:
    command = [sys.executable, "-c", _ASKING, str(free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_PROJECT) as tests:
        assert tests.stdout
        assert tests.stdout.readline() == "asking\n"
        family = psutil.Process(tests.pid).children(recursive=True)
        tests.kill()
    assert family
    assert psutil.wait_procs(family, timeout=10)[1] == []
