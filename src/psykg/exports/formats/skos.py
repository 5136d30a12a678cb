"""SKOS: a thesaurus with one concept scheme, as Skosmos and PoolParty want it. `../skos/` says what becomes what."""

from pathlib import Path
from typing import BinaryIO

from pyoxigraph import RdfFormat

from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.mapped import mapped
from psykg.exports.serialising import serialised
from psykg.exports.source import Source

_STEPS = Path(__file__).parent.with_name("skos")


def write(source: Source, out: BinaryIO) -> None:
    """The concept scheme, in Turtle."""
    serialised(mapped(source, _STEPS), RdfFormat.TURTLE, out)


FORMAT = Format(
    name="skos",
    title="SKOS",
    media_type="text/turtle",
    suffix="skos.ttl",
    tool="Skosmos, PoolParty, VocBench, other thesaurus software",
    loses=(
        Feature.SCHEMA,
        Feature.AXIOMS,
        Feature.INFERENCE,
        Feature.SENTENCES,
        Feature.MODALITIES,
        Feature.CLAIMS,
        Feature.DENIALS,
        Feature.LEXICON,
    ),
    write=write,
    note="Kinds are the top concepts, forms of a therapy stand below it, all other relations are skos:related beside "
    "their own names. Sentences that speak of a concept are its dcterms:source. A text without a language is “und”.",
)
