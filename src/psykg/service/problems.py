"""Errors as RFC 9457 problem details, one shape everywhere, or as a page that says the same to a browser."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, json, render_template
from werkzeug.exceptions import HTTPException, NotFound

from psykg.errors import (
    EngineUnavailableError,
    MissingPackageError,
    ParameterError,
    PsykgError,
    QueryError,
    QueryRefusedError,
    QueryStoppedError,
    QuerySyntaxError,
    QueryTooHeavyError,
    QueryTooLargeError,
    ResultTooLargeError,
    StoreError,
    UnknownEntityError,
    UnknownFormatError,
    UnknownGraphError,
)
from psykg.service.negotiation import HTML, wants_page

MEDIA_TYPE = "application/problem+json"

_STATUS: dict[type[PsykgError], HTTPStatus] = {
    QueryError: HTTPStatus.CONFLICT,
    QuerySyntaxError: HTTPStatus.BAD_REQUEST,
    QueryTooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    QueryTooHeavyError: HTTPStatus.UNPROCESSABLE_ENTITY,
    ResultTooLargeError: HTTPStatus.UNPROCESSABLE_ENTITY,
    QueryRefusedError: HTTPStatus.FORBIDDEN,
    QueryStoppedError: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    UnknownGraphError: HTTPStatus.NOT_FOUND,
    ParameterError: HTTPStatus.BAD_REQUEST,
    UnknownEntityError: HTTPStatus.NOT_FOUND,
    UnknownFormatError: HTTPStatus.NOT_ACCEPTABLE,
    EngineUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    MissingPackageError: HTTPStatus.NOT_IMPLEMENTED,
}
"""What an error is over HTTP. One that is not here is ours to mend: 500."""

RETRY_AFTER = 5
"""Seconds after which what is unavailable may be asked for again."""

UNFORESEEN = "Something went wrong here; the request may be fine. Try again later."
"""What a client is told of an error that is ours to mend."""

_NO_PAGE = "There is nothing at this address. Start from the first page, or search by label."
"""What a client is told who asks for an address that no route has."""

_MEMBERS = ("line", "column", "suggestions")
"""What an error may tell beside its message; each becomes a member of the problem."""


def register(app: Flask) -> None:
    """Have the application answer every error with a problem."""
    app.register_error_handler(PsykgError, _answer_known)
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(Exception, _answer_unforeseen)


def status_of(error: PsykgError) -> HTTPStatus | None:
    """The status in the table for the error's class or the nearest class above it; None where there is none."""
    return next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), None)


def _answer_known(error: PsykgError) -> Response:
    status = status_of(error)
    if status is None:
        return _answer_unforeseen(error)
    members = {name: getattr(error, name) for name in _MEMBERS if getattr(error, name, None)}
    response = _answer(status, str(error), members)
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _answer_http(error: HTTPException) -> Response:
    """Errors of the protocol. Their headers stay: `Allow` with 405."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    told = _NO_PAGE if isinstance(error, NotFound) and error.description == NotFound.description else error.description
    response = _answer(status, told or status.description)
    for name, value in error.get_headers():
        response.headers.setdefault(name, value)
    return response


def _answer_unforeseen(error: Exception) -> Response:
    """The log gets the traceback, the client gets none of it."""
    current_app.logger.error("A request failed", exc_info=error)
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, UNFORESEEN)


def problem(status: HTTPStatus, detail: str, members: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What an error says, in the words of RFC 9457, section 3.1."""
    return {"title": status.phrase, "status": status.value, "detail": detail, **(members or {})}


def _answer(status: HTTPStatus, detail: str, members: Mapping[str, Any] | None = None) -> Response:
    told = problem(status, detail, members)
    if wants_page([MEDIA_TYPE, "application/json"]):
        return Response(render_template("problem.html", problem=told), status, mimetype=HTML)
    return Response(json.dumps(told), status, mimetype=MEDIA_TYPE)
