"""`/entity/NAME` as a page or as RDF, and `/search`."""

from collections.abc import Callable
from functools import lru_cache, partial

from flask import Blueprint, Response, jsonify, make_response, render_template, request, url_for

from psykg.engine import Engine
from psykg.engine.results import GRAPHICAL, NAMED, ResultFormat, Triples
from psykg.entities.description import dataset_of, describe, graph_of
from psykg.entities.index import Index
from psykg.entities.resolution import exists, known
from psykg.entities.schema_org import defined_term, json_ld
from psykg.entities.search import nearest, search
from psykg.entities.terms import Thing
from psykg.errors import UnknownFormatError
from psykg.service import release
from psykg.service.caching import forget
from psykg.service.completing import completed
from psykg.service.current import held
from psykg.service.negotiation import wants_page
from psykg.service.variants import Address, Variants, link
from psykg.vocabulary import PSYKG

blueprint = Blueprint("entities", __name__)

VARIANTS = Variants(*GRAPHICAL, *NAMED)
_MOST_HITS = 20
_MOST_KEPT = 64
"""Things whose RDF is kept: who wants one format of it may want another, as a site wants all."""


@blueprint.get("/entity/<path:name>", merge_slashes=False)
def entity(name: str) -> Response:
    """One thing: as a page, or as RDF in the format that the suffix or else the Accept header asks for.

    Raises `UnknownEntityError`; for a suffix that nothing has `UnknownFormatError`, and `NotAcceptable`.
    """
    stem, suffix = _parts(name)
    thing = held().index.thing(known(held().engine, stem, held().index))
    address = _address_of(thing.name)
    sent = VARIANTS.chosen(suffix, address)
    response = sent.response(partial(_page, thing), partial(_data, thing))
    return _related(VARIANTS.located(response, sent, address), thing)


@blueprint.get("/search")
def search_page() -> Response:
    """What has labels like `q`, and questions with its words that have an answer: as a page, or as JSON."""
    words = request.args.get("q", "").strip()
    hits = search(held().index, words, _MOST_HITS)
    near = [] if hits else nearest(held().index, words)
    if words and not hits:
        forget()
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
    if suffix in VARIANTS.suffixes:
        return stem, suffix
    if exists(held().engine, stem):
        told = ", .".join(VARIANTS.suffixes)
        raise UnknownFormatError(f"“{stem}” does not come as .{suffix}. Choose one of .{told}.")
    return name, ""


def _address_of(name: str) -> Address:
    """The address of the thing of that name, by the suffix of the variant."""
    return lambda suffix: url_for("entities.entity", name=f"{name}.{suffix}" if suffix else name)


def _data(thing: Thing, target: ResultFormat) -> bytes:
    if target in NAMED:
        return dataset_of(held().engine, thing.iri, held().index).serialize(target)
    return held().memo.of(_graphs)(thing.iri, held().index).serialize(target)


def _graphs(engine: Engine) -> Callable[[str, Index], Triples]:
    return lru_cache(_MOST_KEPT)(partial(graph_of, engine))


def _page(thing: Thing) -> str:
    index = held().index
    return render_template(
        "entity.html",
        described=describe(held().engine, thing.iri, index),
        why=partial(held().reasons.why, index),
        formats=VARIANTS.formats,
        release=release.current(),
        structured=json_ld(defined_term(held().engine, thing.iri)),
    )


def _related(response: Response, thing: Thing) -> Response:
    """The response with links to the thing that it is about, to what that belongs to, and to what takes its place."""
    link(response, thing.iri, "about")
    link(response, thing.iri, "cite-as")
    if retired := held().index.retired.get(thing.iri):
        for each in retired.replacements:
            link(response, url_for(".entity", name=each.name), "successor-version")
        if retired.moment is not None:
            response.headers["Deprecation"] = f"@{retired.moment}"
    if not thing.iri.startswith(PSYKG):
        return response
    link(response, url_for("explorer.explore"), "collection")
    return release.told(response)
