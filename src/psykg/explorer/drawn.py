"""What of a graph is drawn: its concepts, and which of them are related."""

from psykg.engine import Engine
from psykg.entities.index import Index
from psykg.entities.statements import statements
from psykg.entities.terms import Thing
from psykg.explorer.layout.labelling import Room, room

Pair = tuple[str, str]
"""Two concepts that are related, by IRI."""


def drawn(engine: Engine, index: Index) -> tuple[dict[str, Room], set[Pair]]:
    """The room that each concept takes with its label, by IRI, and the pairs of concepts that are related.

    A pair is there once, stated or inferred, whichever way round it is told. This is what `laid_out` and `places` take.
    """
    rooms = {thing.iri: room(thing.label) for _, things in index.concepts for thing in things}
    ends = {(each.subject.iri, each.value.iri) for each in statements(engine, index) if isinstance(each.value, Thing)}
    return rooms, {(min(two), max(two)) for two in ends if rooms.keys() >= set(two) and two[0] != two[1]}
