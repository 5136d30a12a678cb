"""JSON in parameters of a request, read within bounds; each error says where in it something is wrong."""

import json
from typing import Any, cast

from werkzeug.exceptions import BadRequest

MOST = 50
"""Kinds, properties or values in one place."""


def read(text: str, parameter: str) -> dict[str, Any]:
    """The object in a parameter. Raises `BadRequest`."""
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise BadRequest(f"The parameter “{parameter}” is not JSON in UTF-8. Send one object.") from None
    return an_object(found, parameter)


def an_object(found: object, where: str) -> dict[str, Any]:
    """What was found, if it is an object. Raises `BadRequest`."""
    if not isinstance(found, dict):
        raise wrong(where, "an object")
    return cast("dict[str, Any]", found)


def a_list(found: object, where: str, most: int = MOST) -> list[Any]:
    """What was found, if it is a list of at most so many. Raises `BadRequest`."""
    if not isinstance(found, list) or len(found) > most:
        raise wrong(where, f"a list of {most} at most")
    return found


def a_text(found: object, where: str) -> str:
    """What was found, if it is a string. Raises `BadRequest`."""
    if not isinstance(found, str):
        raise wrong(where, "a string")
    return found


def wrong(where: str, right: str) -> BadRequest:
    """The error for what is not what it should be."""
    return BadRequest(f"“{where[:200]}” must be {right}.")
