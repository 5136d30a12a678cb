"""Two tables as a graph: the layout of `NAME.nodes.csv` and `NAME.edges.csv`, for reading and for writing.

docs/importing.md says what each column means. What `name_of` and `joined` write, the reader takes back as it was.
"""

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode

from psykg.vocabulary import PREFIXES, PSYKG

NODES_SUFFIX = ".nodes.csv"
EDGES_SUFFIX = ".edges.csv"

ID = "id"
KIND = "kind"
LABEL = "label"
ALT_LABELS = "altLabels"
DEFINITION = "definition"
LANGUAGE = "language"

SUBJECT = "subject"
RELATION = "relation"
OBJECT = "object"
VALUE = "value"
DATATYPE = "datatype"
SOURCE = "source"
CITATION = "citation"
MODALITY = "modality"
CLAIM = "claim"
INFERRED = "inferred"

NODE_COLUMNS = (ID, KIND, LABEL, ALT_LABELS, DEFINITION, LANGUAGE)
EDGE_COLUMNS = (SUBJECT, RELATION, OBJECT, VALUE, DATATYPE, LANGUAGE, SOURCE, CITATION, MODALITY, CLAIM, INFERRED)
REQUIRED = {NODES_SUFFIX: (ID,), EDGES_SUFFIX: (SUBJECT, RELATION)}
COLUMNS = {NODES_SUFFIX: NODE_COLUMNS, EDGES_SUFFIX: EDGE_COLUMNS}
"""The columns by the suffix of the file. They may come in any order; those that are not required may be left out."""

DENIED = "NOT "
"""Before a relation: it is denied that it holds. Nobody who reads the relation alone takes it for the contrary."""

TRUTHS = {"": False, "false": False, "true": True}
"""What a cell that is answered by yes or no may hold, in small letters or others."""

DEFAULT_LANGUAGE = "en"
SEPARATOR = "|"
"""Between several values in one cell. A backslash before it makes it a part of the value, as before itself."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_CURIE = re.compile(r"([A-Za-z][A-Za-z0-9]*):(?!//)(\S+)")
_PIECES = re.compile(r"\\[\\|]|.", re.DOTALL)
_SCHEMES = {"urn", "tag", "mailto", "info"}
"""Schemes of IRIs that look like a prefix."""


def name_of(iri: str) -> str:
    """The shortest of psykg's name, a CURIE and the IRI in full that `iri_of` reads as that IRI."""
    curies = (f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space))
    for written in sorted((iri.removeprefix(PSYKG), *curies), key=len):
        if iri_of(written) == iri:
            return written
    return iri


def iri_of(written: str) -> str | None:
    """The IRI of a name (`insight`), a CURIE (`claim:p3s2-1`) or an IRI in full; None for what is none of these."""
    if _NAME.fullmatch(written):
        return PSYKG + written
    curie = _CURIE.fullmatch(written)
    iri = PREFIXES[curie[1]] + curie[2] if curie and curie[1] in PREFIXES else written
    if curie and curie[1] not in PREFIXES and curie[1].lower() not in _SCHEMES:
        return None
    try:
        return NamedNode(iri).value
    except ValueError:
        return None


def joined(values: Iterable[str]) -> str:
    """Several values, none of them empty, as one cell."""
    return SEPARATOR.join(re.sub(r"[\\|]", r"\\\g<0>", value) for value in values)


def parted(cell: str) -> list[str]:
    """The values in a cell; none in an empty one."""
    if not cell:
        return []
    values = [""]
    for piece in _PIECES.findall(cell):
        if piece == SEPARATOR:
            values.append("")
        else:
            values[-1] += piece[-1]
    return [value for value in values if value]
