"""All that the explorer keeps of a graph, each part read when a page first needs it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index
from psykg.entities.terms import Thing
from psykg.explorer.drawing.network import Network
from psykg.explorer.views.aspects import Aspects
from psykg.explorer.views.course import Course, courses
from psykg.explorer.views.outline import Outline
from psykg.explorer.views.way import examples

_CITATION = Path(__file__).with_name("citation.rq")


@dataclass(frozen=True, slots=True)
class Citation:
    """How the release is cited, and the IRI that stands for this version of it alone."""

    text: str
    version: str


class Atlas:
    """The parts of an engine's graph as they stand; to be made anew when it changes."""

    def __init__(self, engine: Engine, index: Index) -> None:
        self.engine = engine
        self.index = index

    @cached_property
    def network(self) -> Network:
        """The concepts and what is said between them; of a graph too large to be read, those of the ontology."""
        return Network(self.engine, self.index)

    @cached_property
    def outline(self) -> Outline:
        """The article in outline."""
        return Outline(self.index)

    @cached_property
    def aspects(self) -> Aspects:
        """The order in which what is said of a concept is read."""
        return Aspects(self.engine, self.index)

    @cached_property
    def usual(self) -> Thing | None:
        """How firmly most is said, which lists need not name; None where nothing is said with any firmness."""
        found = self.index.asked(Path(__file__).with_name("usual.rq"))
        return self.index.thing(found[0]["modality"].value) if found else None

    @cached_property
    def apart(self) -> tuple[tuple[Thing, Thing], ...]:
        """Pairs of concepts between which there is a way to look at."""
        return examples(self.network)

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """The phases of treatment in their order."""
        return courses(self.engine, self.index)

    @cached_property
    def citation(self) -> Citation | None:
        """How to cite what is served; None where the ontology is not part of it."""
        found = rows(self.engine, _CITATION)
        return Citation(found[0]["text"].value, found[0]["version"].value) if found else None

    @cached_property
    def methods(self) -> tuple[str, ...]:
        """Two therapies that the graph contrasts with each other, by name: what a comparison starts with."""
        found = self.index.asked(Path(__file__).with_name("methods.rq"))
        names = (self.index.thing(found[0][name].value).name for name in ("left", "right")) if found else ()
        return tuple(names)
