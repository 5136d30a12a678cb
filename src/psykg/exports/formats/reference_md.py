"""The reference in Markdown as GitHub reads it, every entry under an anchor of its name."""

from typing import BinaryIO

from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.reference.writing import fill
from psykg.exports.source import Source


def write(source: Source, out: BinaryIO) -> None:
    """One document."""
    fill("reference.md", source, out)


FORMAT = Format(
    name="reference-md",
    title="Reference, Markdown",
    media_type="text/markdown",
    suffix="md",
    tool="GitHub, wikis, static site generators",
    loses=(
        Feature.AXIOMS,
        Feature.LANGUAGES,
        Feature.DATATYPES,
        Feature.LEXICON,
        Feature.LINES,
        Feature.CONTROLS,
    ),
    write=write,
    note="Of the axioms it has domains, ranges, inverses, characteristics and chains. A number may be written shorter: "
    "4.5 for 4.50.",
)
