"""The engine in this process: an in-memory pyoxigraph store."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from pyoxigraph import DefaultGraph, Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, Store, Variable

from psykg.engine.admission import admitted
from psykg.engine.diagnosis import diagnosis
from psykg.engine.masking import masked, names_service
from psykg.engine.results import Boolean, Result, Solutions, Term, Triples
from psykg.engine.stack import with_deep_stack
from psykg.errors import QueryRefusedError


class EmbeddedEngine:
    """Evaluates queries over quads held in memory. Without FROM, the default graph is the union of all graphs.

    The union is stored beside the graphs. pyoxigraph could make it up for each query, but a triple that stands in
    several graphs would then count several times, and an RDF graph is a set (RDF 1.1 Concepts, section 3).
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._store = Store()
        self._store.bulk_extend(each for quad in quads for each in (quad, _of_union(quad)))
        self._empty = Store()

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None) -> Result:
        """As `Engine.query` says."""
        query = admitted(text)
        try:
            return with_deep_stack(lambda: self._evaluate(query, bindings or {}))
        except SyntaxError as error:
            raise diagnosis(query, error.msg) from None
        except RuntimeError as error:
            raise QueryRefusedError(f"The query cannot be evaluated: {error}.") from None

    def _evaluate(self, query: str, bindings: Mapping[str, Term]) -> Result:
        if names_service(query):
            self._read_masked(query)
        found = self._store.query(query, substitutions={Variable(name): term for name, term in bindings.items()})
        if isinstance(found, QueryBoolean):
            return Boolean(bool(found))
        if isinstance(found, QuerySolutions):
            return Solutions(found.serialize(format=QueryResultsFormat.JSON) or b"")
        return Triples.of(found)

    def _read_masked(self, query: str) -> None:
        """Raises `SyntaxError` where the query can be read only as a call to another endpoint."""
        with suppress(RuntimeError):
            self._empty.query(masked(query))


def _of_union(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
