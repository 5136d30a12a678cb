"""The engine in this process: an in-memory pyoxigraph store."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, Store, Variable

from psykg.engine.results import Boolean, Result, Solutions, Term, Triples
from psykg.engine.stack import with_deep_stack


class EmbeddedEngine:
    """Evaluates queries over quads held in memory. The default graph is the union of all graphs."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._store = Store()
        self._store.bulk_extend(quads)

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None) -> Result:
        """As `Engine.query` says."""
        return with_deep_stack(lambda: self._evaluate(text, bindings or {}))

    def _evaluate(self, text: str, bindings: Mapping[str, Term]) -> Result:
        found = self._store.query(
            text,
            use_default_graph_as_union=True,
            substitutions={Variable(name): term for name, term in bindings.items()},
        )
        if isinstance(found, QueryBoolean):
            return Boolean(bool(found))
        if isinstance(found, QuerySolutions):
            return Solutions(found.serialize(format=QueryResultsFormat.JSON) or b"")
        return Triples.of(found)
