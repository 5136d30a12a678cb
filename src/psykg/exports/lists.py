"""Lists as one text, the way Gephi writes and reads them."""

from psykg.exports.records import Cell


def gephi_text(cell: Cell) -> str:
    """A value as Gephi's tables have it: a list in brackets, its texts in quotes, with backslash and quote escaped.

    In Gephi's GraphStore `ArraysParser` reads this. It is JSON too, for who allows line breaks in its texts.
    """
    if isinstance(cell, list):
        return f"[{', '.join(_quoted(each) if isinstance(each, str) else gephi_text(each) for each in cell)}]"
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
