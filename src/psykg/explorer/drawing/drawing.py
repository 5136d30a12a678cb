"""The geometry of a scene: marks with their labels, lines between them, parallel ones apart, and the window on it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from psykg.entities.terms import Statement, Thing
from psykg.errors import ParameterError
from psykg.explorer.drawing.curves import Curve, Point, curved, looped
from psykg.explorer.drawing.network import Concept, Network, ends
from psykg.explorer.drawing.scene import MOST, Scene
from psykg.explorer.layout.labelling import lines, room

_MARGIN = 24
_NARROWEST = 480
"""The least width and height of the window, so that few concepts are not blown up."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A concept at its place. `degree`: how many statements it stands in; `lit`: it answers something.

    `named`: its label goes before others, for it is what one looks for.
    """

    concept: Concept
    x: int
    y: int
    lines: tuple[str, ...]
    degree: int
    lit: bool
    focus: bool
    named: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as a curve from mark to mark."""

    statement: Statement
    curve: Curve
    chosen: bool


@dataclass(frozen=True, slots=True)
class Window:
    """What is seen of the drawing: the left upper corner, width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands out, the lines, the concepts that are only there for orientation, and the window that fits.

    There are none for orientation where the graph has more concepts than one drawing shows.
    """

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    rest: tuple[Mark, ...]
    window: Window

    def seen_from(self, at: str) -> Window:
        """The window whose middle and width the text tells, of the shape of the whole; the whole where it tells none.

        Raises `ParameterError`.
        """
        if not at:
            return self.window
        numbers = re.fullmatch(r"(-?\d{1,6}) (-?\d{1,6}) ([1-9]\d{0,5})", at)
        if not numbers:
            raise ParameterError(f"“at” is the middle and width of what is seen, such as 0 0 800, not “{at[:40]}”.")
        x, y, width = map(int, numbers.groups())
        height = width * self.window.height / self.window.width
        return Window(x - width / 2, y - height / 2, width, height)


def drawn(network: Network, scene: Scene, focus: str | None = None, chosen: Statement | None = None) -> Drawing:
    """The drawing of a scene, with one concept in focus and one statement chosen; what one looks for comes first."""
    named = {focus, *(ends(chosen) if chosen else ())}

    def first(iri: str) -> tuple[object, ...]:
        return iri != focus, iri not in named, iri not in scene.lit, *network.rank(iri)

    def marks(concepts: Iterable[str]) -> tuple[Mark, ...]:
        looked_for = named | scene.lit
        return tuple(
            _mark(network, iri, lit=iri in scene.lit, focus=iri == focus, named=iri in looked_for)
            for iri in sorted(concepts, key=first)
        )

    near = marks(scene.concepts)
    few = network.is_whole and len(network.concepts) <= MOST
    rest = marks(network.concepts.keys() - scene.concepts) if few else ()
    places = {mark.concept.thing.iri: (mark.x, mark.y) for mark in near}
    return Drawing(near, tuple(lines_between(places, scene.statements, chosen)), rest, window_on(near or rest))


def _mark(network: Network, iri: str, *, lit: bool, focus: bool, named: bool) -> Mark:
    concept, (x, y) = network.concepts[iri], network.place(iri)
    return Mark(concept, x, y, lines(concept.thing.label), len(network.about(iri)), lit, focus, named)


def lines_between(
    places: Mapping[str, Point], statements: Iterable[Statement], chosen: Statement | None = None
) -> Iterator[Line]:
    """A line for each statement. What is told of a pair from either side is bent apart to the same sides."""
    pairs: dict[frozenset[str], list[Statement]] = defaultdict(list)
    for statement in statements:
        pairs[frozenset(ends(statement))].append(statement)
    for pair, several in pairs.items():
        for number, statement in enumerate(several):
            start, end = ends(statement)
            bend = (number - (len(several) - 1) / 2) * (1 if start == min(pair) else -1)
            curve = curved(places[start], places[end], bend) if start != end else looped(places[start], number)
            yield Line(statement, curve, statement == chosen)


def window_on(marks: Iterable[Mark]) -> Window:
    """The least that holds the marks with their labels."""
    rooms = [(mark, room(mark.concept.thing.label)) for mark in marks]
    if not rooms:
        return Window(0, 0, _NARROWEST, _NARROWEST)
    left, right = min(m.x - r.side for m, r in rooms), max(m.x + r.side for m, r in rooms)
    top, bottom = min(m.y - r.above for m, r in rooms), max(m.y + r.below for m, r in rooms)
    width, height = max(right - left, _NARROWEST) + 2 * _MARGIN, max(bottom - top, _NARROWEST) + 2 * _MARGIN
    return Window((left + right - width) / 2, (top + bottom - height) / 2, width, height)


def kinds_seen(drawing: Drawing) -> dict[Thing, int]:
    """The kinds of what stands out, each with how many there are."""
    seen: dict[Thing, int] = defaultdict(int)
    for mark in sorted(drawing.marks, key=lambda mark: mark.concept.number):
        seen[mark.concept.kind] += 1
    return dict(seen)
