"""`/version`: the release that is served, under the IRI of its version; and what of it every answer tells.

An IRI of a version stands for one release for good. RDF of it is the ontology as released (OWL 2, section 3.2: what a
version IRI leads to is that version), and the page tells what it is, how to cite it and where to get it.
"""

from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import cast

from flask import Blueprint, Response, render_template, url_for

from psykg.engine import Engine, Row, Solutions, Triples
from psykg.engine.results import GRAPHICAL, ResultFormat
from psykg.entities.steadiness import steady
from psykg.errors import UnknownEntityError
from psykg.knowledge.release import released_quads
from psykg.service.current import held
from psykg.service.variants import Address, Variants, link
from psykg.vocabulary import PSYKG

blueprint = Blueprint("release", __name__)

VARIANTS = Variants(*GRAPHICAL)
_RELEASE = Path(__file__).with_name("release.rq").read_text(encoding="utf-8")


@blueprint.get("/version")
def latest() -> Response:
    """The release that is served, which is the only one held. Raises `UnknownEntityError` where that is none."""
    return _response(_held(""), "")


@blueprint.get("/version/<name>")
def named(name: str) -> Response:
    """The release of that number. Raises `UnknownEntityError` for one that is not held."""
    stem, _, suffix = name.rpartition(".")
    number, suffix = (stem, suffix) if suffix in VARIANTS.suffixes else (name, "")
    return _response(_held(number), suffix)


def current() -> Row | None:
    """The release that is served: its version and what the ontology says of itself; None where there is none."""
    return held().memo.of(_stated)


def told(response: Response) -> Response:
    """The response with links to the version of the dataset that it comes from (RFC 5829), and to the licence."""
    if found := current():
        link(response, found["version"].value, "latest-version", anchor=PSYKG)
        link(response, url_for("release.latest"), "version-history", anchor=PSYKG)
        link(response, found["license"].value, "license")
    return response


def files() -> list[tuple[str, ResultFormat]]:
    """The addresses of the release as RDF, each with its format; none where it is not held here."""
    found = current()
    if found is None or not _is_ours(found):
        return []
    number = found["number"].value
    names = [(f"{number}.{each.suffix}", each) for each in GRAPHICAL]
    return [(url_for("release.named", name=name, _external=True), each) for name, each in names]


def _address_of(number: str) -> Address:
    """The address of the release of that number, by the suffix of the variant."""
    return lambda suffix: url_for("release.named", name=f"{number}.{suffix}" if suffix else number)


def _stated(engine: Engine) -> Row | None:
    found = list(cast("Solutions", engine.query(_RELEASE)))
    return found[0] if found else None


def _is_ours(found: Row) -> bool:
    """Whether the release is the one that came with this program, whose files are here."""
    return found["number"].value == version("psykg")


def _held(number: str) -> Row:
    found = current()
    if found is None or not _is_ours(found):
        raise UnknownEntityError("This service holds no release of psykg: what it serves did not come with it.")
    if number not in {"", found["number"].value}:
        raise UnknownEntityError(
            f"This service does not hold version “{number[:40]}” of psykg. It holds {found['number'].value}, "
            f"at {url_for('.latest')}."
        )
    return found


def _response(found: Row, suffix: str) -> Response:
    address = _address_of(found["number"].value)
    sent = VARIANTS.chosen(suffix, address)
    response = VARIANTS.located(sent.response(partial(_page, found), _written), sent, address)
    link(response, found["version"].value, "about")
    if "prior" in found:
        link(response, found["prior"].value, "predecessor-version")
    return told(response)


def _page(found: Row) -> str:
    return render_template("version.html", release=found, formats=GRAPHICAL)


@cache
def _released() -> Triples:
    return steady(Triples.of(quad.triple for quad in released_quads()))


def _written(target: ResultFormat) -> bytes:
    return _released().serialize(target)
