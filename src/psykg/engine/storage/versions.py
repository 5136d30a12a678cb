"""A folder of versions of a database, of which `current` names one.

    DIR/current -> versions/7     swapped by rename(2)
    DIR/versions/7/               an Oxigraph database, never written again
    DIR/versions/8/               the next one, while a writer makes it

A writer holds DIR alone; a reader holds its version together with other readers. Whatever else stands in `versions`
and is held by nobody, old or left unfinished by a writer that was killed, is removed by the next writer.
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from pyoxigraph import Store

from psykg.engine.storage.database import bring_to_disk, copy, storing, sync
from psykg.engine.storage.locks import alone, shared
from psykg.errors import EngineUnavailableError, StoreError

PATIENCE = 10.0
"""Seconds that a writer waits for another one by default."""

_ATTEMPTS = 100
"""How often a reader looks for the current version, when writers remove the one found before it is held."""

_NO_CONTENT = {"versions", "next", "lost+found"}
"""What may stand in a folder that has no current version yet: a first one that was not finished, and what a file
system puts into its top folder."""


class Versions:
    """The versions in a folder. Any number of threads and processes may read; they write one after the other."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        """Open the folder; a new or empty one gets an empty version, unless `create` says otherwise.

        Raises `StoreError` if the folder is neither, or cannot be opened.
        """
        self.folder = folder.absolute()
        self._link, self._versions = self.folder / "current", self.folder / "versions"
        with storing(folder):
            if not self._link.is_symlink():
                self._begin(create)
            if not self.current().is_dir():
                raise self._damaged()
            with suppress(EngineUnavailableError, OSError), alone(self.folder):
                self._tidy()

    def current(self) -> Path:
        """The folder of the current version. It may be removed at any time: see `reading`."""
        return self.folder / self._link.readlink()

    @contextmanager
    def reading(self) -> Iterator[Path]:
        """The current version, to be opened read-only. It stays as it is, and in place, until the end of the `with`."""
        with ExitStack() as held:
            with storing(self.folder):
                path = self._held(held)
            yield path

    @contextmanager
    def change(self, patience: float = PATIENCE) -> Iterator[Path]:
        """A private copy of the current version. It becomes the current one at the end of the `with`, on disk.

        Whoever writes into it must have closed it by then. An exception leaves all as it was.
        Raises `EngineUnavailableError` if another writer does not end within `patience` seconds, and `StoreError` if
        the disk does not take the copy.
        """
        with self.replacement(patience) as draft:
            with storing(self.folder):
                copy(self.current(), draft)
            yield draft

    @contextmanager
    def replacement(self, patience: float = PATIENCE) -> Iterator[Path]:
        """As `change`, with an empty folder instead of a copy."""
        with ExitStack() as lock:
            with storing(self.folder):
                lock.enter_context(alone(self.folder, patience))
                self._tidy()
            try:
                with storing(self.folder):
                    draft = self._next()
                yield draft
                with storing(self.folder):
                    self._publish(draft)
            finally:
                self._tidy()

    def _begin(self, create: bool) -> None:
        """Make an empty version in a folder that has none."""
        if not create and not self.folder.is_dir():
            raise StoreError(f"There is no store {self.folder}. Check the name.")
        self.folder.mkdir(parents=True, exist_ok=True)
        with alone(self.folder, PATIENCE):
            if self._link.is_symlink():
                return  # Another process was quicker.
            self._refuse_content(create)
            self._versions.mkdir(exist_ok=True)
            self._tidy()
            draft = self._next()
            Store(str(draft)).flush()
            self._publish(draft)
            sync(self.folder.parent)

    def _refuse_content(self, create: bool) -> None:
        names = {path.name for path in self.folder.iterdir()}
        if "CURRENT" in names:
            raise StoreError(
                f"{self.folder} is an Oxigraph database by itself. Write it to a file with `oxigraph dump`, "
                "and load the file into a new store with `psykg load`."
            )
        if names - _NO_CONTENT or not create:
            raise StoreError(f"{self.folder} is not a store of psykg. Name one, or an empty folder to make one in.")

    def _held(self, held: ExitStack) -> Path:
        for _ in range(_ATTEMPTS):
            path = self.current()
            with ExitStack() as attempt, suppress(FileNotFoundError):
                attempt.enter_context(shared(path))
                if path.is_dir():  # A writer may have removed it while this one waited for the lock.
                    held.push(attempt.pop_all())
                    return path
        raise self._damaged()

    def _damaged(self) -> StoreError:
        return StoreError(f"{self.folder} is damaged: its current version is gone. Restore a backup into a new folder.")

    def _next(self) -> Path:
        draft = self._versions / str(max(self._numbers(), default=0) + 1)
        draft.mkdir()
        return draft

    def _publish(self, draft: Path) -> None:
        bring_to_disk(draft)
        sync(self._versions)
        link = self.folder / "next"
        link.unlink(missing_ok=True)
        link.symlink_to(draft.relative_to(self.folder))
        link.replace(self._link)
        sync(self.folder)

    def _tidy(self) -> None:
        """Remove the versions that are not current and that nobody holds."""
        current = self.current() if self._link.is_symlink() else None
        for path in (self._versions / str(number) for number in self._numbers()):
            if path != current:
                with suppress(EngineUnavailableError, OSError), alone(path):
                    shutil.rmtree(path, ignore_errors=True)

    def _numbers(self) -> list[int]:
        return [int(path.name) for path in self._versions.iterdir() if path.name.isdecimal()]
