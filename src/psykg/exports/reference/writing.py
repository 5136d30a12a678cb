"""Filling the templates of the reference: what is put in is escaped for the format, and leads to its place."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from psykg.exports.reference.sections import Reference
from psykg.exports.source import Source
from psykg.exports.text import on_one_line

_TEMPLATES = Path(__file__).with_name("templates")
_PUNCTUATION = {ord(each): f"\\{each}" for each in "\\`*_[]<>#|~&$"}


def fill(template: str, source: Source, out: BinaryIO) -> None:
    """Write the reference of the source by a template, `reference.html` or `reference.md`."""
    reference = Reference(source)
    finalize = in_markdown if template.endswith(".md") else in_html
    out.writelines(
        part.encode() for part in _environment(finalize).get_template(template).generate(reference=reference)
    )


def in_html(value: object) -> object:
    """The value for HTML, which has no control characters. What it means there is escaped by Jinja."""
    return on_one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def in_markdown(value: object) -> object:
    """The value for Markdown, where it means nothing but itself (CommonMark, section 2.4)."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(on_one_line(value).translate(_PUNCTUATION))  # noqa: S704 - this is the escaping.


def fragment(name: str) -> Markup:
    """The name of an entry as the end of an address that leads to it."""
    return Markup(quote(name, safe="/:"))  # noqa: S704 - nothing is left in it that means anything to a format.


def as_it_is(iri: str) -> Markup:
    """An IRI in Markdown's code or in an attribute, where nothing is escaped by backslashes."""
    return Markup(iri.replace("&", "&amp;").replace("`", "%60"))  # noqa: S704 - IRIs have no quotes, “<” nor “>”.


def is_web_address(iri: str) -> bool:
    """Whether a browser may be sent there: not with the schemes that run something."""
    return iri.startswith(("https://", "http://"))


@cache
def _environment(finalize: Callable[[object], object]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["fragment"] = fragment
    environment.filters["as_it_is"] = as_it_is
    environment.tests["web_address"] = is_web_address
    return environment
