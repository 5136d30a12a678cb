"""`/reconcile` and what lies below it, as the manifest tells."""

from flask import Blueprint, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import BadRequest, NotFound, UnsupportedMediaType

from psykg.entities.description import describe
from psykg.entities.names import name_of
from psykg.service.current import held
from psykg.service.headers import FRAMEABLE
from psykg.service.parameters import FORM, Parameters
from psykg.service.reconciling.batches import results
from psykg.service.reconciling.catalogue import catalogue
from psykg.service.reconciling.extension import extension, proposal
from psykg.service.reconciling.manifest import manifest
from psykg.service.reconciling.suggestion import Sort, suggestions, within
from psykg.vocabulary import CONCEPT_CLASS

blueprint = Blueprint("reconciling", __name__)

_MOST_SKIPPED = 1_000_000


@blueprint.route("/reconcile", methods=["GET", "POST"], strict_slashes=False)
def reconcile() -> Response:
    """The manifest, or what is found for the `queries` or for the data extension query `extend`.

    Raises `BadRequest` for a request that is neither, and for JSONP: other origins can read every answer as it is;
    `UnsupportedMediaType` for a body that is no form; and what `results` and `extension` raise.
    """
    if request.method == "POST" and request.mimetype != FORM:
        raise UnsupportedMediaType(f"POST the field “queries” or “extend” of {FORM}.")
    parameters = Parameters()
    if parameters.all("callback"):
        raise BadRequest("JSONP is not spoken here: it would run an answer as a program. Use CORS, which is allowed.")
    queries, extend = parameters.all("queries"), parameters.all("extend")
    if len(queries) + len(extend) > 1:
        raise BadRequest("The request holds several questions. Send one “queries” or one “extend”.")
    if queries:
        return jsonify(results(queries[0]))
    if extend:
        return jsonify(extension(extend[0]))
    if request.method == "POST":
        raise BadRequest("The request asks for nothing. Send a form with the field “queries” or “extend”.")
    return jsonify(manifest())


@blueprint.get("/reconcile/suggest/<sort>")
def suggest(sort: str) -> Response:
    """Concepts, kinds or properties that the `prefix` may lead to, without the first `cursor` ones."""
    return jsonify(suggestions(_sort(sort), request.args.get("prefix", ""), _number("cursor", 0) or 0))


@blueprint.get("/reconcile/flyout/<sort>")
def flyout(sort: str) -> Response:
    """A few words on a suggestion, as HTML in JSON (section 6.5)."""
    identifier = request.args.get("id", "")
    thing = within(_sort(sort), identifier)
    if thing is None:
        raise NotFound(f"There is no {sort} “{identifier[:80]}” here. Take an identifier from the suggestions.")
    found = catalogue()
    kind, definition = found.index.kind(thing.iri), found.definition(thing.iri)
    html = render_template("reconciling/flyout.html", thing=thing, kind=kind, definition=definition)
    return jsonify(id=identifier, html=html)


@blueprint.get("/reconcile/preview")
def preview() -> Response:
    """A thing in short, as a page for a frame. Raises `UnknownEntityError`."""
    described = describe(held().engine, request.args.get("id", ""), held().index)
    page = make_response(render_template("reconciling/preview.html", described=described))
    page.headers["Content-Security-Policy"] = FRAMEABLE
    return page


@blueprint.get("/reconcile/properties")
def properties() -> Response:
    """The properties that are proposed for concepts of the kind `type`, at most `limit` ones."""
    kind = request.args.get("type") or name_of(CONCEPT_CLASS)
    return jsonify(proposal(kind, _number("limit", 1)))


def _sort(sort: str) -> Sort:
    try:
        return Sort(sort)
    except ValueError:
        raise NotFound(f"There are no suggestions of that sort. Choose one of {', '.join(Sort)}.") from None


def _number(name: str, least: int) -> int | None:
    """A whole number among the parameters; None where it is not there. Raises `BadRequest`."""
    text = request.args.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST_SKIPPED)) and int(text) >= least):
        raise BadRequest(f"The parameter “{name}” must be a whole number from {least} on.")
    return int(text)
