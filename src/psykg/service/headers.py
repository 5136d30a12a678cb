"""Headers that every response carries: what pages may load and who may frame them; data is for everyone to read.

Pages of others may read it too. Where they POST a query as the body itself, their browser asks for leave first (CORS).
"""

from flask import Flask, Response

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
}


def register(app: Flask) -> None:
    """Have the application send these headers with everything, errors and static files included."""
    app.after_request(_with_headers)


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.vary.update(("Accept", "Accept-Encoding"))
    return response
