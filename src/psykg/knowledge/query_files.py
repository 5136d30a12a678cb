"""A query in a `.rq` file, and what its header tells of it: lines `#+ key: value` as grlc has them."""

import re
from pathlib import Path

_HEADER_LINE = re.compile(r"^#\+\s*(\w+):[^\S\n]*(.*)$", re.MULTILINE)


def read_query(path: Path) -> tuple[dict[str, str], str]:
    """The header by its keys, and the query without it."""
    text = path.read_text(encoding="utf-8")
    header = {key: value.strip() for key, value in _HEADER_LINE.findall(text)}
    return header, _HEADER_LINE.sub("", text).strip()
