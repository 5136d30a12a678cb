"""A query in a `.rq` file, and what its header tells of it: grlc's decorators, which are YAML behind `#+`.

A value that stands in one line is a plain text, whatever YAML would make of a colon in it; every scalar is a text.
"""

import re
from pathlib import Path
from typing import Any

import yaml

_HEADER_LINE = re.compile(r"^#\+[^\S\n]?(.*)$", re.MULTILINE)
_ENTRY = re.compile(r"^[^\S\n]*(\w+):([^\n]*)((?:\n(?:[^\S\n]+|-)[^\n]*)*)", re.MULTILINE)
_STRUCTURED = ("[", "{", "'", '"', "|", ">")
"""What begins a value in one line that is more than a plain text."""


def read_query(path: Path) -> tuple[dict[str, Any], str]:
    """The header by its keys, and the query without it. Values are texts, or lists and mappings of texts."""
    text = path.read_text(encoding="utf-8")
    entries = _ENTRY.findall("\n".join(_HEADER_LINE.findall(text)))
    return {key: _value(line.strip(), below) for key, line, below in entries}, _HEADER_LINE.sub("", text).strip()


def _value(line: str, below: str) -> Any:  # noqa: ANN401 (what YAML holds)
    if not below and not line.startswith(_STRUCTURED):
        return line
    try:
        return yaml.load(f"value: {line}{below}", yaml.BaseLoader)["value"]  # noqa: S506 (texts, lists, mappings)
    except yaml.YAMLError:
        return f"{line}{below}".strip()
