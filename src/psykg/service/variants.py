"""What comes as a page and as RDF: one address that negotiates, and one with a suffix for each variant.

W3C, Cool URIs for the Semantic Web, section 4.2: what an identifier leads to is one document, which comes in several
formats; each has an address of its own, which `Content-Location` tells (RFC 9110, section 8.7).
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from flask import Response
from werkzeug.exceptions import NotAcceptable

from psykg.engine.results import GRAPHICAL, ResultFormat, Triples
from psykg.service.negotiation import HTML, content_type, offered, preferred

SUFFIXES: dict[str, ResultFormat | None] = {"html": None, **{each.suffix: each for each in GRAPHICAL}}
"""What may stand behind the last dot of an address: that of the page, those of the formats."""

_BY_PREFERENCE = sorted(SUFFIXES, key="html".__eq__)
"""The suffixes in the order of what is sent to those who do not mind: the page last."""

_OF_URIS = ":/?#[]@!$&'()*+,;=%"
"""What stands in a URI as it is, beside letters, digits and `-._~`; all else of an IRI is encoded (RFC 3987, 3.1)."""

Address = Callable[[str], str]
"""From a suffix to the address of the variant; from an empty one to the address that negotiates."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the forms in which something comes: the page, where there is no format, or RDF.

    `media_type`: what the client calls the format, which may be an alias.
    """

    suffix: str
    media_type: str
    format: ResultFormat | None

    def response(self, page: Callable[[], str], data: Callable[[], Triples]) -> Response:
        """The variant itself; only what it is made of is worked out."""
        body = data().serialize(self.format) if self.format else page()
        return Response(body, content_type=content_type(self.media_type))


def variant(suffix: str, address: Address) -> Variant:
    """The variant of that suffix; without one that which the client rates highest, and Turtle where it does not mind.

    Raises `NotAcceptable`, which names every variant with its address.
    """
    if suffix:
        return Variant(suffix, _media_type(suffix), SUFFIXES[suffix])
    choice = {**offered(GRAPHICAL), HTML: None}
    # Aliases come last, so that a wildcard means none of them.
    best = preferred([*map(_media_type, _BY_PREFERENCE), *choice])
    if best is None:
        told = ", ".join(f"{_media_type(each)} ({address(each)})" for each in SUFFIXES)
        raise NotAcceptable(f"This comes as {told}. Name one of them in the Accept header, or ask at its own address.")
    chosen = choice[best]
    return Variant(chosen.suffix if chosen else "html", best, chosen)


def located(response: Response, sent: Variant, address: Address) -> Response:
    """The response with the address of the variant that it is, and of what else there is."""
    response.headers["Content-Location"] = address(sent.suffix)
    for each in SUFFIXES:
        link(response, address(each), "alternate", type=_media_type(each))
    link(response, address(""), "canonical")
    link(response, address("ttl"), "describedby", type=_media_type("ttl"))
    return response


def link(response: Response, target: str, relation: str, **parameters: str) -> None:
    """Add a link of that relation type to the response (RFC 8288)."""
    told = "".join(f'; {name}="{value}"' for name, value in parameters.items())
    response.headers.add("Link", f'<{quote(target, safe=_OF_URIS)}>; rel="{relation}"{told}')


def _media_type(suffix: str) -> str:
    target = SUFFIXES[suffix]
    return target.media_type if target else HTML
