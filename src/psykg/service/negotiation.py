"""Content negotiation: RFC 9110, section 12.5.1, for results and pages."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from flask import Response, request
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable
from werkzeug.http import parse_accept_header

from psykg.engine.results import FORMATS, GRAPHICAL, TABULAR, Result, ResultFormat

HTML = "text/html"

_USUAL = 500
"""Characters that an `Accept` header may have for its answer to be remembered."""


def wants_page(data: Iterable[str]) -> bool:
    """Whether the client would rather have HTML than any of these media types."""
    return preferred([*data, HTML]) == HTML


def wants_data(data: str) -> bool:
    """Whether the client would rather have this media type than the page; who does not mind gets the page."""
    return preferred([HTML, data]) == data


def offered(formats: Iterable[ResultFormat]) -> dict[str, ResultFormat]:
    """The media types that the formats are asked for by, each format's own before its aliases."""
    return {media_type: each for each in formats for media_type in (each.media_type, *each.aliases)}


_SORTS = tuple((offered(formats), tuple(offered(formats))) for formats in (TABULAR, GRAPHICAL))
"""Either sort of result: by what it is offered, and those media types alone."""


class Accepted:
    """What the client accepts of either sort of result, before it is known which sort there will be.

    `tabular` and `graphical` name the formats it rates highest; None where it accepts none.
    """

    def __init__(self) -> None:
        best = [(choice, preferred(media_types)) for choice, media_types in _SORTS]
        self._media_types = {choice[name].name: name for choice, name in best if name}
        self.tabular, self.graphical = (choice[name].name if name else None for choice, name in best)

    def content_type(self, name: str) -> str:
        """What to call the format of that name: by the media type that the client accepts it under."""
        return content_type(self._media_types.get(name, FORMATS[name].media_type))


def answered(result: Result, target: ResultFormat | None = None) -> Response:
    """The result in the format given, or else in the one that the client asks for by any of its media types.

    Raises `NotAcceptable`, which names what there is.
    """
    target, media_type = (target, target.media_type) if target else _chosen(result.formats)
    return Response(result.serialize(target), content_type=content_type(media_type))


def content_type(media_type: str) -> str:
    """The media type as a header. Text says that it is in UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _chosen(formats: Sequence[ResultFormat]) -> tuple[ResultFormat, str]:
    choice = offered(formats)
    best = preferred(list(choice))
    if best is None:
        names = ", ".join(each.media_type for each in formats)
        raise NotAcceptable(f"This result comes as {names}. Name one of them in the Accept header.")
    return choice[best], best


def preferred(media_types: Sequence[str]) -> str | None:
    """The media type that the client rates highest, the first among equals; None where it accepts none of them."""
    accepted = request.headers.get("Accept", "")
    # What clients send is much the same; what is long is nobody's usual, and is not kept.
    rate = _rated if len(accepted) <= _USUAL else _rated.__wrapped__
    return rate(accepted, tuple(media_types))


@lru_cache
def _rated(accepted: str, media_types: tuple[str, ...]) -> str | None:
    # Parameters of a media type (a charset, say) do not matter here; werkzeug would have them match.
    told = parse_accept_header(accepted, MIMEAccept)
    accept = MIMEAccept([(name.partition(";")[0], quality) for name, quality in told])
    if not accept:
        return media_types[0]
    best = max(media_types, key=accept.quality)
    return best if accept.quality(best) > 0 else None
