"""The files of an Oxigraph (RocksDB) database that no process has open for writing: copied, and brought to the disk."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import RdfFormat, Store, parse

from psykg.errors import StoreError

_WRITTEN_ONCE = ".sst"
"""Files that RocksDB never writes again, so that databases may share them."""

_DISPENSABLE = ("LOG", "LOCK", "OPTIONS-", "IDENTITY")
"""What RocksDB makes anew whenever it opens a database."""

_AT_A_TIME = 12_000_000
"""Bytes of N-Quads that are sorted in memory at a time. Measured with 1 M triples: more are hardly faster, and
a load takes 0.3 GB with these, 0.07 more with 16 MB."""

_LOADERS = 2
"""Threads that sort. Oxigraph uses one thread for a call, and lets go of Python's lock meanwhile."""

_BLANK = b"_:"
"""How a blank node begins. It may stand in a text, too."""


@contextmanager
def storing(folder: Path) -> Iterator[None]:
    """What the disk or the engine has against a store inside the `with` is raised as a `StoreError`."""
    try:
        yield
    except (OSError, RuntimeError, MemoryError, sqlite3.Error) as error:
        # From pyoxigraph come a RuntimeError for a damaged database, and a MemoryError for a text that is too long.
        raise StoreError(f"The store {folder} cannot be read or written: {_reason(error)}. It is as it was.") from None


def copy(source: Path, target: Path) -> None:
    """Copy a database into an existing, empty folder. Files that are written once are hard-linked where that can be."""
    for file in _lasting(source):
        if file.suffix != _WRITTEN_ONCE or not _linked(file, target / file.name):
            shutil.copyfile(file, target / file.name)


def bring_to_disk(folder: Path) -> None:
    """Return when the database would survive a loss of power. Shared files have been brought there before."""
    for file in _lasting(folder):
        if file.stat().st_nlink == 1:
            sync(file)
    sync(folder)


def sync(path: Path) -> None:
    """Return when the file, or the list of the folder's files, is on the disk: fsync(2)."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fill(store: Store, written: Iterable[bytes], meanwhile: Callable[[], None]) -> None:
    """Add any number of quads, given in N-Quads by whole lines, in bounded memory.

    Not atomic: for a store that is thrown away when it fails. While some are stored, the next ones are read.
    Where there are many, RocksDB's tables are put in order at once: the next small write would have to wait for that.
    That takes one core; `meanwhile` is what can be done then.
    """
    with ThreadPoolExecutor(_LOADERS) as loaders:
        loading: list[Future[None]] = []
        for part in _parts(written):
            if len(loading) >= _LOADERS:
                loading[-_LOADERS].result()
            loading.append(loaders.submit(_load, store, part))
        for each in loading:
            each.result()
        store.flush()
        ordering = [loaders.submit(store.optimize)] if len(loading) > 1 else []
        meanwhile()
        for each in ordering:
            each.result()


def _parts(written: Iterable[bytes]) -> Iterator[bytes]:
    """The same, joined to parts of a size at which storing them takes the least work."""
    part: list[bytes] = []
    for each in written:
        part.append(each)
        if sum(map(len, part)) >= _AT_A_TIME:
            yield b"".join(part)
            part = []
    if part:
        yield b"".join(part)


def _load(store: Store, part: bytes) -> None:
    """As text: Python need not wait for it. But blank nodes would be given other names in each part."""
    blank = [line for line in part.splitlines(keepends=True) if _BLANK in line] if _BLANK in part else []
    if blank:
        store.bulk_extend(parse(b"".join(blank), format=RdfFormat.N_QUADS, lenient=True))
        part = b"".join(line for line in part.splitlines(keepends=True) if _BLANK not in line)
    store.bulk_load(part, format=RdfFormat.N_QUADS, lenient=True)


def _lasting(folder: Path) -> Iterator[Path]:
    return (file for file in folder.iterdir() if not file.name.startswith(_DISPENSABLE))


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except OSError:  # Another file system, or one without hard links.
        return False
    return True


def _reason(error: Exception) -> str:
    """The reason alone: RocksDB tells at length which file it was about to write."""
    return (getattr(error, "strerror", None) or str(error)).removeprefix("IO error: ").partition(": While ")[0].lower()
