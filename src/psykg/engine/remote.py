"""The engine elsewhere: any SPARQL 1.1 endpoint, spoken to with SPARQLWrapper.

Not imported by `psykg.engine` itself: SPARQLWrapper takes its time to load, and the embedded engine needs none of it.
"""

import ast
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from psykg.engine.binding import bound
from psykg.engine.diagnosis import fault_in
from psykg.engine.results import Boolean, Result, Solutions, Term, Triples
from psykg.engine.tokens import Token, resolved, tokens
from psykg.errors import EngineUnavailableError, PsykgError, QueryRefusedError, QuerySyntaxError

_REFUSALS = {HTTPStatus.FORBIDDEN, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY}


class RemoteEngine:
    """Sends queries to the endpoint at `url`, and waits `patience` seconds for each answer.

    What the endpoint makes of a query is its own affair: its extensions and its SERVICE calls are let through.
    Updates are not sent. Raises `EngineUnavailableError` for an address that is not one of the web.
    """

    def __init__(self, url: str, patience: int = 60) -> None:
        if not url.startswith(("http://", "https://")):
            raise EngineUnavailableError(
                f"{url} is not the address of an endpoint. It must begin with http:// or https://."
            )
        self._url = url
        self._patience = patience

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None) -> Result:
        """As `Engine.query` says."""
        query = resolved(text)
        found = tuple(tokens(query))
        form = _form(found)
        if form is None or form not in _FORMS:
            raise fault_in(query, found) or QuerySyntaxError("The text is not a SPARQL query.")
        wanted, read = _FORMS[form]
        media_type, body = self._answer(self._request(bound(query, found, bindings or {}), form, wanted), query, found)
        try:
            return read(media_type, body)
        except (SyntaxError, ValueError) as error:
            raise EngineUnavailableError(f"{self._url} answered with something else than a result: {error}.") from None

    def _request(self, query: str, form: str, wanted: str) -> SPARQLWrapper:
        request = SPARQLWrapper(self._url, returnFormat=wanted, agent="psykg")
        request.setMethod(POST)
        request.setTimeout(self._patience)
        request.setQuery(query)
        # SPARQLWrapper looks for the form with a pattern, and a comment that holds INSERT can make it send an update.
        request.queryType = form.strip("'")
        return request

    def _answer(self, request: SPARQLWrapper, query: str, found: Sequence[Token]) -> tuple[str, bytes]:
        """The media type and the body of the endpoint's answer."""
        try:
            response = request.query().response
            return response.headers.get_content_type(), response.read()
        except QueryBadFormed as error:
            raise fault_in(query, found) or QuerySyntaxError(f"{self._url} refuses the query: {_said(error)}") from None
        except HTTPError as error:
            raise self._failure(error.code, _detail(error.read())) from None
        except (SPARQLWrapperException, HTTPException, OSError, ValueError) as error:
            reason = _said(error) or _reason(error)
            raise EngineUnavailableError(f"{self._url} does not answer: {reason}. Check the address.") from None

    def _failure(self, status: int, detail: str) -> PsykgError:
        kind = QueryRefusedError if status in _REFUSALS else EngineUnavailableError
        return kind(f"{self._url} answered with status {status}: {detail}")


def _form(found: Sequence[Token]) -> str | None:
    """The first keyword after the prologue: the form of the query, if it is one."""
    keywords = (token.kind for token in found if token.kind.startswith("'"))
    return next((kind for kind in keywords if kind not in {"'PREFIX'", "'BASE'"}), None)


def _table(media_type: str, body: bytes) -> Solutions | Boolean:
    """The rows or the truth in a body. Raises `SyntaxError` or `ValueError` where there is neither."""
    written = QueryResultsFormat.from_media_type(media_type) or QueryResultsFormat.JSON
    parsed = parse_query_results(body, format=written)
    if isinstance(parsed, QueryBoolean):
        return Boolean(bool(parsed))
    return Solutions(parsed.serialize(format=QueryResultsFormat.JSON) or b"")


def _graph(media_type: str, body: bytes) -> Triples:
    """The triples in a body. Raises `SyntaxError` or `ValueError` where there are none."""
    written = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
    return Triples.of(quad.triple for quad in parse(body, format=written))


def _reason(error: Exception) -> str:
    """What went wrong on the way, freed of the wrappings that urllib puts around it."""
    cause = getattr(error, "reason", error)
    return str(getattr(cause, "strerror", None) or cause).lower()


def _said(error: Exception) -> str:
    """What the endpoint said: SPARQLWrapper puts it into the message, as Python would write the bytes down."""
    written = str(error).partition("Response:\n")[2]
    with suppress(ValueError, SyntaxError):
        return _detail(ast.literal_eval(written))
    return ""


def _detail(body: bytes) -> str:
    """The detail of a problem (RFC 9457); of any other text its beginning."""
    text = body.decode(errors="replace").strip()
    with suppress(ValueError, TypeError, KeyError):
        return str(json.loads(text)["detail"])
    return text[:300]


_FORMS: dict[str, tuple[str, Callable[[str, bytes], Result]]] = {
    "'SELECT'": (JSON, _table),
    "'ASK'": (JSON, _table),
    "'CONSTRUCT'": (TURTLE, _graph),
    "'DESCRIBE'": (TURTLE, _graph),
}
"""For each form of query, what to ask the endpoint for and how to read what it sends."""
