"""Who may write: whoever sends the token (RFC 6750, section 2.1)."""

import hmac
import os
from pathlib import Path

from flask import request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from psykg.errors import SettingsError, UnreadableFileError
from psykg.service.current import held
from psykg.service.settings import TOKEN, Settings

_SCHEME = "bearer"
_REALM = "writing to psykg"
"""Of several words: a realm is to be quoted (RFC 9110, section 11.5), and werkzeug quotes only what it must."""


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
    return scheme.lower() == _SCHEME and hmac.compare_digest(given.strip().encode(), token.encode())


def check_writable() -> None:
    """Raises `Forbidden` where the service takes no writes, and `Unauthorized` where the request lacks the token."""
    token = held().token
    if token is None:
        raise Forbidden("This service is read-only. Its operator can start it with --writable.")
    if not trusts(token, request.headers.get("Authorization", "")):
        raise Unauthorized(
            "Writing needs the token of this service. Send it as “Authorization: Bearer TOKEN”.",
            www_authenticate=WWWAuthenticate(_SCHEME, {"realm": _REALM}),
        )


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise UnreadableFileError(f"The token in {file} cannot be read. Check the name and the permissions.") from None
