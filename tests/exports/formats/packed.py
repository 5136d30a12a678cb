"""The files of exports that are more than one."""

from io import BytesIO
from zipfile import ZipFile


def unpacked(written: bytes) -> dict[str, bytes]:
    """Each file of the zip by its name."""
    with ZipFile(BytesIO(written)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}
