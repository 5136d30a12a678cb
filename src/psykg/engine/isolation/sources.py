"""What a worker evaluates over: data in memory, a version of a store on disk, or an endpoint elsewhere.

A source travels to the spawner, which prepares it; the workers that it forks take their engine from it.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from pyoxigraph import Store

from psykg.engine.contract import Engine
from psykg.engine.embedded import EmbeddedEngine
from psykg.engine.language.admission import admitted
from psykg.engine.limits import Limits
from psykg.engine.remote.credentials import Credentials
from psykg.errors import PsykgError


class Source(Protocol):
    """Where the data is that workers evaluate over. `networked` says whether they must reach other machines."""

    networked: bool

    def prepare(self) -> None:
        """What all workers share; done once, in the spawner."""
        ...

    def engine(self, version: Path | None) -> Engine:
        """The engine over the data, in its given version where there are several; asked for by each job."""
        ...


class InMemory:
    """The store that `load` makes in memory, made once by the spawner and shared by its workers."""

    def __init__(self, load: Callable[[], Store], limits: Limits, services: frozenset[str]) -> None:
        self.networked = bool(services)
        self._load = load
        self._limits = limits
        self._services = services

    def prepare(self) -> None:
        """Make the store, and what reads queries. Raises what `load` raises."""
        self._engine = EmbeddedEngine(self._load(), largest=self._limits.result, services=self._services)
        admitted("ASK {}")

    def engine(self, version: Path | None) -> Engine:  # noqa: ARG002 (there is but one)
        """The engine over that store."""
        return self._engine


class OnDisk:
    """A store on disk, of which each version is a folder that is never written again."""

    def __init__(self, limits: Limits, services: frozenset[str]) -> None:
        self.networked = bool(services)
        self._limits = limits
        self._services = services
        self._opened: tuple[Path | None, Engine] | None = None

    def prepare(self) -> None:
        """Make what reads queries; each worker opens the version that it is asked about."""
        admitted("ASK {}")

    def engine(self, version: Path | None) -> Engine:
        """The engine over that version; a worker keeps the last one open."""
        if not self._opened or self._opened[0] != version:
            store = Store.read_only(str(version))
            self._opened = version, EmbeddedEngine(store, largest=self._limits.result, services=self._services)
        return self._opened[1]


class Elsewhere:
    """An endpoint at `url`: the workers wait for it, so that what waits too long or takes too much can be ended."""

    networked = True

    def __init__(self, url: str, limits: Limits, credentials: Credentials | None, services: frozenset[str]) -> None:
        """Raises `EngineUnavailableError` for an address that is none."""
        from psykg.engine.remote.engine import RemoteEngine  # noqa: PLC0415  (loads a client that no other source needs)

        self._engine = RemoteEngine(url, limits.seconds, limits.result, credentials, services)

    def prepare(self) -> None:
        """Ask the endpoint something, to learn its ways. One that is down may come up later."""
        with suppress(PsykgError):
            self._engine.query("ASK {}")

    def engine(self, version: Path | None) -> Engine:  # noqa: ARG002 (there is but one)
        """The engine that asks the endpoint."""
        return self._engine
