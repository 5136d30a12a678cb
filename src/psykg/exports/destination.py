"""Putting an export where it belongs: whole, or not at all."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from psykg.errors import UnwritableFileError
from psykg.exports.format import Format
from psykg.exports.source import Source

_THEN = (1980, 1, 1, 0, 0, 0)
"""When the files of a zip were changed: the same for the same content."""


def save(form: Format, source: Source, path: Path) -> None:
    """Write the export to the path. Several files go into a folder of that name, or a zip where it ends in `.zip`.

    Until all is written it stands beside the path under another name, and is taken away where something goes wrong: a
    full disk, an interrupt, an error of the data. Raises `UnwritableFileError` and what reading the source raises.
    """
    if form.files and path.suffix != ".zip":
        with _folder(path) as folder:
            for name, write in form.parts(source):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                with (folder / name).open("wb") as file:
                    write(file)
        return
    with _file(path) as file:
        send(form, source, file)


def send(form: Format, source: Source, out: BinaryIO) -> None:
    """Write the export as one file: of several files their zip, which needs an `out` that can be sought in."""
    if not form.files:
        for _, write in form.parts(source):
            write(out)
        return
    with ZipFile(out, "w") as packed:
        for name, write in form.parts(source):
            _pack(packed, name, write)


def _pack(packed: ZipFile, name: str, write: Callable[[BinaryIO], None]) -> None:
    info = ZipInfo(name, _THEN)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with packed.open(info, "w", force_zip64=True) as file:
        write(cast("BinaryIO", file))


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when all is written. It is on the disk by then. A device or pipe is written to."""
    if path.exists() and not path.is_file() and not path.is_dir():
        with _blaming(path), path.open("wb") as file:
            yield file
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    with _blaming(path):
        try:
            with unfinished.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            with suppress(OSError):  # It is gone where all went well; a read-only file system never had it.
                unfinished.unlink()


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """A folder that takes its name when all is written. What was there under that name must be an export or empty."""
    with _blaming(path):
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise UnwritableFileError(f"{path} is there already. Name a new folder, or a file that ends in .zip.")
        unfinished = Path(mkdtemp(prefix=f".{path.name}.", suffix=".unfinished", dir=path.parent))
        try:
            yield unfinished
            unfinished.chmod(0o755)
            unfinished.replace(path)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    """What goes wrong with the disk is said of the path."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFileError(f"{path} cannot be written: {reason}. Nothing was left there.") from None
