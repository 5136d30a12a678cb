"""The engine, and what writes, as the settings ask for them."""

import os
from collections.abc import Iterable
from functools import partial

from pyoxigraph import Quad, Store

from psykg.engine.embedded import united
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import Elsewhere, InMemory, OnDisk, Source
from psykg.engine.isolation.unconfined import Unconfined
from psykg.engine.isolation.writer import Writer
from psykg.engine.remote.credentials import Credentials
from psykg.engine.storage import Storage
from psykg.knowledge.additions import added_quads
from psykg.knowledge.dataset import closure_quads
from psykg.knowledge.extension import extension
from psykg.service.settings import Settings


def assembled(settings: Settings) -> tuple[IsolatedEngine, Writer | None]:
    """An engine with workers of its own; and what writes into its data, where that is asked for.

    Raises what reading the data raises, and `StoreError`.
    """
    services = frozenset(settings.services)
    if settings.published:  # Nobody asks but the program itself.
        return _unconfined(settings, services), None
    if not settings.store:
        return IsolatedEngine(Pool(_source(settings, services), settings.limits, settings.workers)), None
    storage = Storage(settings.store, bare=settings.bare, ours=closure_quads)
    pool = Pool(OnDisk(settings.limits, services), settings.limits, settings.workers)
    engine = IsolatedEngine(pool, storage.reading, lambda: storage.version)
    return engine, Writer(pool, storage, services) if settings.writable else None


def _unconfined(settings: Settings, services: frozenset[str]) -> IsolatedEngine:
    if not settings.store:
        return IsolatedEngine(Unconfined(_source(settings, services)))
    storage = Storage(settings.store, bare=settings.bare, ours=closure_quads)
    return IsolatedEngine(Unconfined(OnDisk(settings.limits, services)), storage.reading)


def _source(settings: Settings, services: frozenset[str]) -> Source:
    if settings.endpoint:
        return Elsewhere(settings.endpoint, settings.limits, Credentials.of(os.environ), services)
    return InMemory(partial(_in_memory, settings), settings.limits, services)


def _in_memory(settings: Settings) -> Store:
    """What is served without a store on disk. Done in the spawner's process, and handed to it by name."""
    given = brought_by(settings)
    if not settings.bare:
        return united([*closure_quads(), *given])
    store = Store()
    store.bulk_extend(given)
    return store


def brought_by(settings: Settings) -> Iterable[Quad]:
    """The quads of the users' files, found good before, with what follows from them; of a bare dataset, these alone.

    Raises what `added_quads` and `extension` raise.
    """
    given = added_quads(settings.data)
    return given if settings.bare else extension(given).quads
