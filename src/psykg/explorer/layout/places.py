"""A place in the drawing for every concept: those of the project where `layout.tsv` says, others beside them.

`psykg build` writes the file, so that a page need not lay out anything, and a concept stands where it stood yesterday.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import ceil
from pathlib import Path

from psykg.entities.names import iri_of, name_of
from psykg.explorer.layout.labelling import Room
from psykg.explorer.layout.layout import Neighbours, bounds, in_rows, neighbours
from psykg.explorer.layout.sheet import Place, Sheet

LAYOUT = Path(__file__).with_name("layout.tsv")

_HEADER = "name\tx\ty"

_AIR = 40
"""Pixels between the drawing and what is related to nothing in it."""


def places(rooms: Mapping[str, Room], pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """A place for each concept, by IRI: the shipped one, or else a free one near those that it is related to.

    `pairs` are as for `laid_out`. Parts of the graph that hang together, but with nothing that has a place, begin below
    the drawing, and what is related to nothing stands there in rows.
    """
    found = {iri: place for iri, place in shipped().items() if iri in rooms}
    # What relates those that have their place moves nothing, and that is most there is.
    near = neighbours(rooms, (pair for pair in pairs if not found.keys() >= set(pair)))
    outside = (0, ceil(bounds(rooms, found)[3]) + _AIR)
    sheet = Sheet()
    sheet.put(rooms, found)
    for iri in _outward(near, found):
        others = [found[other] for other in near[iri] if other in found]
        found[iri] = sheet.near(rooms[iri], _middle(others) if others else outside)
        sheet.put(rooms, {iri: found[iri]})
    return found | _below(rooms, found, near)


def as_text(found: Mapping[str, Place]) -> str:
    """The file that tells these places, by IRI."""
    lines = sorted(f"{name_of(iri)}\t{x}\t{y}\n" for iri, (x, y) in found.items())
    return "".join([f"{_HEADER}\n", *lines])


@cache
def shipped() -> Mapping[str, Place]:
    """The places that the file tells, by IRI."""
    lines = LAYOUT.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {iri_of(name): (int(x), int(y)) for name, x, y in rows}


def _outward(near: Neighbours, placed: Iterable[str]) -> Iterator[str]:
    """What is related to something but has no place: those that are related to what has one first, and so on.

    Where nothing of a part of the graph has a place, the one with the most relations is the first of its part.
    """
    seen = set(placed)
    yield from _reached(near, seen, sorted(seen))
    apart = [iri for iri in near if near[iri] and iri not in seen]
    for start in sorted(apart, key=lambda iri: (-len(near[iri]), iri)):
        if start not in seen:
            seen.add(start)
            yield start
            yield from _reached(near, seen, [start])


def _reached(near: Neighbours, seen: set[str], starts: Iterable[str]) -> Iterator[str]:
    """What can be reached from the starts and was not seen, the nearest first. It counts as seen from then on."""
    ahead = deque(starts)
    while ahead:
        further = sorted(near[ahead.popleft()] - seen)
        seen.update(further)
        ahead.extend(further)
        yield from further


def _middle(places: Sequence[Place]) -> Place:
    return sum(x for x, _ in places) // len(places), sum(y for _, y in places) // len(places)


def _below(rooms: Mapping[str, Room], found: Mapping[str, Place], near: Neighbours) -> dict[str, Place]:
    """Rows, under all that is found, of what is related to nothing."""
    left, _, right, bottom = bounds(rooms, found)
    alone = {iri: rooms[iri] for iri, others in near.items() if not others and iri not in found}
    rows = in_rows(alone, at_least=right - left)
    return {iri: (x + ceil(left), y + ceil(bottom) + _AIR) for iri, (x, y) in rows.items()}
