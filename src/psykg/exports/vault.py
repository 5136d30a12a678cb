"""Notes as files: names that every file system takes, front matter in YAML, texts that Markdown leaves as they are."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping

_NOT_IN_A_NAME = re.compile(r"[\\/:*?\"<>|#^\[\]`%\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 120
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$=^%{}!]|::|^[-+](?=\s|$)|^ | \Z|(?<=^\d)[.)]|[\t\n\r]")
_AS_NUMBERS = {" ": "&#32;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;", "::": ":\\:"}


class Names:
    """Names of notes, none given twice, in another case or composition of letters either, as Windows and macOS ask."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, wanted: str) -> str:
        """The wanted name where it can be had, or the nearest to it."""
        base = _safe(wanted)
        name, number = base, 1
        while _folded(name) in self._given:
            number += 1
            name = f"{base} ({number})"
        self._given.add(_folded(name))
        return name


def _safe(wanted: str) -> str:
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", unicodedata.normalize("NFC", wanted)).split())
    short = plain.encode()[:_LONGEST].decode(errors="ignore").strip(" .")
    return f"_{short or 'note'}" if not short or _RESERVED.fullmatch(short) else short


def _folded(name: str) -> str:
    return unicodedata.normalize("NFD", name).casefold()


def front_matter(properties: Mapping[str, str | list[str]]) -> str:
    """The properties as YAML between two lines of dashes; empty lists are left out. Each is one line of JSON."""
    lines = [f"{_quoted(key)}: {_quoted(value)}\n" for key, value in properties.items() if value]
    return "".join(["---\n", *lines, "---\n"])


def _quoted(value: str | list[str]) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def escaped(text: str) -> str:
    """Markdown that shows the text, on one line: what means something there is escaped or written as its number."""
    return _MARKUP.sub(lambda found: _AS_NUMBERS.get(found[0], f"\\{found[0]}"), text)


def link(name: str) -> str:
    """A link to the note of that name."""
    return f"[[{name}]]"


def paragraphs(blocks: Iterable[str]) -> str:
    """Blocks of Markdown with an empty line between."""
    return "\n\n".join(blocks) + "\n"
