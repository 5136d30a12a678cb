"""What an operator can set. `psykg serve` puts it in the environment, where the server's worker finds it."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from psykg.engine.limits import MEBIBYTE, Limits
from psykg.errors import SettingsError

_SETTINGS = "PSYKG_SETTINGS"
TOKEN = "PSYKG_TOKEN"  # noqa: S105 (the name of a variable, which holds the token)
"""The environment variable that holds the token for writing, where no file does."""


@dataclass(frozen=True)
class Settings:
    """`data`: files and folders of RDF to serve beside the ontology, or alone where the dataset is `bare`.

    `store`: the folder of a store on disk. `endpoint`: the address of another server that evaluates the queries.
    `writable`: whether updates are taken, with the token in `token_file` or the environment. `workers`: queries
    evaluated at a time. `timeout` in seconds, `memory` and `result` in MiB: what one query may take. `services`: the
    endpoints that SERVICE may call. `rate`: requests a minute of one client; None for any number. `proxies`: how many
    stand before the service, each of which says in `X-Forwarded-` headers for whom, and under which address, it asks.
    `published`: whether pages are made to be files, behind which nothing answers.
    """

    data: tuple[Path, ...] = ()
    bare: bool = False
    store: Path | None = None
    endpoint: str | None = None
    writable: bool = False
    token_file: Path | None = None
    workers: int = 4 * (os.cpu_count() or 1)
    timeout: float = Limits.seconds
    memory: int = Limits.memory // MEBIBYTE
    result: int = Limits.result // MEBIBYTE
    services: tuple[str, ...] = ()
    rate: int | None = None
    proxies: int = 0
    published: bool = False

    def check(self) -> None:
        """Raises `SettingsError` for settings that do not go together."""
        if self.endpoint and (self.store or self.data or self.writable or self.bare):
            raise SettingsError(
                "--endpoint serves what another server holds: leave out --store, --data, --bare and --writable, "
                "and bring data there with `psykg load --endpoint`."
            )
        if self.store and self.data:
            raise SettingsError(
                "A store holds data of its own: load files into it with `psykg load`, and leave out --data."
            )

    @property
    def limits(self) -> Limits:
        """What one query may take."""
        return Limits(self.timeout, self.memory * MEBIBYTE, self.result * MEBIBYTE)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The settings that `as_environment` wrote."""
        written: dict[str, Any] = json.loads(environment.get(_SETTINGS, "{}"))
        return cls(**{name: _read(name, value) for name, value in written.items()})

    def as_environment(self) -> dict[str, str]:
        """The variable that carries these settings to another process, which may stand in another folder."""
        written = {name: _written(getattr(self, name)) for name in self.__dataclass_fields__}
        return {_SETTINGS: json.dumps(written)}


def _written(value: object) -> object:
    if isinstance(value, Path):
        return str(value.resolve())
    return [_written(each) for each in value] if isinstance(value, tuple) else value


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 (JSON)
    if name in {"store", "token_file"}:
        return value and Path(value)
    if name == "data":
        return tuple(map(Path, value))
    return tuple(value) if isinstance(value, list) else value
