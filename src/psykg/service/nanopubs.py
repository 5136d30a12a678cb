"""`/np/NAME`: one nanopublication, under the name that it has in the export of all."""

import re
import zlib
from http import HTTPStatus

from flask import Blueprint, Response, make_response, redirect, url_for

from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.results import OF_DATASETS, Quads
from psykg.entities.names import name_of
from psykg.errors import UnknownEntityError, UnknownFormatError
from psykg.exports.formats.nanopubs import NAMES, PREFIXES, publications, topic
from psykg.exports.source import Source
from psykg.service import release
from psykg.service.current import held
from psykg.service.export import dataset
from psykg.service.variants import Address, Variants, link

blueprint = Blueprint("nanopubs", __name__)

VARIANTS = Variants(*OF_DATASETS)
_NAME = re.compile("[0-9a-f]{64}")
"""What a name looks like: nothing has to be worked out for one that is none."""


@blueprint.get("/np/<name>")
def nanopublication(name: str) -> Response:
    """Its four graphs, in the format that the suffix or else the Accept header asks for; 303 instead of a page.

    That leads to the claim that it is made of or the concept that it introduces, where people read the same. Raises
    `UnknownEntityError`; for a suffix that nothing has `UnknownFormatError`, and `NotAcceptable`.
    """
    stem, dot, suffix = name.partition(".")
    quads = _known(stem)
    if dot and suffix not in VARIANTS.suffixes:
        raise UnknownFormatError(f"A nanopublication comes as .{', .'.join(VARIANTS.suffixes)}, not as .{suffix[:40]}.")
    address, iri = _address_of(stem), NAMES + stem
    sent = VARIANTS.chosen(suffix, address)
    if sent.format is None:
        page = url_for("entities.entity", name=name_of(topic(iri, quads)))
        return _related(VARIANTS.linked(make_response(redirect(page, HTTPStatus.SEE_OTHER)), address), iri)
    prefixes = PREFIXES | {"this": iri, "sub": f"{iri}#"}
    response = sent.response(str, lambda target: quads.serialize(target, **prefixes))
    return _related(VARIANTS.located(response, sent, address), iri)


def _known(name: str) -> Quads:
    packed = held().memo.of(_packed).get(name) if _NAME.fullmatch(name) else None
    if packed is None:
        everything = url_for("export.export", name="nanopubs")
        raise UnknownEntityError(
            f"There is no nanopublication called “{name[:80]}” here. {everything} has all of them."
        )
    return Quads(zlib.decompress(packed))


def _packed(engine: IsolatedEngine) -> dict[str, bytes]:
    """Each nanopublication by its name. They are much alike, and take a tenth of the room when packed."""
    quads = list(dataset(engine))
    return {name: zlib.compress(nquads) for name, nquads in publications(Source(lambda: quads))}


def _address_of(name: str) -> Address:
    """The address of the nanopublication, by the suffix of the variant."""
    return lambda suffix: url_for("nanopubs.nanopublication", name=f"{name}.{suffix}" if suffix else name)


def _related(response: Response, iri: str) -> Response:
    link(response, iri, "cite-as")
    link(response, url_for("export.export", name="nanopubs"), "collection")
    return release.told(response)
