"""`/export/FORMAT`: the whole graph for another tool, and `/context.jsonld`: the context of its JSON-LD."""

import json
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from flask import Blueprint, Response, jsonify, make_response, render_template, request, url_for
from pyoxigraph import DefaultGraph, Quad
from werkzeug.exceptions import NotFound

from psykg.engine import Engine
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.results import Row
from psykg.entities.asking import rows
from psykg.errors import ParameterError, UnknownFormatError
from psykg.exports.choices import Choices
from psykg.exports.context import Context
from psykg.exports.destination import send
from psykg.exports.format import Format
from psykg.exports.source import Source
from psykg.exports.table import all_formats, format_named
from psykg.service.current import held
from psykg.service.negotiation import wants_page

blueprint = Blueprint("export", __name__)

_HERE = Path(__file__).parent
_SWITCH = {"0": False, "1": True}
_MOST_KEPT = 16_000_000
"""Bytes of exports that are kept until the data changes."""


@blueprint.get("/export")
def formats() -> Response:
    """The formats: as a page, or as a JSON list."""
    if wants_page(["application/json"]):
        return make_response(render_template("export.html", formats=all_formats()))
    return jsonify([_told(each) for each in all_formats()])


@blueprint.get("/export/<name>")
def export(name: str) -> Response:
    """The graph in a format; `asserted=1`, `provenance=0` and `language=TAG` choose what of it.

    Raises `NotFound` for a format that is none, and `ParameterError` for such a choice.
    """
    form, choices = _named(name), _choices()
    charset = "; charset=utf-8" if form.media_type.startswith("text/") else ""
    response = Response(held().memo.of(Kept).get(form, choices), content_type=form.media_type + charset)
    response.headers["Content-Disposition"] = f'attachment; filename="psykg.{form.suffix}"'
    return response


@blueprint.get("/context.jsonld")
def context() -> Response:
    """The JSON-LD context, for documents that name it by its address."""
    document = Context(Source(lambda: dataset(held().engine))).document
    return Response(json.dumps(document, ensure_ascii=False, indent=1), content_type="application/ld+json")


class Kept:
    """Exports of one version of the data, made when they are first asked for, one at a time."""

    def __init__(self, engine: IsolatedEngine) -> None:
        self._engine = engine
        self._made: dict[tuple[str, Choices], bytes] = {}
        self._lock = threading.Lock()

    def get(self, form: Format, choices: Choices) -> bytes:
        """The export as one file. Raises what reading the dataset raises."""
        key = form.name, choices
        with self._lock:
            made = self._made.pop(key, None) or self._write(form, choices)
            self._made[key] = made
            while sum(map(len, self._made.values())) > _MOST_KEPT and len(self._made) > 1:
                del self._made[next(iter(self._made))]
            return made

    def _write(self, form: Format, choices: Choices) -> bytes:
        quads = list(dataset(self._engine))
        out = BytesIO()
        send(form, Source(lambda: quads, choices), out)
        return out.getvalue()


def dataset(engine: IsolatedEngine) -> Iterator[Quad]:
    """All quads that are served. Raises what the engine raises, `ResultTooLargeError` for more than it may give."""
    yield from named(engine)
    settings = held().settings
    if settings.bare or settings.endpoint:
        yield from map(quad_of, rows(engine, _HERE / "unnamed.rq"))


def named(engine: Engine) -> Iterator[Quad]:
    """The quads of all named graphs. Raises what the engine raises."""
    yield from map(quad_of, rows(engine, _HERE / "quads.rq"))


def quad_of(row: Row) -> Quad:
    """What a row of a question for quads says; without a graph it stands in the default graph."""
    return Quad(row["subject"], row["predicate"], row["object"], row.get("graph") or DefaultGraph())  # type: ignore[arg-type]


def _named(name: str) -> Format:
    try:
        return format_named(name)
    except UnknownFormatError as error:
        raise NotFound(str(error)) from None


def _choices() -> Choices:
    language = request.args.get("language") or None
    return Choices(inferred=not _switch("asserted", "0"), provenance=_switch("provenance", "1"), language=language)


def _switch(name: str, usual: str) -> bool:
    given = request.args.get(name, usual)
    if given not in _SWITCH:
        raise ParameterError(f"“{name}” is 0 or 1, not “{given[:40]}”.")
    return _SWITCH[given]


def _told(form: Format) -> dict[str, object]:
    return {
        "name": form.name,
        "title": form.title,
        "mediaType": form.media_type,
        "suffix": form.suffix,
        "tool": form.tool,
        "loses": list(form.loses),
        "note": form.note,
        "url": url_for(".export", name=form.name),
    }
