"""What the browser searches: every label, with what it belongs to and where that is looked at."""

import json
from urllib.parse import quote

from psykg.entities.index import Index
from psykg.entities.terms import Thing
from psykg.site.addresses import file_of
from psykg.site.links import ROOT


def labels(index: Index) -> bytes:
    """A JSON list: name, label, kind and address of each thing, and its labels, each with its rank."""
    things = (index.thing(iri) for iri in sorted(index))
    return json.dumps([_told(index, each) for each in things if file_of(_path(each))], ensure_ascii=False).encode()


def _told(index: Index, thing: Thing) -> dict[str, object]:
    names = [[label.text, label.rank] for label in index.labels(thing.iri)]
    place = {} if thing.iri in index.members else {"url": ROOT + quote(_path(thing))}
    return {"name": thing.name, "label": thing.label, "kind": index.kind(thing.iri), "labels": names, **place}


def _path(thing: Thing) -> str:
    return f"/entity/{thing.name}"
