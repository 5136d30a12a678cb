"""The short form of the soak benchmark. The long one's figures stand in docs/robustness.md."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.alone

PROJECT = Path(__file__).resolve().parents[2]


def test_under_mixed_load_no_innocent_request_fails_and_no_process_is_left_over() -> None:
    command = [sys.executable, "-m", "benchmarks.soak", "--minutes", "0.2", "--timeout", "1"]
    ran = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True, timeout=90)
    assert ran.returncode == 0, ran.stderr[-4000:]
    assert "0 of them failed" in ran.stdout
    assert "| outbound requests | 0 |" in ran.stdout
