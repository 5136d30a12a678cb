"""What endpoints answer, read into results: any SPARQL format, and the ways of its own that Virtuoso has."""

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results, serialize

from psykg.engine.results import Boolean, Solutions, Triples
from psykg.errors import ResultTooLargeError
from psykg.vocabulary import XSD

_TRUTH = "__ASK_RETVAL"
"""The variable in which Virtuoso answers ASK: a row with 1 where the answer is yes, and otherwise no row, or 0."""


def table(media_type: str, body: bytes) -> Solutions | Boolean:
    """The rows or the truth in a body. Raises `SyntaxError` or `ValueError` where there is neither."""
    written = QueryResultsFormat.from_media_type(media_type) or QueryResultsFormat.JSON
    if written == QueryResultsFormat.JSON and b'"link"' in body[:100]:
        body = _as_standardised(body)
    parsed = parse_query_results(body, format=written)
    if isinstance(parsed, QueryBoolean):
        return Boolean(bool(parsed))
    if [variable.value for variable in parsed.variables] == [_TRUTH]:
        return Boolean(any(row[0].value in {"1", "true"} for row in parsed))
    return Solutions(parsed.serialize(format=QueryResultsFormat.JSON) or b"")


def graph(media_type: str, body: bytes, largest: int) -> Triples:
    """The triples in a body. Raises `SyntaxError` or `ValueError` where there are none.

    Small bodies can hold huge graphs. Of Turtle, whose prefixes may be long and used often, at most `largest` bytes of
    N-Triples are taken (`ResultTooLargeError`). RDF/XML, whose entities multiply while it is read, is not read at all.
    """
    written = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
    if written not in {RdfFormat.N_TRIPLES, RdfFormat.TURTLE}:
        raise ValueError(f"{written.name}, where N-Triples or Turtle was asked for")
    return Triples(b"".join(sorted(_lines((quad.triple for quad in parse(body, format=written)), largest))))


def _lines(triples: Iterable[Triple], largest: int) -> set[bytes]:
    lines: set[bytes] = set()
    size = 0
    for triple in triples:
        line = serialize([triple], format=RdfFormat.N_TRIPLES) or b""
        size += 0 if line in lines else len(line)
        if size > largest:
            raise ResultTooLargeError(f"The graph has more than {largest} bytes, which is the most. Ask for less.")
        lines.add(line)
    return lines


def _as_standardised(body: bytes) -> bytes:
    """Virtuoso's JSON with the terms as SPARQL 1.1 Query Results JSON Format, section 3.2.2, writes them."""
    answer = json.loads(body)
    with suppress(LookupError, TypeError, AttributeError):
        for row in answer["results"]["bindings"]:
            for term in row.values():
                _standardise(term)
    return json.dumps(answer).encode()


def _standardise(term: dict[str, Any]) -> None:
    """Blank nodes come as addresses, which are no labels; truth comes as a number, whichever way it was written."""
    if term["type"] == "bnode":
        term["value"] = term["value"].removeprefix("nodeID://")
    elif term.get("datatype") == f"{XSD}boolean":
        term["value"] = {"1": "true", "0": "false"}.get(term["value"], term["value"])
