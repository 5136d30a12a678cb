"""Nanopublications: each statement by itself, with what it rests on, so that it can be cited and published alone."""

from collections.abc import Iterator
from dataclasses import replace
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
_NAMES = PSYKG + "np/"
_PREFIXES = {"pub": _NAMES, "np": "http://www.nanopub.org/nschema#", "npx": "http://purl.org/nanopub/x/"}


def write(source: Source, out: BinaryIO) -> None:
    """The nanopublications in TriG, one after the other."""
    store = stored(Source(source.read, replace(source.choices, inferred=False, provenance=True)))
    store.update(_UPDATE.read_text(encoding="utf-8"))
    quads = Ordered.of(given_back(_published(store)), key=graph_of)
    serialised(quads, RdfFormat.TRIG, out, **_PREFIXES)


def _published(store: Store) -> Iterator[Quad]:
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and graph.value.startswith(_NAMES):
            yield from store.quads_for_pattern(None, None, None, graph)


FORMAT = Format(
    name="nanopubs",
    title="Nanopublications",
    media_type="application/trig",
    suffix="nanopubs.trig",
    tool="nanopublication servers and clients (nanopub for Python and Java)",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.INFERENCE, Feature.LEXICON),
    write=write,
    note="One for each statement, denial and concept, with modality, and the sentence as prov:hadPrimarySource. They "
    "hold what is asserted with provenance, whatever is chosen, and are unsigned: sign them with your own key.",
)
