"""Reconciliation queries (section 4): a batch of them read from JSON, and the candidates for each."""

from typing import Any

from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

from psykg.entities.matching import Candidate, Sought, Wanted
from psykg.entities.names import iri_of, is_name
from psykg.service.reconciling.catalogue import catalogue, named
from psykg.service.reconciling.reading import a_list, a_text, an_object, read, wrong

MOST_QUERIES = 50
"""Queries in a batch."""

_LIMIT, _MOST_CANDIDATES = 10, 100
"""Candidates for a query: where it does not say how many, and however many it asks for."""


def results(text: str) -> dict[str, Any]:
    """For each query of the batch its candidates, the best first.

    Raises `BadRequest` for what is no batch, and `RequestEntityTooLarge` for one of too many queries.
    """
    batch = read(text, "queries")
    if len(batch) > MOST_QUERIES:
        raise RequestEntityTooLarge(f"The batch holds {len(batch)} queries. Send {MOST_QUERIES} at most at a time.")
    asked = {key: _query(an_object(query, key), key) for key, query in batch.items()}
    matching = catalogue().matching
    return {key: {"result": [_told(each) for each in matching.candidates(*query)]} for key, query in asked.items()}


def _query(query: dict[str, Any], key: str) -> tuple[Sought, int]:
    text = a_text(query.get("query", ""), f"{key}.query").strip()
    properties = a_list(query.get("properties", []), f"{key}.properties")
    if "query" not in query and not properties:
        raise BadRequest(f"“{key[:200]}” asks for nothing: give it a “query” or “properties”.")
    wanted = tuple(_wanted(each, f"{key}.properties") for each in properties)
    every = query.get("type_strict") == "all"
    return Sought(text, _kinds(query.get("type", []), f"{key}.type"), every, wanted), _limit(query, f"{key}.limit")


def _kinds(found: object, where: str) -> tuple[str, ...]:
    kinds = [found] if isinstance(found, str) else a_list(found, where)
    return tuple(_iri(a_text(kind, where)) for kind in kinds if kind)


def _limit(query: dict[str, Any], where: str) -> int:
    limit = query.get("limit", _LIMIT)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not limit >= 1:
        raise wrong(where, "a positive number")
    return int(min(limit, _MOST_CANDIDATES))


def _wanted(found: object, where: str) -> Wanted:
    mapping = an_object(found, where)
    value = mapping.get("v")
    values = a_list(value, f"{where}.v") if isinstance(value, list) else [value]
    return Wanted(
        property=_iri(a_text(mapping.get("pid"), f"{where}.pid")),
        texts=tuple(_text(each) for each in values if isinstance(each, str | bool)),
        numbers=tuple(float(each) for each in values if isinstance(each, int | float) and not isinstance(each, bool)),
        iris=tuple(_iri(a_text(each.get("id"), f"{where}.v.id")) for each in values if isinstance(each, dict)),
    )


def _text(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value


def _iri(identifier: str) -> str:
    """The IRI that an identifier stands for; what can be none stays as it is, and fits nothing."""
    return iri_of(identifier) if is_name(identifier) else identifier


def _told(candidate: Candidate) -> dict[str, Any]:
    thing = candidate.thing
    description = catalogue().definition(thing.iri)
    return {
        **named(thing),
        **({"description": description} if description else {}),
        "type": [named(kind) for kind in candidate.kinds],
        "score": candidate.score,
        "match": candidate.match,
        "features": [{"id": name, "value": value} for name, value in candidate.features.items()],
    }
