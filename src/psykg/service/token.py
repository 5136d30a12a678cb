"""The token that writing takes, and whether a request has it."""

import hmac
import os
from pathlib import Path

from psykg.errors import SettingsError, UnreadableFileError
from psykg.service.settings import TOKEN, Settings

SCHEME = "bearer"
"""How a token is sent (RFC 6750, section 2.1)."""


def token_of(settings: Settings) -> str:
    """The token of the settings. Raises `SettingsError` where there is none, and `UnreadableFileError`."""
    token = _read(settings.token_file) if settings.token_file else os.environ.get(TOKEN, "").strip()
    if not token or not token.isascii():
        raise SettingsError(
            f"A writable service needs a token of ASCII characters. Put one into the variable {TOKEN}, "
            "or into a file that --token-file names."
        )
    return token


def trusts(token: str, authorization: str) -> bool:
    """Whether the value of an `Authorization` header holds the token. Takes as long for any token of its length."""
    scheme, _, given = authorization.partition(" ")
    return scheme.lower() == SCHEME and hmac.compare_digest(given.strip().encode(), token.encode())


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise UnreadableFileError(f"The token in {file} cannot be read. Check the name and the permissions.") from None
