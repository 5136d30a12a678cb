"""Versions are made whole or not at all, and stay for as long as somebody reads them."""

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pyoxigraph import Quad, Store

from psykg.engine.storage import Versions
from psykg.errors import EngineUnavailableError, StoreError

Named = Callable[[object], Quad]
Add = Callable[[Versions, object], None]
Held = Callable[[Path], set[Quad]]


class MishapError(Exception):
    """What may happen in the middle of a change."""


def numbers(versions: Versions) -> set[str]:
    return {path.name for path in (versions.folder / "versions").iterdir()}


@contextmanager
def another_process(program: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Runs Python until the end of the `with`. It has begun when it has written a line."""
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def test_a_new_store_is_empty_and_made_with_the_folders_above_it(tmp_path: Path, held: Held) -> None:
    versions = Versions(tmp_path / "above" / "store")
    assert versions.current() == tmp_path / "above" / "store" / "versions" / "1"
    assert held(versions.current()) == set()


def test_a_change_is_there_for_the_next_reader_and_after_opening_again(
    versions: Versions, add: Add, held: Held, named: Named
) -> None:
    add(versions, 1)
    add(versions, 2)
    assert held(versions.current()) == held(Versions(versions.folder).current()) == {named(1), named(2)}
    assert numbers(versions) == {"3"}


@pytest.mark.parametrize("mishap", [MishapError, KeyboardInterrupt])
def test_an_exception_in_a_change_leaves_all_as_it_was(
    versions: Versions, add: Add, held: Held, named: Named, mishap: type[BaseException]
) -> None:
    add(versions, 1)

    def change() -> None:
        with versions.change() as draft:
            Store(str(draft)).add(named(2))
            raise mishap

    with pytest.raises(mishap):
        change()
    assert held(versions.current()) == {named(1)}
    assert numbers(versions) == {"2"}


def test_files_that_are_written_once_are_shared_and_not_copied(versions: Versions, add: Add) -> None:
    add(versions, 1)
    with versions.reading() as before, versions.change() as draft:
        tables = [path for path in draft.iterdir() if path.suffix == ".sst"]
        assert tables
        assert all(path.samefile(before / path.name) for path in tables)
        assert not (draft / "CURRENT").samefile(before / "CURRENT")


def test_a_version_stays_while_it_is_read_and_goes_afterwards(
    versions: Versions, add: Add, held: Held, named: Named
) -> None:
    add(versions, 1)
    with versions.reading() as first, versions.reading() as second:
        add(versions, 2)
        add(versions, 3)
        assert first == second
        assert held(first) == {named(1)}
    assert numbers(versions) == {"2", "4"}
    Versions(versions.folder)
    assert numbers(versions) == {"4"}


READER = """
import sys, pathlib
from psykg.engine.storage import Versions
with Versions(pathlib.Path(sys.argv[1])).reading() as version:
    print(version, flush=True)
    sys.stdin.read()
"""


def test_a_version_that_another_process_reads_stays_until_that_process_is_killed(versions: Versions, add: Add) -> None:
    with another_process(READER, str(versions.folder)):
        add(versions, 1)
        assert numbers(versions) == {"1", "2"}
    add(versions, 2)
    assert numbers(versions) == {"3"}


WRITER = READER.replace("reading()", "change()")


def test_a_second_writer_waits_and_is_told_when_it_takes_too_long(versions: Versions, add: Add, held: Held) -> None:
    with another_process(WRITER, str(versions.folder)) as writer:
        with pytest.raises(EngineUnavailableError, match="is in use by another writer"), versions.change(patience=0.05):
            pass
        assert held(Versions(versions.folder).current()) == set()
        threading.Timer(0.2, lambda: writer.communicate("")).start()
        add(versions, 1)
    assert numbers(versions) == {"3"}


def test_what_a_killed_writer_left_is_removed_when_the_store_is_opened(versions: Versions, held: Held) -> None:
    with another_process(WRITER, str(versions.folder)):
        assert numbers(versions) == {"1", "2"}
    assert numbers(versions) == {"1", "2"}
    assert held(Versions(versions.folder).current()) == set()
    assert numbers(versions) == {"1"}


def test_a_store_whose_making_was_killed_is_made_when_it_is_opened_again(tmp_path: Path, held: Held) -> None:
    (tmp_path / "versions" / "1").mkdir(parents=True)
    assert held(Versions(tmp_path).current()) == set()


def test_processes_that_open_a_new_store_at_once_make_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", READER, str(tmp_path / "store")]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [process.communicate("") for process in started]
    assert {out for out, _ in said} == {f"{tmp_path / 'store' / 'versions' / '1'}\n"}, said


def test_threads_write_one_after_the_other_and_nothing_is_lost(
    versions: Versions, add: Add, held: Held, named: Named
) -> None:
    threads = [threading.Thread(target=add, args=(versions, number)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert held(versions.current()) == {named(number) for number in range(8)}


def test_readers_meet_only_whole_versions_while_others_write(versions: Versions, held: Held, named: Named) -> None:
    met, done = list[int](), threading.Event()

    def read() -> None:
        while not done.is_set():
            with versions.reading() as version:
                met.append(len(held(version)))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(10):
        with versions.change() as draft:
            store = Store(str(draft))
            for part in "abc":
                store.add(named(f"{number}{part}"))
            store.flush()
            del store
    done.set()
    for reader in readers:
        reader.join()
    assert {number % 3 for number in met} == {0}


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    (tmp_path / "letter.txt").touch()
    with pytest.raises(StoreError, match="is not a store of psykg"):
        Versions(tmp_path, create=create)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_plain_oxigraph_database_is_refused_with_the_way_to_bring_it_in(tmp_path: Path) -> None:
    Store(str(tmp_path)).flush()
    with pytest.raises(StoreError, match=r"oxigraph dump.+psykg load"):
        Versions(tmp_path)


def test_a_store_is_not_made_where_one_must_be(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no store .+typo"):
        Versions(tmp_path / "typo", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_store_whose_current_version_is_gone_is_told(versions: Versions) -> None:
    (versions.folder / "current").unlink()
    (versions.folder / "current").symlink_to("versions/77")
    for use in (lambda: Versions(versions.folder), lambda: versions.reading().__enter__()):
        with pytest.raises(StoreError, match="is damaged"):
            use()


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "store").touch()
    with pytest.raises(StoreError, match="cannot be read or written"):
        Versions(tmp_path / "store")


def test_a_disk_that_takes_no_more_is_told_and_the_store_stays(
    versions: Versions, add: Add, held: Held, named: Named
) -> None:
    add(versions, 1)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(StoreError, match=r"file too large\. It is as it was"), versions.change():
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert held(versions.current()) == {named(1)}
    assert numbers(versions) == {"2"}


NOBODY = 65534


@pytest.fixture
def read_only(add: Add) -> Iterator[Path]:
    """A store that may be read and not written, as a user whom permissions keep out: root may write everything."""
    user = os.geteuid()
    with TemporaryDirectory() as above:  # Unlike `tmp_path`, in a folder that other users may pass.
        versions = Versions(Path(above) / "store")
        add(versions, 1)
        locked = [Path(above), versions.folder, versions.folder / "versions"]
        for folder in locked:
            folder.chmod(0o555)
        os.seteuid(user or NOBODY)
        yield versions.folder
        os.seteuid(user)
        for folder in locked:
            folder.chmod(0o755)


def test_a_store_that_may_only_be_read_can_be_read_and_a_change_is_refused_in_words(
    read_only: Path, held: Held, named: Named
) -> None:
    versions = Versions(read_only)
    with versions.reading() as version:
        assert held(version) == {named(1)}
    with pytest.raises(StoreError, match="cannot be read or written: permission denied"), versions.change():
        pass
