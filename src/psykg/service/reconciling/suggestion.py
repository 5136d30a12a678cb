"""Suggest services (section 6): concepts, kinds and properties as one types."""

import sys
from collections.abc import Container
from enum import StrEnum
from typing import Any

from psykg.entities.index import by_label
from psykg.entities.names import iri_of, is_name
from psykg.entities.search import search
from psykg.entities.terms import Thing
from psykg.service.reconciling.catalogue import Catalogue, catalogue, named

_PAGE = 20
"""Suggestions at a time."""


class Sort(StrEnum):
    """What there are suggestions of, in the specification's words: concepts, kinds and properties."""

    ENTITY = "entity"
    TYPE = "type"
    PROPERTY = "property"


def suggestions(sort: Sort, prefix: str, cursor: int) -> dict[str, Any]:
    """What has such a name or a label that goes on like the prefix, from the `cursor`th on; all there is for none."""
    found = catalogue()
    things = _things(found, sort, prefix.strip())[cursor : cursor + _PAGE]
    return {"result": [_told(found, sort, thing) for thing in things]}


def within(sort: Sort, identifier: str) -> Thing | None:
    """The concept, kind or property of that identifier; None where there is none."""
    found = catalogue()
    iri = iri_of(identifier) if is_name(identifier) else ""
    return found.index.thing(iri) if iri in _among(found, sort) else None


def _among(found: Catalogue, sort: Sort) -> Container[str]:
    among: dict[Sort, Container[str]] = {
        Sort.ENTITY: found.index.members,
        Sort.TYPE: found.kinds,
        Sort.PROPERTY: found.properties,
    }
    return among[sort]


def _things(found: Catalogue, sort: Sort, prefix: str) -> list[Thing]:
    among = _among(found, sort)
    if not prefix:
        return sorted((found.index.thing(iri) for iri in found.index if iri in among), key=by_label)
    meant = within(sort, prefix)
    hits = [hit.thing for hit in search(found.index, prefix, sys.maxsize) if hit.thing.iri in among]
    return list(dict.fromkeys([meant, *hits] if meant else hits))


def _told(found: Catalogue, sort: Sort, thing: Thing) -> dict[str, Any]:
    description = found.definition(thing.iri)
    told = found.type(thing) if sort is Sort.TYPE else named(thing)
    if sort is Sort.ENTITY:
        told["notable"] = [named(kind) for kind in found.kinds.shown(thing.iri)]
    return told | ({"description": description} if description else {})
