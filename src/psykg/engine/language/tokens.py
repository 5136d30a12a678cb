r"""A SPARQL query as the tokens of its grammar: the terminals of SPARQL 1.1 Query Language, section 19.8.

The longest match wins, as section 19.8 says. Time is linear in the length of the text, whatever the text is.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_FIRST = rf"{_BASE}_0-9"
_LATER = rf"{_FIRST}\u00b7\u0300-\u036f\u203f\u2040"
_CHAR = rf"{_LATER}\-"
# The bound on the dots keeps "a.a.a.a…" from being read to its end again from each of its letters.
_PREFIX = rf"(?:[{_BASE}][{_CHAR}]*+(?:\.++[{_CHAR}]++){{0,9}}+)?:"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_STRING = r"{q}{q}{q}(?:{q}{{0,2}}(?:[^{q}\\]|\\[tbnrf\\\"']))*+{q}{q}{q}|{q}(?:[^{q}\\\n\r]|\\[tbnrf\\\"'])*+{q}"

_TERMINALS = {
    "IRIREF": r"<[^<>\"{}|^`\\\x00-\x20]*+>",
    "BLANK_NODE_LABEL": rf"_:[{_FIRST}][{_CHAR}]*+(?:\.++[{_CHAR}]++)*+",
    "PNAME_LN": rf"{_PREFIX}(?:[{_FIRST}:]|{_ESCAPE})(?:[{_CHAR}:]|{_ESCAPE})*+(?:\.++(?:[{_CHAR}:]|{_ESCAPE})++)*+",
    "PNAME_NS": _PREFIX,
    "VAR": rf"[?$][{_FIRST}][{_LATER}]*+",
    "LANGTAG": r"@[a-zA-Z]++(?:-[a-zA-Z0-9]++)*+",
    "SIGNED": r"[+-](?:(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.?[0-9]+)",
    "FRACTION": r"(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+",
    "INTEGER": r"[0-9]++",
    "STRING": "|".join(_STRING.format(q=quote) for quote in "\"'"),
    "NIL": r"\([ \t\r\n]*+\)",
    "ANON": r"\[[ \t\r\n]*+\]",
    "WORD": r"[A-Za-z][A-Za-z0-9_]*+",
    "SIGN": r"\^\^|&&|\|\||!=|<=|>=|[{}()\[\].,;*+\-/|^!=<>?]",
    "END": r"\Z",
    "UNKNOWN": r".",
}
_SPELLED = frozenset({"WORD", "SIGN"})
_LAST = frozenset({"END", "UNKNOWN"})
_CODEPOINT = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """A terminal, by its name in the grammar (`VAR`, `IRIREF`, `'SELECT'`, `'{'`), its text and where it starts."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query, without white space and comments. The last is `END`, or `UNKNOWN` where none fits."""
    for match in _token().finditer(query):
        group = str(match.lastgroup)
        text = match[group]
        kind = _kind(group, text) if group in _SPELLED else group
        yield Token(kind, text, match.start(group))
        if group in _LAST:
            return


def resolved(text: str) -> str:
    r"""The query with its codepoint escapes (`\u0041`) replaced, which comes before all parsing (section 19.2)."""
    return _CODEPOINT.sub(_character, text) if "\\" in text else text


def form(found: Iterable[Token]) -> Token | None:
    """The first keyword after the prologue, which tells the form of a query; None where there is none."""
    keywords = (token for token in found if token.kind.startswith("'") and token.kind[1].isalpha())
    return next((token for token in keywords if token.kind not in {"'PREFIX'", "'BASE'"}), None)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


@cache
def _token() -> re.Pattern[str]:
    """What matches a token. It takes long to make, and not every process that imports this reads queries."""
    terminals = "|".join(f"(?P<{kind}>{form})" for kind, form in _TERMINALS.items())
    return re.compile(rf"(?:[ \t\r\n]++|#[^\r\n]*+)*+(?:{terminals})", re.DOTALL)


@lru_cache
def _kind(group: str, text: str) -> str:
    """Keywords and signs stand for themselves. Keywords are written in any case, except for the verb `a`."""
    return f"'{text.upper()}'" if group == "WORD" and text != "a" else f"'{text}'"


def _character(match: re.Match[str]) -> str:
    """The character escaped; a pair of backslashes, and an escape that names no character, stand as they are."""
    number = int(match[1] or match[2] or "0", 16)
    is_character = 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF  # noqa: PLR2004
    return chr(number) if is_character else match[0]
