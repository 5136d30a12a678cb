"""The turns of phrase of `turns.toml`, by their names."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def filled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern with words in the place of their names in braces."""
    for name, alternatives in words.items():
        pattern = pattern.replace(f"{{{name}}}", alternatives)
    return re.compile(pattern)


@cache
def turns(name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a turn of phrase that is put in several ways."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(map(re.compile, told[name]))


def turn(name: str) -> re.Pattern[str]:
    """The pattern of one that is put in one way."""
    (pattern,) = turns(name)
    return pattern
