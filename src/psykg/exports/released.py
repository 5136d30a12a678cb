"""What is asserted, as OWL tools want it: one graph, sentences as annotations, every entity declared, nothing to fetch.

The released ontology (`psykg.knowledge.release`) of whatever the source holds, added data too.
"""

from dataclasses import replace
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode, Quad, QueryTriples, Store

from psykg.exports.annotated import annotated_quads
from psykg.exports.source import Ordered, Source
from psykg.knowledge.release import DEFINITIONS
from psykg.vocabulary import OWL

_DECLARATIONS = Path(__file__).with_name("declarations.rq")
_IMPORTS = NamedNode(OWL + "imports")


def released(source: Source) -> Ordered:
    """The asserted quads of the source as one graph, in order. What is imported elsewhere is not asked for."""
    stated = Source(source.read, replace(source.choices, inferred=False))
    quads = [quad for quad in annotated_quads(stated) if quad.predicate != _IMPORTS]
    store = Store()
    store.bulk_extend(quads)
    definitions = _constructed(store, DEFINITIONS)
    store.extend(definitions)
    return Ordered.of([*quads, *definitions, *_constructed(store, _DECLARATIONS)])


def _constructed(store: Store, query: Path) -> list[Quad]:
    triples = cast("QueryTriples", store.query(query.read_text(encoding="utf-8")))
    return [Quad(each.subject, each.predicate, each.object) for each in triples]
