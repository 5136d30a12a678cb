"""`/sparql`: queries by GET, POST form and POST direct (SPARQL 1.1 Protocol, section 2.1); for browsers an editor."""

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from psykg.engine.results import FORMATS
from psykg.errors import QueryError
from psykg.service.current import held
from psykg.service.negotiation import answered, offered, wants_page
from psykg.service.problems import status_of
from psykg.service.showing import shown

blueprint = Blueprint("sparql", __name__)

_EXAMPLE = Path(__file__).with_name("example.rq").read_text(encoding="utf-8")
_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"


@blueprint.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """The result of the query in the request, in the format that its `Accept` header asks for, or the editor."""
    if wants_page(offered(FORMATS.values())):
        return _page()
    return answered(held().engine.query(_query()))


def _page() -> Response:
    """The editor, and below it the result of the query, or what is wrong with it."""
    if request.method != "POST" and "query" not in request.args:
        return _editor(_EXAMPLE)
    query = _query()
    try:
        return _editor(query, result=shown(held().engine.query(query)))
    except QueryError as error:
        return _editor(query, status_of(error), problem=str(error))


def _editor(query: str, status: HTTPStatus | None = None, **parts: object) -> Response:
    return Response(render_template("sparql.html", query=query, **parts), status)


def _query() -> str:
    """The text of the one query. Any other parameter is left aside, as clients send ones of their own.

    Raises `BadRequest` for none, several, or a text that is not UTF-8; `UnsupportedMediaType` for other bodies.
    """
    if request.method == "POST" and request.mimetype == _DIRECT:
        return _decoded(request.get_data())
    if request.method == "POST" and request.mimetype != _FORM:
        raise UnsupportedMediaType(f"POST a query as {_DIRECT}, or as the field “query” of {_FORM}.")
    sent = (request.form if request.method == "POST" else request.args).getlist("query")
    if len(sent) != 1:
        raise BadRequest(f"The request holds {len(sent)} parameters “query”. Send the text of one query in it.")
    return sent[0]


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise BadRequest(f"The query is not UTF-8: byte {error.start} is not part of a character.") from None
