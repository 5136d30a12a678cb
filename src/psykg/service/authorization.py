"""Who may write: whoever sends the token (RFC 6750, section 2.1)."""

from flask import request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from psykg.service.current import held
from psykg.service.token import SCHEME, trusts

_REALM = "writing to psykg"
"""Of several words: a realm is to be quoted (RFC 9110, section 11.5), and werkzeug quotes only what it must."""


def check_writable() -> None:
    """Raises `Forbidden` where the service takes no writes, and `Unauthorized` where the request lacks the token."""
    token = held().token
    if token is None:
        raise Forbidden("This service is read-only. Its operator can start it with --writable.")
    if not trusts(token, request.headers.get("Authorization", "")):
        raise Unauthorized(
            "Writing needs the token of this service. Send it as “Authorization: Bearer TOKEN”.",
            www_authenticate=WWWAuthenticate(SCHEME, {"realm": _REALM}),
        )
