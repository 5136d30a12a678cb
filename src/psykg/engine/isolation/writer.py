"""Writes into a store on disk: each in a worker, on a copy that becomes the next version or is thrown away."""

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from pyoxigraph import Store

from psykg.engine.contract import Dataset
from psykg.engine.departure import Departure
from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import Source
from psykg.engine.stack import with_deep_stack
from psykg.engine.storage import Storage
from psykg.engine.storage.labels import LabelWriter
from psykg.engine.storage.locks import shared
from psykg.engine.writing import Document, PlainDataset, UnitedDataset, WritableDataset, drop, extend, perform, replace

T = TypeVar("T")


class Writer:
    """Changes the dataset of a storage. When a method returns, all is done and on disk; when it raises, nothing is.

    `seconds` and `departure` are as in `Engine.answer`; each method raises what that one says, too.
    """

    def __init__(self, pool: Pool, storage: Storage, services: frozenset[str]) -> None:
        self._pool = pool
        self._storage = storage
        self._services = services

    def update(
        self,
        text: str,
        *,
        base: str | None,
        using: Dataset | None,
        seconds: float | None = None,
        departure: Departure | None = None,
    ) -> None:
        """Do a SPARQL update. Raises what `psykg.engine.writing.perform` does."""
        work = partial(perform, text=text, base=base, using=using, services=self._services)
        self._done(work, seconds, departure)

    def replace(self, graph: str | None, documents: Sequence[Document], departure: Departure | None = None) -> bool:
        """Have a graph, or else the default graph, hold the documents alone; whether it is new."""
        return self._done(partial(replace, graph=graph, documents=documents), None, departure)

    def extend(self, graph: str | None, documents: Sequence[Document], departure: Departure | None = None) -> bool:
        """Add documents to a graph, or else to the default graph; whether it is new."""
        return self._done(partial(extend, graph=graph, documents=documents), None, departure)

    def drop(self, graph: str | None, departure: Departure | None = None) -> None:
        """Remove a graph. Raises `UnknownGraphError`."""
        self._done(partial(drop, graph=graph), None, departure)

    def _done(self, work: Callable[[WritableDataset], T], seconds: float | None, departure: Departure | None) -> T:
        with self._storage.change() as draft:
            protected = None if self._storage.bare else frozenset(graph.value for graph in self._storage.protected)
            return cast("T", self._pool.run(partial(_write, work, draft, protected), seconds, departure, writes=True))


def _write(
    work: Callable[[WritableDataset], T],
    draft: Path,
    protected: frozenset[str] | None,
    source: Source,  # noqa: ARG001 (a copy is written to, not what others read)
) -> T:
    """In a worker: do the work on the copy, and close it.

    It holds the copy, so that its place is nobody else's if it outlives the service, and with that the writers' lock.
    """
    with shared(draft):
        store = Store(str(draft))
        dataset: WritableDataset = PlainDataset(store) if protected is None else UnitedDataset(store, protected)
        outcome = with_deep_stack(partial(work, dataset))
        with closing(LabelWriter(draft)) as labels:
            labels.renew(dataset.renamed, store, united=protected is not None)
        store.flush()
    return outcome
