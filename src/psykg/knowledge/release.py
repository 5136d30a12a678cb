"""The ontology as it is released: one graph, for tools that know OWL and no named graphs.

It holds what people wrote and nothing inferred: schema, concepts, the text and each statement of a claim, which carries
its sentence and its modality as OWL axiom annotations, so that Protégé shows them beside it. The steps stand in
`release/`, one CONSTRUCT query each.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pyoxigraph import Quad, QueryTriples, Store

from psykg.knowledge.dataset import asserted_quads
from psykg.knowledge.files import ONTOLOGY

_STEPS = Path(__file__).with_name("release")

DEFINITIONS = _STEPS / "definitions.rq"
"""The step that says each definition once more; it needs no named graph."""


def released_quads(folder: Path = ONTOLOGY) -> Iterator[Quad]:
    """The released graph, each triple once, in the default graph. Raises what `read_quads` raises."""
    written, released = Store(), Store()
    written.extend(asserted_quads(folder))
    for step in sorted(_STEPS.glob("*.rq")):
        triples = cast("QueryTriples", written.query(step.read_text(encoding="utf-8"), use_default_graph_as_union=True))
        released.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    yield from released
