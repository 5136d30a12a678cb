"""Asking the application, in this process: what it sends to a browser, and each region of the explorer."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urlencode

from flask import Flask
from werkzeug.wrappers import Response

from psykg.errors import UnknownEntityError, UnwritableFileError
from psykg.service import explorer
from psykg.site.links import HOST, ROOT

_LEFT_OUT = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.NOT_IMPLEMENTED})
"""What a page may link to and a site does without: what the graph does not speak of, a format without its package."""

_LINKED = re.compile(r'<([^>]+)>; rel="(?:alternate|describedby)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application sends: the body, and the addresses of what else the same comes as."""

    body: bytes
    others: str


class Asking:
    """Asks an application under the prefix by which its addresses are told from all other text. Safe for threads."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def answer(self, path: str, accept: str = "text/html, */*;q=0.1") -> Answer | None:
        """What the path leads to; None where that is nothing. Raises `UnwritableFileError` for any other failure."""
        response = self._response(quote(path), accept)
        if response.status_code in _LEFT_OUT:
            return None
        if response.status_code != HTTPStatus.OK:
            told = re.sub(r"<[^>]*>|\s+", " ", response.get_data(as_text=True))
            raise UnwritableFileError(f"The site is not written, for {path} answers {response.status}: {told[-300:]}")
        others = " ".join(_LINKED.findall(",".join(response.headers.getlist("Link"))))
        return Answer(response.get_data(), others)

    def error_page(self) -> bytes:
        """The page for an address that leads nowhere."""
        return self._response("/nowhere", "text/html").get_data()

    def region(self, name: str, state: Mapping[str, str]) -> bytes | None:
        """A region of the explorer for the parameters of a state; None for one that the graph does not speak of."""
        with self.app.test_request_context(f"/?{urlencode(state)}", base_url=HOST + ROOT), suppress(UnknownEntityError):
            return explorer.region(name).encode()
        return None

    def _response(self, path: str, accept: str) -> Response:
        """The response, whole, with its files closed."""
        with self.app.test_client().get(path, base_url=HOST + ROOT, headers={"Accept": accept}) as response:
            response.get_data()
            return response
