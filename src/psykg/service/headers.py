"""Headers that every response carries: what pages may load and who may frame them; data is for everyone to read.

Nothing here depends on who asks but for the token, which a page must send itself: pages of others may read everything
(CORS), and use it as they would a file of their own (Cross-Origin-Resource-Policy). No cookies are ever involved.
"""

import re

from flask import Flask, Response, request

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Allow, Content-Encoding, Content-Location, Deprecation, ETag, Link, Location, "
    "Retry-After, WWW-Authenticate",
}

PUBLISHED = HEADERS["Content-Security-Policy"].removesuffix("; frame-ancestors 'none'")
"""The policy of pages that are files, which say it themselves. Who may frame them only a header can say."""

FRAMEABLE = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
"""The policy of a page that is made to be framed by others: without scripts and forms, nothing can be done on it."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What may be the name of a header (RFC 9110, section 5.6.2)."""

_PREFLIGHT_SECONDS = 7200
"""For how long a browser need not ask again; none remembers longer than two hours, or a day."""


def register(app: Flask) -> None:
    """Have the application send these headers with everything, errors and static files included.

    A view may set one of them itself: the preview sets `FRAMEABLE`.
    """
    app.after_request(_with_headers)


def _with_headers(response: Response) -> Response:
    set_already = {name.lower() for name in response.headers.keys()}  # noqa: SIM118 (headers are no mapping)
    for name, value in HEADERS.items():
        if name.lower() not in set_already:
            response.headers.add(name, value)
    response.headers["Vary"] = "Accept, Accept-Encoding"  # No view varies by anything else.
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        _allow(response)
    return response


def _allow(response: Response) -> None:
    """Answer a preflight: the methods that the resource has, and whatever headers the page wants to send."""
    wanted = (name.strip() for name in request.headers.get("Access-Control-Request-Headers", "").split(","))
    names = [name for name in wanted if _TOKEN.fullmatch(name)]
    response.headers["Access-Control-Allow-Methods"] = ", ".join(sorted(response.allow))
    response.headers["Access-Control-Max-Age"] = str(_PREFLIGHT_SECONDS)
    if names:
        response.headers["Access-Control-Allow-Headers"] = ", ".join(names)
    response.vary.update(("Access-Control-Request-Headers",))
