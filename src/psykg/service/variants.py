"""What comes as a page and as RDF: one address that negotiates, and one with a suffix for each variant.

W3C, Cool URIs for the Semantic Web, section 4.2: what an identifier leads to is one document, which comes in several
formats; each has an address of its own, which `Content-Location` tells (RFC 9110, section 8.7).
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from flask import Response
from werkzeug.exceptions import NotAcceptable

from psykg.engine.results import ResultFormat
from psykg.service.negotiation import HTML, content_type, offered, preferred

_OF_URIS = ":/?#[]@!$&'()*+,;=%"
"""What stands in a URI as it is, beside letters, digits and `-._~`; all else of an IRI is encoded (RFC 3987, 3.1)."""

_PAGE = "html"

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

    def response(self, page: Callable[[], str], data: Callable[[ResultFormat], bytes]) -> Response:
        """The variant itself; only what it is made of is worked out."""
        body = data(self.format) if self.format else page()
        return Response(body, content_type=content_type(self.media_type))


class Variants:
    """A page, and RDF in some formats: by the suffix that may stand behind the last dot of an address."""

    def __init__(self, *formats: ResultFormat) -> None:
        self.formats = formats
        self.suffixes: dict[str, ResultFormat | None] = {_PAGE: None, **{each.suffix: each for each in formats}}

    def chosen(self, suffix: str, address: Address) -> Variant:
        """The variant of that suffix; without one that which the client rates highest, and else the first format.

        Raises `NotAcceptable`, which names every variant with its address.
        """
        if suffix:
            return Variant(suffix, self._media_type(suffix), self.suffixes[suffix])
        choice = {**offered(self.formats), HTML: None}
        # Aliases come last, so that a wildcard means none of them.
        best = preferred([*(each.media_type for each in self.formats), HTML, *choice])
        if best is None:
            told = ", ".join(f"{self._media_type(each)} ({address(each)})" for each in self.suffixes)
            asked = "Name one of them in the Accept header, or ask at its own address."
            raise NotAcceptable(f"This comes as {told}. {asked}")
        chosen = choice[best]
        return Variant(chosen.suffix if chosen else _PAGE, best, chosen)

    def located(self, response: Response, sent: Variant, address: Address) -> Response:
        """The response with the address of the variant that it is, and of what else there is."""
        response.headers["Content-Location"] = address(sent.suffix)
        return self.linked(response, address)

    def linked(self, response: Response, address: Address) -> Response:
        """The response with the addresses of all that there is."""
        for each in self.suffixes:
            link(response, address(each), "alternate", type=self._media_type(each))
        link(response, address(""), "canonical")
        first = self.formats[0]
        link(response, address(first.suffix), "describedby", type=first.media_type)
        return response

    def _media_type(self, suffix: str) -> str:
        target = self.suffixes[suffix]
        return target.media_type if target else HTML


def link(response: Response, target: str, relation: str, **parameters: str) -> None:
    """Add a link of that relation type to the response (RFC 8288)."""
    told = "".join(f'; {name}="{value}"' for name, value in parameters.items())
    response.headers.add("Link", f'<{quote(target, safe=_OF_URIS)}>; rel="{relation}"{told}')
