"""The formats with what they hold and lose, for people: a table for the terminal and one for the documentation."""

from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.table import all_formats


def listed() -> str:
    """A block of lines for each format: name, media type, suffix, tool, losses."""
    return "\n".join(_block(each) for each in all_formats())


def _block(form: Format) -> str:
    lines = [f"{form.name:<13} {form.title} ({form.media_type}, .{form.suffix})", f"for {form.tool}"]
    lines += [f"lost: {'; '.join(form.loses)}" if form.loses else "nothing is lost"]
    lines += [form.note] if form.note else []
    return ("\n" + " " * 14).join(lines)


def table() -> str:
    """All formats as a table in Markdown: what opens each, and how it may be asked for."""
    lines = [
        "| format | what it is | suffix | media type | opens in | larger than memory |",
        "|---|---|---|---|---|---|",
    ]
    for each in all_formats():
        streams = "yes" if each.streams else "no"
        cells = [f"`{each.name}`", each.title, f"`.{each.suffix}`", f"`{each.media_type}`", each.tool, streams]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def losses() -> str:
    """What each format loses, as a table in Markdown: a row a feature of the graph, a column a format."""
    forms = all_formats()
    lines = [f"| | {' | '.join(f'`{each.name}`' for each in forms)} |", "|---|" + "---|" * len(forms)]
    for feature in Feature:
        cells = ["lost" if feature in each.loses else "·" for each in forms]
        lines.append(f"| {feature} | {' | '.join(cells)} |")
    return "\n".join(lines)
