"""From what people type, a name or a label, to the thing that is meant."""

from psykg.engine import Engine
from psykg.entities.asking import holds
from psykg.entities.index import Index
from psykg.entities.names import iri_of, is_name
from psykg.entities.search import labelled, nearest
from psykg.errors import UnknownEntityError


def exists(engine: Engine, name: str) -> bool:
    """Whether the graph speaks of anything of that name."""
    return is_name(name) and holds(engine, "exists", entity=iri_of(name))


def known(engine: Engine, name: str, index: Index) -> str:
    """The IRI of a thing that the graph speaks of. Raises `UnknownEntityError` with the nearest things there are."""
    iri = iri_of(name)
    if not index.is_plain(iri) and not holds(engine, "exists", entity=iri):
        raise _unknown(index, name)
    return iri


def resolve(engine: Engine, text: str, index: Index) -> str:
    """The IRI of the thing with that name or, failing that, that label.

    Raises `UnknownEntityError`: there is none, or the label is that of several things (which are named).
    """
    if exists(engine, text):
        return iri_of(text)
    found = labelled(index, text)
    if not found:
        raise _unknown(index, text)
    if len(found) > 1:
        names = ", ".join(f"{thing.name} ({index.kind(thing.iri)})" for thing in found)
        raise UnknownEntityError(
            f"Several things are called “{text}”: {names}. Name one of them.",
            suggestions=tuple(thing.name for thing in found),
        )
    return found[0].iri


def called(index: Index, name: str) -> str:
    """What people call a thing that `resolve` takes for it: its label, or its name where others have that label."""
    thing = index.thing(iri_of(name))
    return thing.label if labelled(index, thing.label) == [thing] else name


def _unknown(index: Index, name: str) -> UnknownEntityError:
    """The error for a name that nothing has, with what comes nearest."""
    near = nearest(index, name)
    meant = ", ".join(thing.name if thing.name == thing.label else f"{thing.name} ({thing.label})" for thing in near)
    advice = f"Did you mean {meant}?" if near else "Search for it by label."
    return UnknownEntityError(
        f"Nothing in the graph is called “{name[:80]}”. {advice}", suggestions=tuple(t.name for t in near)
    )
