"""`/entity/NAME` as a page or as RDF, and `/search`."""

from functools import partial

from flask import Blueprint, Response, jsonify, make_response, render_template, request, url_for

from psykg.engine.results import GRAPHICAL, ResultFormat
from psykg.entities.description import describe, graph_of
from psykg.entities.resolution import exists
from psykg.entities.search import nearest, search
from psykg.entities.terms import Thing
from psykg.errors import UnknownFormatError
from psykg.service.completing import completed
from psykg.service.current import held
from psykg.service.negotiation import HTML, answered, offered, wants_page

blueprint = Blueprint("entities", __name__)

_SUFFIXES: dict[str, ResultFormat | None] = {"html": None, **{each.suffix: each for each in GRAPHICAL}}
"""What may stand behind the last dot of an address: that of the page, those of the formats."""
_MOST_HITS = 20


@blueprint.get("/entity/<path:name>", merge_slashes=False)
def entity(name: str) -> Response:
    """One thing: as a page, or as RDF in the format that the suffix or else the Accept header asks for.

    Raises `UnknownEntityError` and, for a suffix that nothing has, `UnknownFormatError`.
    """
    stem, suffix = _parts(name)
    target = _SUFFIXES.get(suffix)
    as_page = not target if suffix else wants_page(offered(GRAPHICAL))
    return _page(stem) if as_page else _data(stem, target)


@blueprint.get("/search")
def search_page() -> Response:
    """What has labels like `q`, and questions with its words that have an answer: as a page, or as JSON."""
    words = request.args.get("q", "").strip()
    hits = search(held().index, words, _MOST_HITS)
    near = [] if hits else nearest(held().index, words)
    questions = completed(words)
    if wants_page(["application/json"]):
        found = {"hits": hits, "near": near, "questions": questions}
        return make_response(render_template("search.html", words=words, most=_MOST_HITS, **found))
    results = [hit.data | {"url": _address(hit.thing)} for hit in hits]
    names = [thing.name for thing in near]
    return jsonify(query=words, results=results, suggestions=names, questions=questions)


def _address(thing: Thing) -> str:
    """Where a thing is looked at: a concept in the explorer, anything else on its own page."""
    if thing.iri in held().index.members:
        return url_for("explorer.explore", focus=thing.name)
    return url_for(".entity", name=thing.name)


def _parts(name: str) -> tuple[str, str]:
    """The name and the suffix of an address. A name with a dot in it is a name if the graph has it."""
    stem, dot, suffix = name.rpartition(".")
    if not dot or exists(held().engine, name):
        return name, ""
    if suffix not in _SUFFIXES and exists(held().engine, stem):
        raise UnknownFormatError(f"“{stem}” does not come as .{suffix}. Choose one of .{', .'.join(_SUFFIXES)}.")
    return (stem, suffix) if suffix in _SUFFIXES else (name, "")


def _page(name: str) -> Response:
    index = held().index
    described = describe(held().engine, name, index)
    why = partial(held().reasons.why, index)
    page = render_template("entity.html", described=described, why=why, formats=GRAPHICAL)
    return _linked(make_response(page), described.thing.name)


def _data(name: str, target: ResultFormat | None) -> Response:
    return _linked(answered(graph_of(held().engine, name, held().index), target), name)


def _linked(response: Response, name: str) -> Response:
    """The response with links to what else it can be had as (RFC 8288)."""
    for suffix, each in _SUFFIXES.items():
        address = url_for(".entity", name=f"{name}.{suffix}")
        media_type = each.media_type if each else HTML
        response.headers.add("Link", f'<{address}>; rel="alternate"; type="{media_type}"')
    return response
