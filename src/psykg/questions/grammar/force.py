"""How strongly a question puts it: that something is always so, should or must be so, or of others as well."""

import re
import tomllib
from enum import Enum
from functools import cache
from pathlib import Path


class Force(Enum):
    """What a question asks for beyond that something is so; as `force.toml` names them."""

    ALWAYS = "always"
    NORM = "norm"
    NECESSITY = "necessity"
    CUSTOM = "custom"
    OTHERS = "others"
    NUMBER = "number"
    POSSIBILITY = "possibility"


def force_of(text: str) -> Force | None:
    """The force of a question; None where it asks no more than whether something is so."""
    return next((force for force, pattern in _patterns().items() if pattern.search(text)), None)


@cache
def _patterns() -> dict[Force, re.Pattern[str]]:
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {force: re.compile(told[force.value]) for force in Force}
