"""OWL: the released ontology as RDF/XML, which is what Protégé and the OWL API read with the fewest surprises."""

from typing import BinaryIO

from pyoxigraph import RdfFormat

from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.formats.rdfxml import readable
from psykg.exports.released import released
from psykg.exports.serialising import serialised
from psykg.exports.source import Source


def write(source: Source, out: BinaryIO) -> None:
    """The released ontology."""
    serialised(readable(released(source)), RdfFormat.RDF_XML, out)


FORMAT = Format(
    name="owl",
    title="OWL 2 (RDF/XML)",
    media_type="application/rdf+xml",
    suffix="owl",
    tool="Protégé, OWL API, owlready2, ROBOT",
    loses=(Feature.INFERENCE, Feature.CONTROLS),
    write=write,
    note="Holds what is asserted, whatever is chosen: a reasoner adds what follows. Claim, sentence and modality stand "
    "on axiom annotations, every entity is declared, nothing is imported. Control characters are left out, as XML "
    "asks.",
)
