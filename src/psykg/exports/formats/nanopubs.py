"""Nanopublications: each statement by itself, with what it rests on, so that it can be cited and published alone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.mapped import given_back, stored
from psykg.exports.serialising import graph_of, serialised
from psykg.exports.source import Ordered, Source
from psykg.vocabulary import PSYKG

_UPDATE = Path(__file__).with_suffix(".ru")
NAMES = PSYKG + "np/"
"""What the IRI of each begins with."""

PREFIXES = {"np": "http://www.nanopub.org/nschema#", "npx": "http://purl.org/nanopub/x/"}

_INTRODUCES = NamedNode(PREFIXES["npx"] + "introduces")
_DERIVED = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")


def write(source: Source, out: BinaryIO) -> None:
    """The nanopublications in TriG, one after the other."""
    serialised(_all(source), RdfFormat.TRIG, out, pub=NAMES, **PREFIXES)


def publications(source: Source) -> Iterator[tuple[str, bytes]]:
    """Each nanopublication by itself: what stands in its IRI after `NAMES`, and its quads as N-Quads in order."""
    for name, lines in groupby(_all(source).lines, key=_name):
        yield name, b"".join(lines)


def topic(iri: str, quads: Iterable[Quad]) -> str:
    """What the nanopublication of that IRI is about: the concept that it introduces, or else the claim behind it."""
    told = {quad.predicate: str(quad.object)[1:-1] for quad in quads if str(quad.subject).startswith(f"<{iri}")}
    return told.get(_INTRODUCES) or told[_DERIVED]


def _all(source: Source) -> Ordered:
    """The quads of all nanopublications, graph by graph, so that those of one are together."""
    store = stored(Source(source.read, replace(source.choices, inferred=False, provenance=True)))
    store.update(_UPDATE.read_text(encoding="utf-8"))
    return Ordered.of(given_back(_published(store)), key=graph_of)


def _published(store: Store) -> Iterator[Quad]:
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and graph.value.startswith(NAMES):
            yield from store.quads_for_pattern(None, None, None, graph)


def _name(line: bytes) -> str:
    """The name of the nanopublication that a line of N-Quads belongs to."""
    return graph_of(line).decode().removeprefix(f"<{NAMES}").partition("#")[0]


FORMAT = Format(
    name="nanopubs",
    title="Nanopublications",
    media_type="application/trig",
    suffix="nanopubs.trig",
    tool="nanopublication servers and clients (nanopub for Python and Java)",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.INFERENCE, Feature.LEXICON),
    write=write,
    note="One for each statement, denial and concept, with modality, and the sentence as prov:hadPrimarySource. They "
    "hold what is asserted with provenance, whatever is chosen, and are unsigned: sign them with your own key. A "
    "service has each alone, too, at /np/ with what ends its IRI.",
)
