"""Content coding (RFC 9110, sections 8.4 and 12.5.3): zstd or gzip, as the client accepts them.

Flask-Compress compresses for `gzip;q=0`, and parts of files; there is less to this than to working around it.
"""

import sys
import zlib
from collections.abc import Callable

from flask import Response
from werkzeug.datastructures import Accept

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_SMALLEST = 500
"""Bytes below which compressing saves nothing to speak of."""

_SUFFIXES = ("json", "xml", "javascript", "n-triples", "n-quads", "trig")
"""What ends the media types that compress well, beside all of `text/`."""


def _gzip(data: bytes) -> bytes:
    """One member (RFC 1952) without a time, so that equal content stays equal."""
    compressor = zlib.compressobj(level=6, wbits=16 + zlib.MAX_WBITS)
    return compressor.compress(data) + compressor.flush()


_CODINGS: dict[str, Callable[[bytes], bytes]] = {"zstd": zstd.compress, "gzip": _gzip}
"""In the order in which they are chosen, where a client has no preference."""


def compress(response: Response, accepted: Callable[[], Accept]) -> None:
    """Put a whole 200 response into the coding that the client likes best; its validator becomes a weak one.

    What is small, streamed, no text or coded already stays as it is.
    """
    if not _compressible(response):
        return
    coding = _chosen(accepted())
    if coding is None:
        return
    response.set_data(_CODINGS[coding](response.get_data()))
    response.content_encoding = coding
    response.headers.pop("Accept-Ranges", None)
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)


def _compressible(response: Response) -> bool:
    kind = response.mimetype or ""
    return (
        response.status_code == 200  # noqa: PLR2004
        and not response.is_streamed
        and len(response.get_data()) >= _SMALLEST
        and "Content-Encoding" not in response.headers
        and (kind.startswith("text/") or kind.endswith(_SUFFIXES))
    )


def _chosen(accepted: Accept) -> str | None:
    """The best of the codings that the client likes at least as much as none at all (`identity`)."""
    best = max(_CODINGS, key=accepted.quality)
    plain = max((quality for name, quality in accepted if name == "identity"), default=0.0)
    return best if accepted.quality(best) > 0 and accepted.quality(best) >= plain else None
