"""What an operator can set. `psykg serve` puts it in the environment, where the server's workers find it."""

import json
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
        return cls(data=tuple(map(Path, json.loads(environment.get(_DATA, "[]")))))

    def as_environment(self) -> dict[str, str]:
        """The variables that carry these settings to another process. JSON, as paths may hold any separator."""
        return {_DATA: json.dumps([str(path.resolve()) for path in self.data])}
