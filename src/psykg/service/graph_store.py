"""`/graph-store`: SPARQL 1.1 Graph Store HTTP Protocol, by `?graph=IRI`, `?default`, or an address below it."""

import uuid
from collections.abc import Callable
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, request
from pyoxigraph import NamedNode
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from psykg.engine.contract import Dataset, Query
from psykg.engine.writing import Document
from psykg.errors import RdfSyntaxError, UnknownFormatError, UnknownGraphError
from psykg.service.authorization import check_writable
from psykg.service.current import departure, held, writer
from psykg.service.negotiation import Accepted
from psykg.service.parameters import Parameters, absolute

blueprint = Blueprint("graph_store", __name__)

_GRAPH = Path(__file__).with_name("graph.rq").read_text(encoding="utf-8")
_NAMED = Path(__file__).with_name("named.rq").read_text(encoding="utf-8")
_MULTIPART = "multipart/form-data"
_PATH = "/graph-store"


def _route(method: str) -> Callable[[Callable[[], Response]], Callable[[], Response]]:
    """The view answers the method at the store's own address and at those below it."""

    def register(view: Callable[[], Response]) -> Callable[[], Response]:
        blueprint.add_url_rule(_PATH, method, view, methods=[method], strict_slashes=False)
        blueprint.add_url_rule(
            f"{_PATH}/<path:_name>", f"{method}_direct", lambda _name: view(), methods=[method], merge_slashes=False
        )
        return view

    return register


@_route("GET")
def read() -> Response:
    """The triples of the graph (section 5.2). Raises `UnknownGraphError`."""
    graph, accepted = _graph(), Accepted()
    if graph and not _there(graph):
        raise UnknownGraphError(f"There is no graph <{graph}>. SELECT ?g {{ GRAPH ?g {{}} }} lists those there are.")
    dataset = Dataset((graph,)) if graph else None
    query = Query(_GRAPH, dataset=dataset, tabular=None, graphical=accepted.graphical)
    answer = held().engine.answer(query, departure=departure())
    return Response(answer.body, content_type=accepted.content_type(answer.format))


@_route("PUT")
def put() -> Response:
    """Have the graph hold what is sent, and nothing else (section 5.3). 201 where it is new."""
    check_writable()
    return _written(_graph(), writer().replace)


@_route("POST")
def post() -> Response:
    """Add what is sent to the graph; to a new graph, with its address, where none is named (section 5.5)."""
    check_writable()
    if not _names_graph():
        address = f"{request.base_url.rstrip('/')}/{uuid.uuid4()}"
        response = _written(address, writer().extend)
        response.headers["Location"] = address
        return response
    return _written(_graph(), writer().extend)


@_route("DELETE")
def delete() -> Response:
    """Remove the graph (section 5.4). Raises `UnknownGraphError`."""
    check_writable()
    writer().drop(_graph(), departure=departure())
    return Response(status=HTTPStatus.NO_CONTENT)


def _written(graph: str | None, write: Callable[..., bool]) -> Response:
    try:
        new = write(graph, _documents(graph or request.base_url), departure=departure())
    except UnknownFormatError as error:
        raise UnsupportedMediaType(str(error)) from None
    except RdfSyntaxError as error:
        raise BadRequest(str(error)) from None
    return Response(status=HTTPStatus.CREATED if new else HTTPStatus.NO_CONTENT)


def _names_graph() -> bool:
    parameters = Parameters()
    direct = request.path.removeprefix(_PATH).strip("/")
    return bool(direct or parameters.all("graph") or parameters.all("default"))


def _graph() -> str | None:
    """The IRI of the graph that the request names (section 4); None for the default graph."""
    parameters = Parameters()
    graphs, default = parameters.all("graph"), parameters.all("default")
    if request.path.removeprefix(_PATH).strip("/") and not graphs and not default:
        return absolute(request.base_url)
    if len(graphs) + len(default) != 1:
        raise BadRequest("Name one graph: with ?graph=IRI, or the default graph with ?default.")
    return absolute(graphs[0]) if graphs else None


def _there(graph: str) -> bool:
    return bool(held().engine.query(_NAMED, bindings={"graph": NamedNode(graph)}))


def _documents(base: str) -> list[Document]:
    """What was sent: one document, or those of a form, each with its media type (section 5.5)."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("The body is in a content coding, which is not read here. Send it plain.")
    if request.mimetype != _MULTIPART:
        return [Document(request.get_data(), request.mimetype, base)]
    head = f"Content-Type: {request.content_type}\r\n\r\n".encode("latin-1")
    form = BytesParser(policy=HTTP).parsebytes(head + request.get_data())
    if not form.is_multipart():
        raise BadRequest("The form cannot be read. Separate its parts by the boundary that its media type names.")
    return [_document(part, base) for part in form.iter_parts()]


def _document(part: Message, base: str) -> Document:
    return Document(bytes(part.get_payload(decode=True)), part.get_content_type(), base)
