"""The whole site: pages, data, regions of the explorer, and what hosts and search engines look for."""

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from flask import Flask

from psykg.errors import UnwritableFileError
from psykg.exports.table import names as export_names
from psykg.service.app import create_app
from psykg.service.current import held, let_go
from psykg.service.settings import Settings
from psykg.site import care, explorer
from psykg.site.addresses import FIRST
from psykg.site.asking import Asking
from psykg.site.copying import Copy, Tell
from psykg.site.folder import MARK, replaced
from psykg.site.graph import graph
from psykg.site.labels import labels
from psykg.vocabulary import PSYKG

_STARTS = ("/", "/search", "/ask", "/queries", "/sparql", "/export", "/version", "/context.jsonld", "/.well-known/void")
_UNFOUND = "404.html"
_UNLIMITED = 1_000_000
"""MiB that a result may have: nobody asks here but this program."""
_NO_ROBOTS = "User-agent: *\nDisallow: /explore/\n"
"""Regions are no pages."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files and bytes the site is, and the files that pages would link to and that there is nothing for."""

    files: int
    bytes: int
    left_out: tuple[str, ...]


def build(settings: Settings, folder: Path, base: str | None, tell: Tell) -> Written:
    """Write the site for those data into the folder. `base`: where it will stand, if that is known.

    Raises `UnwritableFileError`, and what reading the data and asking the application raises.
    """
    app = create_app(replace(settings, published=True, result=_UNLIMITED))
    try:
        with replaced(folder) as new:
            copy = Copy(Asking(app), new, tell)
            _write(app, copy, base)
            return _measured(new, copy)
    finally:
        let_go(app)


def _write(app: Flask, copy: Copy, base: str | None) -> None:
    with app.app_context():
        index = held().index
        things = [index.thing(iri).name for iri in sorted(index)]
        concepts = sorted(index.thing(iri).name for iri in index.members)
        copy.put("labels.json", labels(index))
        copy.put("graph.nq", graph(held().engine, united=not held().settings.bare))
    copy.follow([*_STARTS, *_static(app), *(f"/export/{name}" for name in export_names())])
    copy.follow(f"/entity/{name}" for name in things)
    explorer.write(copy, concepts)
    care.write(app, copy)
    questions = copy.asking.answer("/queries", "application/json")
    copy.put("queries.json", questions.body if questions else b"[]")
    copy.put(_UNFOUND, copy.asking.error_page(), up=base or "/")  # It is sent for any address, at any depth.
    copy.put("robots.txt", (_NO_ROBOTS + (f"Sitemap: {base}sitemap.xml\n" if base else "")).encode())
    if base:
        copy.put("sitemap.xml", _sitemap(base, copy.files).encode())
    copy.link(base or PSYKG)


def _static(app: Flask) -> list[str]:
    """The addresses of the style sheets and scripts, those that are loaded on demand among them."""
    folder = Path(app.static_folder or "")
    return [f"/static/{path.relative_to(folder).as_posix()}" for path in sorted(folder.rglob("*")) if path.is_file()]


def _sitemap(base: str, files: dict[str, str]) -> str:
    """The pages that search engines are to know (sitemaps.org), without a date: the same site gives the same bytes."""
    pages = (file for file in sorted(files) if file.endswith(".html") and not file.startswith("explore/"))
    places = (base + ("" if file == FIRST else quote(file)) for file in pages if file != _UNFOUND)
    told = "".join(f"<url><loc>{escape(place)}</loc></url>\n" for place in places)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{told}</urlset>\n"


def _measured(folder: Path, copy: Copy) -> Written:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name != MARK]
    if len(sizes) != len(copy.files):
        raise UnwritableFileError(
            "The file system of the folder takes small and capital letters for the same, and names of the graph differ "
            "by nothing else. Write the site on one that tells them apart."
        )
    return Written(len(sizes), sum(sizes), tuple(copy.left_out()))
