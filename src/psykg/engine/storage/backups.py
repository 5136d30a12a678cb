"""Backups: stores of one version, apart from the store that they were made from."""

import os
import shutil
from pathlib import Path

from pyoxigraph import Store

from psykg.engine.storage.database import copy, storing, sync
from psykg.engine.storage.shape import BARE, Shape
from psykg.engine.storage.versions import Versions
from psykg.errors import StoreError


def back_up(folder: Path, target: Path) -> None:
    """Copy the current version of the store into a new store `target`, while others may read and write.

    Files are hard-linked where that can be. Raises `StoreError` if there is something at `target`, or no store.
    """
    if os.path.lexists(target):
        raise StoreError(f"There is something at {target} already. Name a place that is free.")
    versions = Versions(folder, create=False)
    unfinished = target.with_name(f".{target.name}.unfinished-{os.getpid()}")
    try:
        with storing(target):
            _copy(versions, unfinished)
            unfinished.rename(target)
            sync(target.absolute().parent)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def restore(backup: Path, folder: Path, *, replace: bool) -> None:
    """Make the backup the current version of the store, which is made where it is new.

    Raises `StoreError` if the backup cannot be read to its end or is of another shape, and, unless `replace` says
    otherwise, if the store holds anything that users gave. The store is then as it was.
    """
    source, target = Versions(backup, create=False), Versions(folder)
    _refuse(Shape.of(source.current()), target, replace)
    _copy(source, target.folder)


def _refuse(shape: Shape | None, target: Versions, replace: bool) -> None:
    with target.reading() as version, storing(target.folder):
        present = Shape.of(version)
        if present is None:
            return
        if present.bare != (shape or BARE).bare:
            raise StoreError(
                f"{target.folder} and the backup differ: one is bare, the other holds psykg's own graphs. "
                "Restore into a new folder."
            )
        if not replace and any(present.given(Store.read_only(str(version)))):
            raise StoreError(
                f"{target.folder} holds data, which the backup would take the place of. "
                "Say so with --replace; `psykg backup` keeps a copy of what is there."
            )


def _copy(source: Versions, target: Path) -> None:
    """Make the current version of one store that of another, which is made where it is new."""
    with source.reading() as version, Versions(target).replacement() as draft:
        with storing(target):
            copy(version, draft)
        _read_to_its_end(draft, source.folder)


def _read_to_its_end(draft: Path, source: Path) -> None:
    try:
        len(Store.read_only(str(draft)))
    except (OSError, RuntimeError):
        raise StoreError(f"{source} is damaged: it cannot be read to its end. Nothing was changed.") from None
