"""Why something follows, on the small graph."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from pyoxigraph import NamedNode, Quad

from psykg.engine import Engine
from psykg.entities.description import describe
from psykg.entities.index import Index
from psykg.entities.reasons import Reason, Reasons
from psykg.vocabulary import INFERRED_GRAPH

ASKING = 8


def test_the_quads_are_read_once_however_many_ask_first(garden: Engine, garden_quads: list[Quad], index: Index) -> None:
    readings = []

    def asserted() -> Iterator[Quad]:
        readings.append("begun")
        time.sleep(0.05)  # Long enough for all the others to come and ask.
        yield from (quad for quad in garden_quads if quad.graph_name != NamedNode(INFERRED_GRAPH))

    reasons, start = Reasons(asserted), Barrier(ASKING)
    (growing,) = next(g.statements for g in describe(garden, "tulip", index).outgoing if g.relation.name == "growsIn")

    def ask(_: int) -> Reason | None:
        start.wait()
        return reasons.why(index, growing)

    with ThreadPoolExecutor(ASKING) as threads:
        told = list(threads.map(ask, range(ASKING)))
    assert readings == ["begun"]
    assert told[0] is not None
    assert told[0].premises
    assert told == [told[0]] * ASKING
