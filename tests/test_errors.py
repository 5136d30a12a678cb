"""The tree of errors is drawn as it is."""

import re
from collections.abc import Iterator

from psykg import errors


def _drawn(kind: type[Exception], depth: int = 1) -> Iterator[tuple[int, str]]:
    """The class and those below it, each with its indentation."""
    yield depth, kind.__name__
    for narrower in kind.__subclasses__():
        yield from _drawn(narrower, depth + 1)


def test_the_tree_in_the_docstring_names_exactly_the_classes_each_below_its_own() -> None:
    lines = re.findall(r"^((?:  )+)(\w+Error)\b", errors.__doc__ or "", re.MULTILINE)
    told = [(len(indent) // 2 - 1, name) for indent, name in lines]
    assert told == list(_drawn(errors.PsykgError))
