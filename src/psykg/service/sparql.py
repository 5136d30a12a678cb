"""`/sparql`: queries by GET, POST form and POST direct (SPARQL 1.1 Protocol, section 2.1); for browsers an editor."""

from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, render_template, request, url_for

from psykg.engine.contract import Query
from psykg.engine.language.volatility import is_volatile
from psykg.engine.results import FORMATS, GRAPHICAL, TABULAR, ResultFormat
from psykg.errors import QueryError
from psykg.service.current import departure, held
from psykg.service.description import service_description
from psykg.service.negotiation import Accepted, answered, offered, wants_page
from psykg.service.parameters import Parameters, text_of
from psykg.service.problems import status_of
from psykg.service.showing import shown
from psykg.vocabulary import GRAPH, PREFIXES, PSYKG

blueprint = Blueprint("sparql", __name__)

_EXAMPLE, _TERMS = (
    Path(__file__).with_name(name).read_text(encoding="utf-8").strip() for name in ("example.rq", "terms.rq")
)
_OFFERED = tuple(offered(FORMATS.values()))
"""The media types of all results."""

_LARGEST_SHOWN = 4_000_000
"""Bytes of a result, in JSON, that a page shows."""


@blueprint.route("/sparql", methods=["GET", "POST"], strict_slashes=False)
def sparql() -> Response:
    """The result of the query in the request, in the format that its `Accept` header asks for.

    Without a query: the editor for browsers, a description of the service for others (SPARQL 1.1 Service Description,
    section 2).
    """
    page = wants_page(_OFFERED)
    # What is posted is first looked at for what it is: `text_of` does.
    parameters = None if request.method == "POST" else Parameters()
    if parameters and not parameters.all("query"):
        return _editor(_EXAMPLE) if page else answered(service_description())
    return (_page if page else _answer)(*text_of("query", parameters))


def _answer(text: str, parameters: Parameters) -> Response:
    accepted = Accepted()
    query = Query(
        text,
        dataset=parameters.dataset("default-graph-uri", "named-graph-uri"),
        base=request.base_url,
        tabular=accepted.tabular,
        graphical=accepted.graphical,
    )
    answer = held().engine.answer(query, seconds=parameters.seconds(), departure=departure())
    return _dated(Response(answer.body, content_type=accepted.content_type(answer.format)), text)


def _page(text: str, parameters: Parameters) -> Response:
    """The editor, and below it the result of the query, or what is wrong with it."""
    dataset = parameters.dataset("default-graph-uri", "named-graph-uri")
    query = Query(text, dataset=dataset, base=request.base_url, largest=_LARGEST_SHOWN)
    try:
        answer = held().engine.answer(query, seconds=parameters.seconds(), departure=departure())
        return _dated(_editor(text, result=shown(answer.result())), text)
    except QueryError as error:
        return _editor(text, status_of(error), problem=str(error))


def _dated(response: Response, query: str) -> Response:
    """Of some queries the next answer may be another, though the data are the same."""
    if is_volatile(query):
        response.headers["Cache-Control"] = "no-store"
    return response


def _editor(query: str, status: HTTPStatus | None = None, **parts: object) -> Response:
    return Response(render_template("sparql.html", query=query, setting=_setting(), **parts), status)


def _setting() -> dict[str, object]:
    """What the page's script goes by: see `script/editor/setting.ts`."""
    return {
        "own": PSYKG,
        "graphs": GRAPH,
        "entities": url_for("entities.entity", name=""),
        "united": not held().settings.bare,
        "suffix": ".html" if held().settings.published else "",
        "queries": url_for("pages.queries"),
        "prefixes": PREFIXES,
        "terms": _TERMS,
        "formats": {"tabular": _told(TABULAR), "graphical": _told(GRAPHICAL)},
    }


def _told(formats: Iterable[ResultFormat]) -> list[dict[str, str]]:
    return [
        {
            "name": each.writer.name.removeprefix("SPARQL Results in "),
            "type": each.media_type,
            "suffix": each.suffix,
        }
        for each in formats
    ]
