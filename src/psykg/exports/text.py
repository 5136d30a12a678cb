"""Texts where not every character is allowed, or some stand for something else."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_ENDS = {"\r": "&#13;", "\x85": "&#133;", "\u2028": "&#8232;"}
"""Characters in XML that must be escaped to stay: a parser takes the first for a line feed (section 2.11), and one that
follows XML 1.1 the others."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def in_xml(text: str) -> str:
    """The text without what an XML 1.0 document cannot hold (section 2.2)."""
    return _NOT_IN_XML.sub("", text)


def on_one_line(text: str) -> str:
    """The text with a space for each run of tabs, line breaks and other control characters."""
    return _CONTROLS.sub(" ", text)
