"""Where an export goes: a file or folder is there whole, or not at all."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import pytest
from pyoxigraph import NamedNode, Quad

from psykg.errors import UnwritableFileError
from psykg.exports.destination import save
from psykg.exports.format import Format
from psykg.exports.source import Source
from psykg.exports.table import format_named

EMPTY = Source(lambda: ())
TRIPLE = Quad(
    NamedNode("https://example.org/s"), NamedNode("https://w3id.org/psykg/hasGoal"), NamedNode("https://example.org/o")
)
SMALL = Source(lambda: [TRIPLE])

WITHIN_A_QUOTA = """
import resource, sys
from pathlib import Path
from psykg.exports.destination import save
from psykg.exports.source import Source
from psykg.exports.table import format_named
from psykg.knowledge.dataset import closure_quads
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
save(format_named("nquads"), Source(closure_quads), Path(sys.argv[1]))
"""


SLOW = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # Who started the tests may have it ignored.
from pathlib import Path
from psykg.exports.destination import save
from psykg.exports.format import Format
from psykg.exports.source import Source
def write(source, out):
    out.write(b"half")
    out.flush()
    print("begun", flush=True)
    for _ in range(600):
        time.sleep(0.05)  # In one go, a signal that comes just before it would be heard after it.
slow = Format("slow", "slow", "text/plain", "txt", "nobody", write=write)
save(slow, Source(lambda: ()), Path(sys.argv[1]))
"""


def several(write: Callable[[BinaryIO], None]) -> Format:
    def files(_: Source) -> Mapping[str, Callable[[BinaryIO], None]]:
        return {"a.txt": lambda out: out.write(b"first") and None, "below/b.txt": write}

    return Format("several", "several files", "application/zip", "zip", "nobody", files=files)


def good(out: BinaryIO) -> None:
    out.write(b"second")


def bad(out: BinaryIO) -> None:
    out.write(b"half of ")
    raise KeyboardInterrupt


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_there_is_replaced_by_the_whole(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("old")
    save(format_named("nquads"), EMPTY, tmp_path / "graph.nq")
    assert (tmp_path / "graph.nq").read_bytes() == b""
    assert names(tmp_path) == ["graph.nq"]


def test_several_files_are_a_folder_or_a_zip(tmp_path: Path) -> None:
    save(several(good), EMPTY, tmp_path / "folder")
    save(several(good), EMPTY, tmp_path / "packed.zip")
    assert (tmp_path / "folder/below/b.txt").read_bytes() == b"second"
    assert names(tmp_path / "folder") == ["a.txt", "below"]
    with ZipFile(tmp_path / "packed.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {"a.txt": b"first", "below/b.txt": b"second"}


def test_a_zip_of_the_same_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        save(several(good), EMPTY, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize("name", ["half.zip", "half"])
def test_an_interrupt_leaves_nothing_and_keeps_what_was_there(tmp_path: Path, name: str) -> None:
    if name.endswith(".zip"):
        (tmp_path / name).write_bytes(b"old")
    before = names(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        save(several(bad), EMPTY, tmp_path / name)
    assert names(tmp_path) == before
    assert not before or (tmp_path / name).read_bytes() == b"old"


def test_a_folder_that_holds_something_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    with pytest.raises(UnwritableFileError, match="there already"):
        save(several(good), EMPTY, tmp_path / "mine")
    assert names(tmp_path / "mine") == ["thesis.txt"]


def test_a_folder_in_place_of_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match=r"cannot be written: Is a directory"):
        save(format_named("nquads"), EMPTY, tmp_path)
    assert names(tmp_path) == []


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match=r"nowhere/graph\.nq cannot be written: No such file"):
        save(format_named("nquads"), EMPTY, tmp_path / "nowhere/graph.nq")


def test_a_disk_without_room_leaves_no_half_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHIN_A_QUOTA, str(tmp_path / "graph.nq")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "UnwritableFileError" in done.stderr
    assert "graph.nq cannot be written: File too large" in done.stderr
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="the system has no device that is always full")
def test_a_device_is_written_to_and_stays_a_device() -> None:
    with pytest.raises(UnwritableFileError, match="/dev/full cannot be written: No space left on device"):
        save(format_named("turtle"), SMALL, Path("/dev/full"))
    assert Path("/dev/full").is_char_device()


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    save(format_named("turtle"), SMALL, tmp_path / "pipe")
    reader.join(10)
    assert read[0].startswith(b"@prefix")


def test_an_export_that_is_interrupted_from_outside_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SLOW, str(tmp_path / "x.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(10) != 0
    assert names(tmp_path) == []
