"""The engine in this process: an in-memory pyoxigraph store."""

import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from pyoxigraph import (
    DefaultGraph,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    Variable,
)

from psykg.engine.admission import admitted
from psykg.engine.diagnosis import diagnosis
from psykg.engine.masking import masked, names_service
from psykg.engine.results import Boolean, Result, Solutions, Term, Triples
from psykg.engine.stack import with_deep_stack
from psykg.errors import EngineUnavailableError, QueryRefusedError

AT_ONCE = 2 * (os.cpu_count() or 1)
"""Queries that one engine evaluates at a time. More wait for their turn."""

_PATIENCE = 1
"""Seconds that a query waits for its turn. Queries take a thousandth of that, unless they run away."""


class EmbeddedEngine:
    """Evaluates queries over quads held in memory. Without FROM, the default graph is the union of all graphs.

    The union is stored beside the graphs. pyoxigraph could make it up for each query, but a triple that stands in
    several graphs would then count several times, and an RDF graph is a set (RDF 1.1 Concepts, section 3).
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._store = Store()
        self._store.bulk_extend(each for quad in quads for each in (quad, _of_union(quad)))
        self._empty = Store()
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None) -> Result:
        """As `Engine.query` says."""
        query = admitted(text)
        try:
            with self._turn():
                return with_deep_stack(lambda: self._evaluate(query, bindings or {}))
        except SyntaxError as error:
            raise diagnosis(query, error.msg) from None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=_PATIENCE):
            raise EngineUnavailableError(f"{AT_ONCE} queries are running here, which is the most. Try again later.")
        try:
            yield
        finally:
            self._turns.release()

    def _evaluate(self, query: str, bindings: Mapping[str, Term]) -> Result:
        if names_service(query):
            self._read_masked(query)
        try:
            return _read(
                self._store.query(query, substitutions={Variable(name): term for name, term in bindings.items()})
            )
        except RuntimeError as error:
            raise QueryRefusedError(f"The query cannot be evaluated: {error}.") from None

    def _read_masked(self, query: str) -> None:
        """Raises `SyntaxError` where the query can be read only as a call to another endpoint."""
        with suppress(RuntimeError):
            self._empty.query(masked(query))


def _read(found: QueryBoolean | QuerySolutions | QueryTriples) -> Result:
    """The result, read to its end: pyoxigraph evaluates while it is read."""
    if isinstance(found, QueryBoolean):
        return Boolean(bool(found))
    if isinstance(found, QuerySolutions):
        return Solutions(found.serialize(format=QueryResultsFormat.JSON) or b"")
    return Triples.of(found)


def _of_union(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
