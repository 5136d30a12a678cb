"""`/entity/NAME` as a page or as RDF, and `/search`."""

from functools import partial
from typing import cast

from flask import Blueprint, Flask, Response, current_app, jsonify, make_response, render_template, request, url_for
from flask.blueprints import BlueprintSetupState

from psykg.engine.results import GRAPHICAL, ResultFormat
from psykg.entities.description import describe, graph_of
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons
from psykg.entities.resolution import exists
from psykg.entities.search import nearest, search
from psykg.errors import UnknownFormatError
from psykg.knowledge.dataset import asserted_quads
from psykg.service.current import engine
from psykg.service.negotiation import chosen, content_type, media_types, wants_page

blueprint = Blueprint("entities", __name__)

_INDEX, _REASONS = "psykg.index", "psykg.reasons"
_SUFFIXES: dict[str, ResultFormat | None] = {"html": None, **{each.suffix: each for each in GRAPHICAL}}
"""What may stand behind the last dot of an address: that of the page, those of the formats."""
_MOST_HITS = 20


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    """Reads the labels once the application has its engine; the reasons wait until somebody asks for one."""
    app = cast("Flask", state.app)
    with app.app_context():
        app.extensions |= {_INDEX: Index(engine()), _REASONS: Reasons(asserted_quads)}


def index() -> Index:
    """The labels of the application's graph."""
    return cast("Index", current_app.extensions[_INDEX])


@blueprint.get("/entity/<path:name>", merge_slashes=False)
def entity(name: str) -> Response:
    """One thing: as a page, or as RDF in the format that the suffix or else the Accept header asks for.

    Raises `UnknownEntityError` and, for a suffix that nothing has, `UnknownFormatError`.
    """
    stem, suffix = _parts(name)
    if suffix:
        target = _SUFFIXES[suffix]
        return _data(stem, target, target.media_type) if target else _page(stem)
    if wants_page([media_type for each in GRAPHICAL for media_type in media_types(each)]):
        return _page(stem)
    return _data(stem, *chosen(GRAPHICAL))


@blueprint.get("/search")
def search_page() -> Response:
    """What has labels like `q`: as a page, or as JSON."""
    words = request.args.get("q", "").strip()
    hits = search(index(), words, _MOST_HITS)
    near = [] if hits else nearest(index(), words)
    if wants_page(["application/json"]):
        return make_response(render_template("search.html", words=words, hits=hits, near=near, most=_MOST_HITS))
    return jsonify(query=words, results=[hit.data for hit in hits], suggestions=[thing.name for thing in near])


def _parts(name: str) -> tuple[str, str]:
    """The name and the suffix of an address. A name with a dot in it is a name if the graph has it."""
    stem, dot, suffix = name.rpartition(".")
    if not dot or exists(engine(), name):
        return name, ""
    if suffix not in _SUFFIXES and exists(engine(), stem):
        raise UnknownFormatError(f"“{stem}” does not come as .{suffix}. Choose one of .{', .'.join(_SUFFIXES)}.")
    return (stem, suffix) if suffix in _SUFFIXES else (name, "")


def _page(name: str) -> Response:
    described = describe(engine(), name, index())
    why = partial(cast("Reasons", current_app.extensions[_REASONS]).why, index())
    page = render_template("entity.html", described=described, why=why, formats=GRAPHICAL)
    return _linked(make_response(page), described.thing.name)


def _data(name: str, target: ResultFormat, media_type: str) -> Response:
    body = graph_of(engine(), name, index()).serialize(target)
    return _linked(Response(body, content_type=content_type(media_type)), name)


def _linked(response: Response, name: str) -> Response:
    """The response with links to what else it can be had as (RFC 8288)."""
    media_types_by_suffix = {suffix: each.media_type if each else "text/html" for suffix, each in _SUFFIXES.items()}
    for suffix, media_type in media_types_by_suffix.items():
        address = url_for(".entity", name=f"{name}.{suffix}")
        response.headers.add("Link", f'<{address}>; rel="alternate"; type="{media_type}"')
    return response
