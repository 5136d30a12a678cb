"""The engine in this process: a pyoxigraph store, without a limit on time and memory."""

import sys
from collections.abc import Iterable, Mapping
from functools import partial

from pyoxigraph import Quad, Store

from psykg.engine.contract import Query
from psykg.engine.departure import Departure
from psykg.engine.evaluation import evaluated
from psykg.engine.language.admission import admitted
from psykg.engine.language.diagnosis import diagnosis
from psykg.engine.results import Answer, Result, Term
from psykg.engine.stack import with_deep_stack
from psykg.knowledge.moving import with_union


class EmbeddedEngine:
    """Evaluates queries over a store. Answers have at most `largest` bytes; SERVICE may call `services` only.

    Deadlines and departures are not heeded: nothing can end what was begun in this process. `IsolatedEngine` can.
    """

    def __init__(self, store: Store, *, largest: int = sys.maxsize, services: frozenset[str] = frozenset()) -> None:
        self._store = store
        self._largest = largest
        self._services = services

    def answer(
        self,
        query: Query,
        *,
        seconds: float | None = None,  # noqa: ARG002 (see the class)
        departure: Departure | None = None,  # noqa: ARG002
    ) -> Answer:
        """As `Engine.answer` says."""
        text = query.text if query.own else admitted(query.text)
        largest = min(self._largest, query.largest or self._largest)
        try:
            return with_deep_stack(partial(evaluated, self._store, query, text, largest))
        except SyntaxError as error:
            raise diagnosis(text, error.msg) from None

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None) -> Result:
        """As `Engine.query` says."""
        return self.answer(Query(text, bindings or {})).result()


def united(quads: Iterable[Quad]) -> Store:
    """A store that holds the quads in memory, and as its default graph the union of all graphs.

    The union is stored beside the graphs. pyoxigraph could make it up for each query, but a triple that stands in
    several graphs would then count several times, and an RDF graph is a set (RDF 1.1 Concepts, section 3).
    """
    store = Store()
    store.bulk_extend(with_union(quads))
    return store
