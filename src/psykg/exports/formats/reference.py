"""The reference as one page of HTML, after the conventions of pyLODE: every entry under an anchor of its name."""

from typing import BinaryIO

from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.reference.writing import fill
from psykg.exports.source import Source


def write(source: Source, out: BinaryIO) -> None:
    """The page, which needs nothing beside it: no script, no style sheet, no picture."""
    fill("reference.html", source, out)


FORMAT = Format(
    name="reference",
    title="Reference, HTML",
    media_type="text/html",
    suffix="html",
    tool="browsers, printing",
    loses=(Feature.AXIOMS, Feature.DATATYPES, Feature.LEXICON, Feature.LINES, Feature.CONTROLS),
    write=write,
    note="Of the axioms it has domains, ranges, inverses, characteristics and chains. A number may be written shorter: "
    "4.5 for 4.50.",
)
