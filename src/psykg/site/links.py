"""The links of what the service writes, as those of a file. They work wherever the site stands."""

import html
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from psykg.site.addresses import FIRST, file_of

ROOT = "/~site~"
"""The prefix under which the application is asked: whatever stands behind it is an address of the service."""

HOST = "https://site.invalid"
_LOCAL = re.compile(rf"({re.escape(HOST)})?{ROOT}(/[^\s\"'<>\\?#]*|)(\?[^\s\"'<>\\#]*)?")

Found = Callable[[str], bool]
"""Whether a file is part of the site."""


class Links:
    """Turns addresses of the service into those of files. `base`: where the site stands, for what is read elsewhere."""

    def __init__(self, base: str, found: Found) -> None:
        self._base = base
        self._found = found

    def written(self, text: str, up: str) -> str:
        """The text with links that go `up` to the first page. What is not part of the site leads to its error page."""
        return _LOCAL.sub(lambda match: self._address(match, up), text)

    def _address(self, match: re.Match[str], up: str) -> str:
        host, path, query = match[1], match[2], match[3] or ""
        plain = html.unescape(unquote(path)) or "/"
        start = self._base if host else up
        if plain == "/entity/":  # The beginning of addresses, which a script completes.
            return f"{start}entity/"
        target = file_of(plain)
        if target is None or not self._found(target):
            return f"{start}404.html"
        return start + ("" if target == FIRST else quote(target)) + query


def targets(text: str) -> set[str]:
    """The paths of the service that a text speaks of, not percent-encoded."""
    return {html.unescape(unquote(match[2])) or "/" for match in _LOCAL.finditer(text)}
