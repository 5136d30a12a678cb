"""How long answers are good for (RFC 9111), and whether a client has them already (RFC 9110, section 13)."""

from hashlib import blake2b

from flask import Flask, Response, request

from psykg.service.compression import compress
from psykg.service.wsgi import LASTING

_STATIC_SECONDS = 3600
_FORGOTTEN = "psykg.forgotten"


def register(app: Flask) -> None:
    """Have the application send every response with its freshness and validator, and compressed where that pays."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _STATIC_SECONDS
    app.after_request(_prepared)


def _prepared(response: Response) -> Response:
    """The validator comes first: a client that has the answer needs none, and none is compressed for it."""
    _whole(response)
    _limit_reuse(response)
    if request.method in {"GET", "HEAD"} and response.status_code == 200:  # noqa: PLR2004
        _validate(response)
    compress(response, lambda: request.accept_encodings)
    request.environ[LASTING] = _lasts(response)
    return response


def _whole(response: Response) -> None:
    """A file of our own is small; parts of one (206) stay as they are."""
    if response.direct_passthrough and response.status_code == 200:  # noqa: PLR2004
        response.direct_passthrough = False
        response.make_sequence()


def _limit_reuse(response: Response) -> None:
    """The next write may change any answer; an error may be over at any time.

    For how long an answer is good is told in seconds: an hour of the clock would be another whenever it is asked, and
    is ignored where there are seconds (RFC 9111, section 5.3).
    """
    response.headers.pop("Expires", None)
    if response.status_code >= 400 or request.environ.get(_FORGOTTEN):  # noqa: PLR2004
        response.headers["Cache-Control"] = "no-store"
    else:
        response.headers.setdefault("Cache-Control", "no-cache")


def forget() -> None:
    """Have nobody keep the answer to the current request: what it was asked with is somebody's own affair."""
    request.environ[_FORGOTTEN] = True


def _lasts(response: Response) -> bool:
    """Whether the answer depends on nothing but the request and the data. Of what is sent by POST only queries do."""
    asks = request.method == "GET" or request.endpoint == "sparql.sparql"
    return asks and response.status_code in {200, 304} and "no-store" not in response.headers["Cache-Control"]


def _validate(response: Response) -> None:
    if not response.is_streamed and "ETag" not in response.headers:
        response.set_etag(blake2b(response.get_data(), digest_size=16).hexdigest())
    if "If-None-Match" in request.headers:
        response.make_conditional(request)
