"""A writer that is killed loses nothing that it has said is written, and leaves nothing half written."""

import random
import subprocess
import sys
import time
from pathlib import Path

from pyoxigraph import Quad, Store

from psykg.engine.storage import Versions

WRITER = Path(__file__).with_name("writer.py")
KILLS = 50


def killed_writer(folder: Path, number: int, seconds: float) -> int:
    """Lets a writer begin with a number, kills it, and gives the last number that it said is written."""
    command = [sys.executable, str(WRITER), str(folder), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        numbers = [int(line) for line in [said, *process.stdout]]
    assert numbers, "the writer failed"
    return numbers[-1]


def written(number: int) -> set[str]:
    """The triples after that many writes."""
    parts = {f"{each} {part}" for each in range(1, number + 1) for part in "ab"}
    return parts | {f"{number} last"}


def told(quad: Quad) -> str:
    return " ".join(str(term).rpartition("/")[2].rstrip(">") for term in (quad.subject, quad.predicate))


def test_a_writer_killed_fifty_times_loses_no_acknowledged_write_and_leaves_no_half(tmp_path: Path) -> None:
    chance, number = random.Random(3), 0  # noqa: S311  (moments, not secrets)
    for _ in range(KILLS):
        acknowledged = killed_writer(tmp_path / "store", number + 1, chance.uniform(0, 0.15))
        versions = Versions(tmp_path / "store")
        held = set(map(told, Store.read_only(str(versions.current()))))
        number = len(held) // 2
        assert acknowledged <= number <= acknowledged + 1
        assert held == written(number)
        assert len(list((tmp_path / "store" / "versions").iterdir())) == 1
    assert {path.name for path in (tmp_path / "store").iterdir()} <= {"current", "versions", "next"}
