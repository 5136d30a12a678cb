"""The files of exports that are more than one."""

from io import BytesIO
from zipfile import ZipFile

from psykg.exports.format import Format
from psykg.exports.source import Source
from tests.exports.conftest import exported


def unpacked(form: Format, source: Source) -> dict[str, bytes]:
    """Each file of the zip by its name."""
    with ZipFile(BytesIO(exported(form, source))) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}
