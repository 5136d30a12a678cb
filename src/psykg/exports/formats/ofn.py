"""OWL 2 functional syntax: the released ontology, one axiom a line."""

from typing import BinaryIO

from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.functional import Axioms
from psykg.exports.released import released
from psykg.exports.source import Source
from psykg.vocabulary import PREFIXES


def write(source: Source, out: BinaryIO) -> None:
    """The prefixes, then the released ontology with its axioms in order."""
    prefixes = (f"Prefix({prefix}:=<{namespace}>)\n" for prefix, namespace in PREFIXES.items())
    out.writelines(each.encode() for each in prefixes)
    out.writelines(f"{line}\n".encode() for line in Axioms(released(source)).document())


FORMAT = Format(
    name="ofn",
    title="OWL 2 functional syntax",
    media_type="text/owl-functional",
    suffix="ofn",
    tool="Protégé, OWL API, ROBOT, horned-owl; comparing versions line by line",
    loses=(Feature.INFERENCE,),
    write=write,
    note="The same ontology as the format owl, one axiom a line.",
)
