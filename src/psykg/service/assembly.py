"""The engine as the settings ask for it."""

from functools import partial

from pyoxigraph import Store

from psykg.engine.embedded import united
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.sources import InMemory
from psykg.knowledge.additions import added_quads
from psykg.knowledge.dataset import closure_quads
from psykg.service.settings import Settings


def engine_for(settings: Settings) -> IsolatedEngine:
    """An engine with workers of its own. Raises what reading the data raises."""
    source = InMemory(partial(_in_memory, settings), settings.limits, frozenset(settings.services))
    return IsolatedEngine(source, settings.limits, settings.workers)


def _in_memory(settings: Settings) -> Store:
    """What is served without a store on disk. Done in another process, and handed to it by name."""
    added = added_quads(settings.data)
    if not settings.bare:
        return united([*closure_quads(), *added])
    store = Store()
    store.bulk_extend(added)
    return store
