"""Content negotiation: RFC 9110, section 12.5.1, for results and pages."""

from collections.abc import Sequence

from flask import request
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable

from psykg.engine.results import ResultFormat

HTML = "text/html"


def preferred(offered: Sequence[str]) -> str | None:
    """The media type that the client rates highest, the first among equals; None where it accepts none of them."""
    # Parameters of a media type (a charset, say) do not matter here; werkzeug would have them match.
    accept = MIMEAccept([(name.partition(";")[0], quality) for name, quality in request.accept_mimetypes])
    if not accept:
        return offered[0]
    best = max(offered, key=accept.quality)
    return best if accept.quality(best) > 0 else None


def wants_page(data: Sequence[str]) -> bool:
    """Whether the client would rather have HTML than any of these media types."""
    return preferred([*data, HTML]) == HTML


def chosen(formats: Sequence[ResultFormat]) -> tuple[ResultFormat, str]:
    """The format to answer in and the media type to give it, which may be an alias that the client asked for.

    Raises `NotAcceptable`, which names what there is.
    """
    offered = {media_type: each for each in formats for media_type in media_types(each)}
    best = preferred(list(offered))
    if best is None:
        names = ", ".join(each.media_type for each in formats)
        raise NotAcceptable(f"This result comes as {names}. Name one of them in the Accept header.")
    return offered[best], best


def media_types(each: ResultFormat) -> tuple[str, ...]:
    """All media types that a format is asked for by, its own first."""
    return (each.media_type, *each.aliases)


def content_type(media_type: str) -> str:
    """The `Content-Type` to send: text says that it is in UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
