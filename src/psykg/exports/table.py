"""All formats, by name. A module is loaded when its format is asked for."""

from importlib import import_module

from psykg.errors import UnknownFormatError
from psykg.exports.format import Format

_MODULES = (
    *("turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"),
    *("owl", "ofn", "skos", "obographs", "nanopubs", "schema_org"),
    *("csv", "graphml", "gexf", "gephi", "cx2", "neo4j", "cypher", "kgx", "parquet"),
    *("reference", "reference_md", "reference_csv", "markdown", "anki"),
)
"""The modules of `formats/`, in the order in which they are listed."""


def names() -> tuple[str, ...]:
    """The names of all formats: with “-” where the module has “_”."""
    return tuple(module.replace("_", "-") for module in _MODULES)


def format_named(name: str) -> Format:
    """The format of that name. Raises `UnknownFormatError`, which lists the known names."""
    if name not in names():
        raise UnknownFormatError(f"There is no export format “{name[:40]}”. Choose one of {', '.join(names())}.")
    found: Format = import_module(f"psykg.exports.formats.{name.replace('-', '_')}").FORMAT
    return found


def all_formats() -> tuple[Format, ...]:
    """Every format, in order."""
    return tuple(map(format_named, names()))
