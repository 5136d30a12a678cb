"""Data extension (section 7): the values of properties for concepts that have been matched."""

import math
import re
from typing import Any

from pyoxigraph import Literal
from werkzeug.exceptions import BadRequest

from psykg.engine import Term
from psykg.entities.names import iri_of, is_name
from psykg.service.reconciling.catalogue import Catalogue, catalogue, named
from psykg.service.reconciling.reading import a_list, a_text, an_object, read
from psykg.vocabulary import PSYKG, XSD

_MOST_IDS = 1000
_INTEGERS = frozenset({XSD + "integer", XSD + "int", XSD + "long", XSD + "short", XSD + "nonNegativeInteger"})
_FLOATS = frozenset({XSD + "decimal", XSD + "double", XSD + "float"})
_TIME = XSD + "dateTime"
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


def extension(text: str) -> dict[str, Any]:
    """The properties asked for, and for each identifier their values; none for what the graph does not hold.

    Raises `BadRequest` for what is no data extension query, and for a property that no concept has.
    """
    query = read(text, "extend")
    ids = [a_text(each, "ids") for each in a_list(query.get("ids"), "ids", _MOST_IDS)]
    asked = [
        a_text(an_object(each, "properties").get("id"), "id") for each in a_list(query.get("properties"), "properties")
    ]
    found = catalogue()
    columns = {identifier: _property(found, identifier) for identifier in asked}
    return {
        "meta": [_meta(found, identifier, iri) for identifier, iri in columns.items()],
        "rows": {each: {identifier: _cells(found, each, iri) for identifier, iri in columns.items()} for each in ids},
    }


def proposal(kind: str, limit: int | None) -> dict[str, Any]:
    """The properties that concepts of a kind have, so many at most; None is all of them."""
    found = catalogue()
    proposed = found.properties.of_kind(iri_of(kind))[:limit]
    return {"type": kind, "properties": [named(each) for each in proposed]} | ({"limit": limit} if limit else {})


def _property(found: Catalogue, identifier: str) -> str:
    if not is_name(identifier) or iri_of(identifier) not in found.properties:
        raise BadRequest(f"No concept has a property “{identifier[:80]}”. The service proposes those that there are.")
    return iri_of(identifier)


def _meta(found: Catalogue, identifier: str, iri: str) -> dict[str, Any]:
    kind = found.properties.kind_of_values(iri)
    return {"id": identifier, "name": found.index.thing(iri).label} | ({"type": named(kind)} if kind else {})


def _cells(found: Catalogue, identifier: str, iri: str) -> list[dict[str, Any]]:
    values = found.properties.values(iri).get(iri_of(identifier), ()) if is_name(identifier) else ()
    return [_cell(found, value) for value in sorted(values, key=lambda value: _label(found, value))]


def _label(found: Catalogue, value: Term) -> tuple[str, str]:
    label = value.value if isinstance(value, Literal) else found.index.thing(value.value).label
    return label.casefold(), value.value


def _cell(found: Catalogue, value: Term) -> dict[str, Any]:
    """A value in one of the specification's forms. Only what is in the identifier space is an entity."""
    if isinstance(value, Literal):
        return _plain(value)
    iri = value.value
    return named(found.index.thing(iri)) if iri in found.index.members or iri.startswith(PSYKG) else {"str": iri}


def _plain(value: Literal) -> dict[str, Any]:
    datatype = value.datatype.value
    try:
        if datatype in _INTEGERS:
            return {"int": int(value.value)}
        if datatype in _FLOATS and math.isfinite(float(value.value)):
            return {"float": float(value.value)}
    except ValueError:
        return {"str": value.value}
    return {"date" if datatype == _TIME and _ISO.fullmatch(value.value) else "str": value.value}
