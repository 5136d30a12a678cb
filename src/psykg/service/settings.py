"""What an operator can set. `psykg serve` puts it in the environment, where the server's workers find it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_DATA = "PSYKG_DATA"


@dataclass(frozen=True, slots=True)
class Settings:
    """`data`: files and folders of RDF to serve beside the ontology."""

    data: tuple[Path, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The settings that `as_environment` wrote."""
        listed = environment.get(_DATA, "")
        return cls(data=tuple(Path(path) for path in listed.split(os.pathsep) if path))

    def as_environment(self) -> dict[str, str]:
        """The variables that carry these settings to another process."""
        return {_DATA: os.pathsep.join(str(path.resolve()) for path in self.data)}
