"""`/`: the explorer page, and what is seen on it as CSV, JSON or SVG."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlencode

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template, request, url_for

from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.results import GRAPHICAL
from psykg.entities.resolution import called
from psykg.entities.schema_org import json_ld
from psykg.entities.terms import Thing
from psykg.errors import UnknownFormatError
from psykg.explorer.atlas import Atlas
from psykg.explorer.drawing.drawing import kinds_seen
from psykg.explorer.page import Page, page, seen_statements
from psykg.explorer.records import as_csv, record
from psykg.explorer.state import State
from psykg.explorer.views.table import COLUMNS
from psykg.explorer.views.telling import Why, name_of_statement
from psykg.knowledge.competency import example_questions
from psykg.questions.answers.answer import Answer, Status
from psykg.service.ask import asked
from psykg.service.current import held
from psykg.service.description import dataset
from psykg.service.negotiation import wants_data
from psykg.service.release import told

blueprint = Blueprint("explorer", __name__)

_MOST_LISTED = 60
"""Concepts of a kind that the list shows; the page of the kind has them all."""

_MOST_TO_PICK = 400
"""Concepts in a list to pick one from; of more one types which is meant, for the list would be most of the page."""


@blueprint.get("/")
def explore() -> Response:
    """The page that the parameters describe, in the format that `format` or else the Accept header asks for.

    Raises what `page` raises, and `UnknownFormatError`.
    """
    state, answer = _asked()
    # Before anything else: what stands in the rest of the address must not keep anybody from it.
    if answer and answer.status is Status.CRISIS:
        return make_response(render_template("crisis.html", answer=answer))
    shown = page(_atlas(), state, answer, _why())
    name = request.args.get("format") or ("json" if wants_data("application/json") else "html")
    if name not in _FORMATS:
        raise UnknownFormatError(f"A view does not come as “{name[:40]}”. Choose {', '.join(_FORMATS)}.")
    return _FORMATS[name](shown)


def region(name: str) -> str:
    """One region of the page that the parameters describe: views, beside, stage or cards. Raises what `page` raises."""
    shown = page(_atlas(), *_asked(), _why())
    return render_template(f"explorer/regions/{name}.html", **_told(shown))


def _asked() -> tuple[State, Answer | None]:
    """The state that the parameters describe, and the answer to its question."""
    state = State.of(request.args.to_dict(flat=False))
    return state, asked(state.question) if state.question else None


def _html(shown: Page) -> Response:
    said = None if request.args else dataset()  # Only the first page is about the whole.
    structured = json_ld(said) if said else None
    page = render_template("explorer.html", examples=example_questions(), structured=structured, **_told(shown))
    return told(make_response(page))


def _json(shown: Page) -> Response:
    concepts = [_concept(mark.concept.thing, mark.concept.kind) for mark in shown.drawing.marks]
    citation = _atlas().citation
    return jsonify(
        view=url_for(".explore", _external=True, **shown.state.parameters()),
        version=citation.version if citation else None,
        concepts=concepts,
        statements=[record(statement) for statement in seen_statements(_atlas(), shown)],
        answer=shown.answer.data if shown.answer else None,
    )


def _csv(shown: Page) -> Response:
    return _file(as_csv(seen_statements(_atlas(), shown)), "text/csv", "psykg.csv")


def _svg(shown: Page) -> Response:
    """The drawing as a file of its own, with the style that the page has for it."""
    style = Path(current_app.static_folder or "", "drawing.css").read_text(encoding="utf-8")
    drawing = render_template("drawing.svg", style=style, **_told(shown, external=True))
    return _file(_NOT_XML.sub("", drawing), "image/svg+xml", "psykg.svg")


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What a label may hold and an XML file may not (XML 1.0, section 2.2)."""

_FORMATS: dict[str, Callable[[Page], Response]] = {"html": _html, "json": _json, "csv": _csv, "svg": _svg}


def _file(text: str, media_type: str, name: str) -> Response:
    response = Response(text, content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _told(shown: Page, *, external: bool = False) -> dict[str, Any]:
    """What the templates need: the page, where other states of it are, and what it is made of."""
    addresses = _Addresses(url_for(".explore", _external=external), shown.state)
    return {
        "page": shown,
        "state": shown.state,
        "atlas": _atlas(),
        "index": held().index,
        "why": _why(),
        "formats": GRAPHICAL,
        "address": addresses.of,
        "focus": addresses.focus,
        "explain": addresses.explain,
        "place": partial(url_for, ".explore", _external=external),
        "name_of_statement": name_of_statement,
        "kinds_seen": kinds_seen,
        "columns": COLUMNS,
        "most": _MOST_LISTED,
        "listed": partial(_listed, shown.state.focus),
        "typed": not held().index.is_whole or len(held().index.members) > _MOST_TO_PICK,
        "called": partial(called, held().index),
    }


def _listed(focus: str, members: Sequence[Thing]) -> tuple[Sequence[Thing], bool]:
    """Those of a kind that the list shows, with the one in focus; and whether that is of the kind."""
    here = next((thing for thing in members if thing.name == focus), None)
    shown = members[:_MOST_LISTED]
    return (shown if here is None or here in shown else [*shown, here]), here is not None


_quoted = lru_cache(8192)(quote_plus)


class _Addresses:
    """The addresses of states that follow from one. A page has hundreds, for which Flask's own way is slow."""

    def __init__(self, start: str, state: State) -> None:
        self._start = start
        self._focus = self._before("focus", state.focused(""))
        self._explain = self._before("statement", state.explaining(""))

    def of(self, state: State, **more: str) -> str:
        """The address of any state."""
        parameters = urlencode(state.parameters() | more, doseq=True)
        return f"{self._start}?{parameters}" if parameters else self._start

    def focus(self, name: str) -> str:
        """The address after the concept of that name is chosen."""
        return self._focus + _quoted(name)

    def explain(self, name: str) -> str:
        """The address after the statement of that name is chosen."""
        return self._explain + _quoted(name)

    def _before(self, parameter: str, state: State) -> str:
        address = self.of(state)
        return f"{address}{'?' if address == self._start else '&'}{parameter}="


def _concept(thing: Thing, kind: Thing) -> dict[str, str]:
    return {"iri": thing.iri, "label": thing.label, "kind": kind.iri}


def _atlas() -> Atlas:
    return held().memo.of(_made)


def _made(engine: IsolatedEngine) -> Atlas:
    return Atlas(engine, held().index)


def _why() -> Why:
    return partial(held().reasons.why, held().index)
