"""The folder of the site: there as a whole, or as it was before."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from psykg.errors import UnwritableFileError

MARK = ".psykg-site"
"""The file by which a folder is known for one that was written here, and may be replaced."""


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new folder, which takes the place and the name of the given one when all is written.

    Until then it stands beside it under another name; where something goes wrong it is taken away, and what was there
    stays. Raises `UnwritableFileError`: for a folder with anything in it that was not written here, a full disk, names
    that the file system takes for the same.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 (a link stays a link)
    try:
        check(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(mkdtemp(prefix=f".{folder.name}.", suffix=".unfinished", dir=folder.parent))
        try:
            yield new
            (new / MARK).write_text("psykg site wrote this folder, and replaces it as a whole.\n", encoding="utf-8")
            new.chmod(0o755)
            _swap(new, folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFileError(f"{folder} cannot be written: {reason}. What was there is as it was.") from None


def check(folder: Path) -> None:
    """Raises `UnwritableFileError` where the folder may not be replaced."""
    blocking = [path for path in (folder, *folder.parents) if path.exists() and not path.is_dir()]
    if folder.is_symlink() or blocking:
        raise UnwritableFileError(
            f"{(blocking or [folder])[0]} is no folder. Name a new one, or one that psykg site has written."
        )
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise UnwritableFileError(
            f"{folder} holds files that psykg site has not written. Name a new folder, or empty this one."
        )


def _swap(new: Path, folder: Path) -> None:
    """A folder with files in it cannot be replaced in one step: the old one steps aside first."""
    old = new.with_name(f"{new.name}.old")
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
