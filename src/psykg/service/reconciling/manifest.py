"""The service manifest: what the service can do and where (section 3.1)."""

from importlib.metadata import version
from typing import Any

from flask import request, url_for

from psykg.service.reconciling.batches import MOST_QUERIES
from psykg.service.reconciling.catalogue import catalogue
from psykg.vocabulary import CONCEPT_CLASS, PSYKG

_VERSION = "0.2"
_SIZE = {"width": 420, "height": 260}
"""Pixels of the frame that a preview is made for."""


def manifest() -> dict[str, Any]:
    """The manifest for the address that the request came to."""
    found = catalogue()
    shown = [found.index.thing(CONCEPT_CLASS), *(kind for kind, _ in found.index.concepts)]
    return {
        "versions": [_VERSION],
        "name": found.title or "psykg",
        "identifierSpace": PSYKG,
        "schemaSpace": CONCEPT_CLASS,
        "serviceVersion": version("psykg"),
        "documentation": url_for("explorer.explore", _external=True),
        "logo": url_for("static", filename="favicon.svg", _external=True),
        "view": {"url": url_for("entities.entity", name="", _external=True) + "{{id}}"},
        "preview": {"url": url_for(".preview", _external=True) + "?id={{id}}", **_SIZE},
        "defaultTypes": [found.type(kind) for kind in shown],
        "suggest": {sort: _suggesting(sort) for sort in ("entity", "type", "property")},
        "extend": {"propose_properties": _place(url_for(".properties"))},
        "batchSize": MOST_QUERIES,
    }


def _suggesting(sort: str) -> dict[str, str]:
    flyout = url_for(".flyout", sort=sort)
    return _place(url_for(".suggest", sort=sort)) | {
        "flyout_service_url": _host(),
        "flyout_service_path": f"{flyout}?id=${{id}}",
    }


def _place(path: str) -> dict[str, str]:
    return {"service_url": _host(), "service_path": path}


def _host() -> str:
    return request.host_url.rstrip("/")
